/**
 * A mock of NodeMCU's file: a flat flash of names and contents, in which power can fail before,
 * inside and after any operation that changes it.
 */

/** Where in an operation power fails; inside a write, the file is left empty or cut. */
export type Cut = "before" | "empty" | "cut" | "after";

export interface FileMock {
  /** What is in flash, by name. */
  files: LuaTable<string, string>;
  /** Operations that changed flash so far. */
  writes: number;
  /** While true nothing can be written, as when flash is full. */
  full: boolean;
  /** Power fails at the n-th change from now (1: the next). */
  cutAt(n: number, where: Cut): void;
  /** Whether power has failed; until {@link repower} every operation raises. */
  isDead(): boolean;
  /** Power is back. */
  repower(): void;
}

/** Installs the mock as the global `file`. */
export function mockFile(): FileMock {
  let left: number | undefined;
  let where: Cut = "before";
  let dead = false;
  const mock: FileMock = {
    files: new LuaTable(),
    writes: 0,
    full: false,
    cutAt: (n, place) => {
      left = n;
      where = place;
    },
    isDead: () => dead,
    repower: () => {
      dead = false;
      left = undefined;
    },
  };
  const files = mock.files;

  function failPower(): never {
    dead = true;
    return error("the power failed");
  }

  /** Does a change of flash, or fails power in it. */
  function change(name: string, before: string, after: string | undefined): void {
    if (dead) failPower();
    mock.writes += 1;
    const now = left === 1;
    if (left !== undefined) left -= 1;
    if (now && where === "before") failPower();
    const written = now && after !== undefined ? string.sub(after, string.len(before) + 1) : "";
    if (now && where === "empty") after = after === undefined ? undefined : "";
    if (now && where === "cut") {
      after =
        after === undefined ? before : before + string.sub(written, 1, math.floor(string.len(written) / 2));
    }
    files.set(name, after!);
    if (now) failPower();
  }

  function open(name: string, mode = "r"): file.File | undefined {
    if (dead) failPower();
    if (string.len(name) > 31) return undefined;
    if (mode === "w") {
      if (mock.full) return undefined;
      change(name, "", "");
    } else if (files.get(name) === undefined) return undefined;
    let position = 0;
    const object = {
      read(this: file.File, n = 1024) {
        const text = string.sub(files.get(name), position + 1, position + n);
        position += string.len(text);
        return text === "" ? undefined : text;
      },
      readline(this: file.File) {
        const [line] = string.match(files.get(name), "^[^\n]*\n?", position + 1);
        position += string.len(line!);
        return line === "" ? undefined : line;
      },
      seek(this: file.File, whence: string, offset: number) {
        assert(whence === "set", "the mock knows no other");
        position = offset;
        return position;
      },
      write(this: file.File, data: string) {
        if (mock.full) return undefined;
        change(name, files.get(name), files.get(name) + data);
        return true;
      },
      close(this: file.File) {
        if (dead) failPower();
      },
    };
    return object as unknown as file.File;
  }

  (_G as { file: unknown }).file = {
    open,
    exists: (name: string) => files.get(name) !== undefined,
    remove: (name: string) => {
      if (dead) failPower();
      if (files.get(name) !== undefined) change(name, files.get(name), undefined);
    },
    rename: (from: string, to: string) => {
      if (dead) failPower();
      if (files.get(to) !== undefined || files.get(from) === undefined) return false;
      const text = files.get(from);
      change(to, "", text);
      files.delete(from);
      return true;
    },
    stat: (name: string) => {
      const text = files.get(name);
      return text === undefined ? undefined : { size: string.len(text), name };
    },
    getcontents: (name: string) => {
      if (dead) failPower();
      return files.get(name);
    },
    putcontents: (name: string, text: string) => {
      if (mock.full) return undefined;
      change(name, "", text);
      return true;
    },
  };
  return mock;
}
