/** The FlatBuffers that a server sends: whatever comes, nothing outside the message is looked at. */
import { Raised } from "../phase";
import { numberOf } from "./wide";

const { byte, reverse, sub } = string;

/** The place of an id in both tables, and of the other fields; a ClientConf's periods follow each other. */
const enum Slot {
  ID = 0,
  KIND = 3,
  DATA = 4,
  MEMORY = 6,
  CPU = 8,
  ACKNOWLEDGES = 9,
}

/** So many bytes from a place on, the highest first. */
function number(text: string, at: number, width: number): string {
  if (at < 1 || at + width - 1 > text.length) error(Raised.BAD, 0);
  return reverse(sub(text, at, at + width - 1));
}

/** An unsigned one of 2 bytes; or of 4, of which only those below 65,536 can be a place in a message. */
function place(text: string, at: number, width: number): number {
  const bytes = number(text, at, width);
  if (width === 4 && sub(bytes, 1, 2) !== "\0\0") error(Raised.BAD, 0);
  return numberOf(bytes, width - 1, width);
}

/** Where a field of a table is; nil if it is left out. */
function field(text: string, at: number, slot: number): number | undefined {
  const back = number(text, at, 4);
  let vtable = at - numberOf(back, 3, 4);
  // It may stand behind the table: then that is negative.
  if (byte(back, 1) === 255 && byte(back, 2) === 255) vtable += 65536;
  else if (sub(back, 1, 2) !== "\0\0") error(Raised.BAD, 0);
  if (4 + 2 * slot >= place(text, vtable, 2)) return undefined;
  const offset = place(text, vtable + 4 + 2 * slot, 2);
  return offset === 0 ? undefined : at + offset;
}

/** The bytes of a vector; "" if there is none. */
function vector(text: string, at: number, slot: number): string {
  const where = field(text, at, slot);
  if (where === undefined) return "";
  const start = where + place(text, where, 4);
  const size = place(text, start, 4);
  if (start + 3 + size > text.length) error(Raised.BAD, 0);
  return sub(text, start + 4, start + 3 + size);
}

/** A Message. Raises {@link Raised.BAD}. */
export function readMessage(text: string): LuaMultiReturn<[kind: number, data: string, id: string]> {
  const at = place(text, 1, 4) + 1;
  const id = vector(text, at, Slot.ID);
  const kind = field(text, at, Slot.KIND);
  if (id.length !== 16) error(Raised.BAD, 0);
  return $multi(kind === undefined ? 0 : place(text, kind, 2), vector(text, at, Slot.DATA), id);
}

/**
 * How a server wants a client to behave: its id; periods in ns, 8 bytes each, "" where there is none; whether it says
 * what is stored. Raises {@link Raised.BAD}.
 */
export function readConf(
  text: string,
): LuaMultiReturn<[id: string, periods: string[], acknowledges: boolean]> {
  const at = place(text, 1, 4) + 1;
  const id = vector(text, at, Slot.ID);
  if (id.length !== 8) error(Raised.BAD, 0);
  const periods: string[] = [];
  for (const slot of $range(Slot.MEMORY, Slot.CPU)) {
    const where = field(text, at, slot);
    table.insert(periods, where === undefined ? "" : number(text, where, 8));
  }
  const said = field(text, at, Slot.ACKNOWLEDGES);
  return $multi(id, periods, said !== undefined && number(text, said, 1) !== "\0");
}
