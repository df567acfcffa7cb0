/** The interactive interpreter, as lua.c has it: runs lines, keeps incomplete ones, prints errors. */
import type { Loader } from "./loader.ts";
import type { Args } from "./lua/args.ts";
import { ERROR_WITH_TRACEBACK } from "./lua/traceback.ts";
import { GLOBALS, TYPE, toText } from "./lua/values.ts";
import { cString, lua } from "./lua/wasm.ts";
import type { Vm } from "./vm.ts";

const INCOMPLETE = "'<eof>'";

export class Interpreter {
  #lines: string | undefined;

  constructor(
    readonly vm: Vm,
    readonly loader: Loader,
    readonly write: (text: string) => void,
  ) {}

  /** The prompt due now: that of a new line or of a further one (`_PROMPT`, `_PROMPT2`). */
  get prompt(): string {
    const [name, standard] = this.#lines === undefined ? ["_PROMPT", "> "] : ["_PROMPT2", ">> "];
    const outcome = this.vm.protect(({ L, vm }) => {
      lua.lua_getfield(L, GLOBALS, cString(name));
      return lua.lua_isstring(L, -1) !== 0 ? toText(L, -1) : vm.pull(L, -1);
    });
    const set = outcome.ok ? outcome.results[0] : undefined;
    return typeof set === "string" ? set : standard;
  }

  /** Runs a line (without its line feed). Output and errors are printed; the prompt is not. */
  line(text: string): void {
    let chunk = text;
    if (this.#lines !== undefined) chunk = `${this.#lines}\n${text}`;
    else if (text.startsWith("=")) chunk = `return ${text.slice(1)}`;
    this.#lines = undefined;
    const outcome = this.vm.protect((args) => {
      const error = this.loader.loadBuffer(args.L, chunk, "=stdin");
      if (error?.endsWith(INCOMPLETE)) {
        this.#lines = chunk;
        return;
      }
      if (error !== undefined) {
        args.vm.push(args.L, error);
        this.#print(args, "Lua error: ");
      } else {
        const ran = this.#run(args);
        // The watchdog's bite and a power cut end a board without a word.
        if (!this.vm.stopping) this.#print(args, ran ? undefined : "Lua error: ");
      }
    });
    if (!outcome.ok && !this.vm.stopping) this.write(`Lua error: \t${String(outcome.error)}\n`);
  }

  /**
   * Runs what lua.c runs at boot: "@file", or code. Errors are printed, nothing is raised.
   */
  startup(command: string): void {
    const outcome = this.vm.protect((args) => {
      const { L } = args;
      const error = command.startsWith("@")
        ? this.loader.loadFile(L, command.slice(1))
        : command.startsWith("!")
          ? `cannot load LFS.${command.slice(1)}`
          : this.loader.loadBuffer(L, command, "=INIT");
      if (error !== undefined) {
        args.vm.push(args.L, error);
        this.#print(args);
      } else if (!this.#run(args) && !this.vm.stopping) this.#print(args);
    });
    if (!outcome.ok && !this.vm.stopping) this.write(`${String(outcome.error)}\n`);
  }

  /** Calls the function on the stack; leaves its results, or the error with a traceback. */
  #run({ L, vm }: Args): boolean {
    const base = lua.lua_gettop(L);
    lua.lua_pushcclosure(L, ERROR_WITH_TRACEBACK, 0);
    lua.lua_insert(L, base);
    const status = lua.lua_pcall(L, 0, -1, base);
    lua.lua_remove(L, base);
    if (status !== 0) vm.collect();
    return status === 0;
  }

  /** Prints everything on the stack with Lua's own `print`; an error of nil is not worth a word. */
  #print({ L, vm }: Args, before?: string): void {
    if (before !== undefined && lua.lua_type(L, -1) !== TYPE.nil) {
      vm.push(L, before);
      lua.lua_insert(L, -2);
    }
    const count = lua.lua_gettop(L);
    if (count === 0) return;
    lua.lua_getfield(L, GLOBALS, cString("print"));
    lua.lua_insert(L, 1);
    if (lua.lua_pcall(L, count, 0, 0) !== 0) this.write(`error calling 'print' (${toText(L, -1)})\n`);
  }
}
