/** What a user at the console sees. */

/** What is printed meanwhile. */
export function printed(what: () => void): string[] {
  const lines: string[] = [];
  const globals = _G as unknown as LuaTable<string, unknown>;
  const print = globals.get("print");
  globals.set("print", (text: string) => table.insert(lines, text));
  const [ok, problem] = pcall(what);
  globals.set("print", print);
  if (!ok) error(problem, 0);
  return lines;
}

/**
 * The error of a call that cannot be, as a user's own chunk makes it: errors are to bear that one's name and
 * line, `user:3: `.
 *
 * @param call what is called, with the module under its name, `one` and `two` in it
 */
export function refusalOf(name: string, call: string, module: unknown, one?: unknown, two?: unknown): string {
  const [chunk] = loadstring(`local ${name}, one, two = ...\n\nlocal got = ${call}\nreturn got`, "=user");
  const [ok, problem] = pcall(chunk as never, module, one, two);
  if (ok) error(`${call} did not raise`);
  return tostring(problem);
}

/**
 * Has heap not suffice for a module when it is loaded the next time, or so often: where code can go it is tried once
 * more at once.
 */
export function failToLoad(module: string, times = 1): void {
  const globals = _G as unknown as LuaTable<string, unknown>;
  const load = globals.get("require") as (this: void, name: string) => unknown;
  let left = times;
  globals.set("require", (name: string) => {
    if (name !== module) return load(name);
    left -= 1;
    if (left === 0) globals.set("require", load);
    return error("not enough memory", 0);
  });
}
