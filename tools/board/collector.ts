/** `collectgarbage` and `gcinfo` as on a board, where what is in flash takes no heap. */
import { lua } from "./lua/wasm.ts";
import type { Args, HostFunction } from "./module.ts";

/** By the numbers that lua_gc takes. */
const OPTIONS = ["stop", "restart", "collect", "count", "step", "setpause", "setstepmul"];
const [COUNT, STEP] = [OPTIONS.indexOf("count"), OPTIONS.indexOf("step")];

/** Kilobytes of heap in use. */
const used = ({ vm: { heap } }: Args) => (heap.used - heap.base) / 1024;

export const COLLECTOR: Record<string, HostFunction> = {
  collectgarbage: (args) => {
    const option = OPTIONS.indexOf(args.option(1, OPTIONS, "collect"));
    const value = args.optInteger(2, 0);
    if (option === COUNT) return used(args);
    const result = lua.lua_gc(args.L, option, value);
    return option === STEP ? result !== 0 : result;
  },
  gcinfo: (args) => Math.floor(used(args)),
};
