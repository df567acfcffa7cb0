/**
 * Lua 5.1's bytecode as lua_dump writes it (ldump.c; 32 bits, little-endian, double numbers): taking
 * the debug information out, and counting what NodeMCU's compiler bounds.
 */

/** NodeMCU's bounds for one function (luaconf.h); a desktop Lua allows 200 and 60. */
export const MAX_LOCALS = 50;
export const MAX_UPVALUES = 60;

const HEADER = 12;
const LUA_STRING = 4;
const LUA_NUMBER = 3;
const LUA_BOOLEAN = 1;

/** What a function in a chunk exceeds, as NodeMCU's compiler words it. */
export interface Excess {
  line: number;
  message: string;
}

class Reader {
  #at = HEADER;
  #parts: Buffer[] = [];
  #copied = 0;
  excess: Excess | undefined;

  constructor(
    readonly chunk: Buffer,
    /** Whether to leave debug information out of {@link result}. */
    readonly strip: boolean,
  ) {}

  result(): Buffer {
    this.#keep();
    return Buffer.concat(this.#parts);
  }

  #keep(): void {
    this.#parts.push(this.chunk.subarray(this.#copied, this.#at));
    this.#copied = this.#at;
  }
  /** What lies between the last {@link #keep} and here is replaced by a zero. */
  #replaceByZero(): void {
    this.#parts.push(Buffer.alloc(4));
    this.#copied = this.#at;
  }
  #byte(): number {
    return this.chunk[this.#at++]!;
  }
  #int(): number {
    const value = this.chunk.readInt32LE(this.#at);
    this.#at += 4;
    return value;
  }
  #skip(n: number): void {
    this.#at += n;
  }

  function(): void {
    this.#keep();
    this.#skip(this.#int());
    if (this.strip) this.#replaceByZero();
    const lineDefined = this.#int();
    this.#skip(4);
    const upvalues = this.#byte();
    this.#skip(3);
    this.#skip(4 * this.#int());
    this.#constants();
    const functions = this.#int();
    for (let i = 0; i < functions; i++) this.function();
    this.#keep();
    const lines: number[] = [];
    for (let n = this.#int(); n > 0; n--) lines.push(this.#int());
    if (this.strip) this.#replaceByZero();
    this.#keep();
    const variables: { start: number; end: number }[] = [];
    for (let n = this.#int(); n > 0; n--) {
      this.#skip(this.#int());
      variables.push({ start: this.#int(), end: this.#int() });
    }
    if (this.strip) this.#replaceByZero();
    this.#keep();
    for (let n = this.#int(); n > 0; n--) this.#skip(this.#int());
    if (this.strip) this.#replaceByZero();
    this.#check(lineDefined, upvalues, variables, lines);
  }

  #constants(): void {
    for (let n = this.#int(); n > 0; n--) {
      const type = this.#byte();
      if (type === LUA_BOOLEAN) this.#skip(1);
      else if (type === LUA_NUMBER) this.#skip(8);
      else if (type === LUA_STRING) this.#skip(this.#int());
    }
  }

  #check(
    lineDefined: number,
    upvalues: number,
    variables: { start: number; end: number }[],
    lines: number[],
  ): void {
    if (this.excess) return;
    const where = lineDefined === 0 ? "main function" : `function at line ${lineDefined}`;
    if (upvalues > MAX_UPVALUES) {
      this.excess = { line: lineDefined, message: `${where} has more than ${MAX_UPVALUES} upvalues` };
      return;
    }
    const active: { start: number; end: number }[] = [];
    for (const variable of variables) {
      const { start } = variable;
      // Variables that no instruction follows have no length; those of one statement still coexist.
      for (let last = active.at(-1); last; last = active.at(-1)) {
        if (last.end > start || (last.end === start && last.start === start)) break;
        active.pop();
      }
      active.push(variable);
      if (active.length > MAX_LOCALS) {
        const line = lines[Math.min(start, lines.length - 1)] ?? lineDefined;
        this.excess = { line, message: `${where} has more than ${MAX_LOCALS} local variables` };
        return;
      }
    }
  }
}

/** The chunk without its debug information: source name, line numbers, names of variables. */
export function stripDebug(chunk: Buffer): Buffer {
  const reader = new Reader(chunk, true);
  reader.function();
  return reader.result();
}

/** The first function of a chunk (with debug information) that NodeMCU's compiler would refuse. */
export function findExcess(chunk: Buffer): Excess | undefined {
  const reader = new Reader(chunk, false);
  reader.function();
  return reader.excess;
}
