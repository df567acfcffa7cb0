/**
 * Lua's values where they lie in memory, for what its C interface does not reach: a stripped function's upvalues.
 * Reads only. The places are those of Lua 5.1's lobject.h, on 32 bits.
 */
import { TYPE } from "./values.ts";
import { bytes, type Pointer, readBytes, words } from "./wasm.ts";

/** A value: its type, and where it is. */
export interface Cell {
  type: number;
  /** Of a table, a string, a function. */
  pointer: Pointer;
}

const VALUE = { size: 16, type: 8 };
const CLOSURE = { isC: 6, count: 7, upvalues: 20 };
const UPVALUE = { value: 8 };
const TABLE = { log2: 7, array: 12, nodes: 16, arraySize: 28 };
const NODE = { size: 32, key: 16 };
const STRING = { length: 12, text: 16 };

const word = (at: Pointer) => words()[at >> 2]!;
const cell = (at: Pointer): Cell => ({ type: word(at + VALUE.type), pointer: word(at) });

/** The values that a function written in Lua has taken from around it, in the order of their first use. */
export function upvaluesOf(closure: Pointer): Cell[] {
  if (bytes()[closure + CLOSURE.isC] !== 0) return [];
  const count = bytes()[closure + CLOSURE.count]!;
  return Array.from({ length: count }, (_, at) =>
    cell(word(word(closure + CLOSURE.upvalues + 4 * at) + UPVALUE.value)),
  );
}

/** What a table has under a whole number from 1, as far as it lies in a row; undefined: it does not. */
export function elementOf(table: Pointer, index: number): Cell | undefined {
  const inRow = index >= 1 && index <= word(table + TABLE.arraySize);
  return inRow ? cell(word(table + TABLE.array) + (index - 1) * VALUE.size) : undefined;
}

/** A table's texts by texts, one character a byte; what else it has is left out. */
export function textsOf(table: Pointer): Map<string, string> {
  const texts = new Map<string, string>();
  const nodes = word(table + TABLE.nodes);
  for (let at = 0; at < 1 << bytes()[table + TABLE.log2]!; at++) {
    const [value, key] = [cell(nodes + at * NODE.size), cell(nodes + at * NODE.size + NODE.key)];
    if (value.type === TYPE.string && key.type === TYPE.string)
      texts.set(textAt(key.pointer), textAt(value.pointer));
  }
  return texts;
}

function textAt(string: Pointer): string {
  return readBytes(string + STRING.text, word(string + STRING.length));
}
