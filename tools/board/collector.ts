/** `collectgarbage` and `gcinfo` as on a board, where what is in flash takes no heap. */
import { lua } from "./lua/wasm.ts";
import type { Args, HostFunction } from "./module.ts";

/** The numbers that lua_gc takes. */
const GC = { stop: 0, restart: 1, collect: 2, count: 3, step: 5, setpause: 6, setstepmul: 7 };
const OPTIONS = Object.keys(GC);

/** Kilobytes of heap in use. */
const used = ({ vm: { heap } }: Args) => (heap.used - heap.base) / 1024;

export const COLLECTOR: Record<string, HostFunction> = {
  collectgarbage: (args) => {
    const option = GC[args.option(1, OPTIONS, "collect") as keyof typeof GC];
    const value = args.optInteger(2, 0);
    if (option === GC.count) return used(args);
    const result = lua.lua_gc(args.L, option, value);
    return option === GC.step ? result !== 0 : result;
  },
  gcinfo: (args) => Math.floor(used(args)),
};
