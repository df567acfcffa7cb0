/** The door for data: a datagram is checked whole before any of it is taken. */

import type { Entry } from "../busy/entry";
import { isGarbled } from "../busy/garbled";
import { Part } from "../busy/part";

/** Where the part of a datagram that begins here ends; nil if it is not whole, or its text cannot be told on. */
function endOf(datagram: string, at: number, maxData: number): number | undefined {
  const [high, low] = string.byte(datagram, at + 9, at + 10);
  if ((low as number | undefined) === undefined) return undefined;
  const length = high! * 256 + low!;
  const end = at + Part.HEAD + length;
  if (end - 1 > string.len(datagram)) return undefined;
  // What is too much is not kept: no heap for a look at it.
  if (length === 0 || length > maxData + Part.BRACES) return end;
  const text = string.sub(datagram, at + Part.HEAD, end - 1);
  const [ok, value] = pcall(sjson.decode, text);
  // What the heap does not suffice for is not the datagram's fault.
  if (!ok && string.find(tostring(value), "not enough memory", 1, true)[0] !== undefined) error(value, 0);
  if (!ok || string.find(text, "^{.*}$")[0] === undefined) return undefined;
  const fields = value as Entry;
  // In JSON they stand beside the entry's own three.
  if (next(fields)[0] === undefined || isGarbled(fields)) return undefined;
  const same = fields.revision !== undefined || fields.heartbeat !== undefined || fields.state !== undefined;
  return same ? undefined : end;
}

/** Where each part of a datagram ends, the first byte after it; nil if it is not whole, or not good. */
export function check(datagram: string, maxData: number): number[] | undefined {
  const ends: number[] = [];
  let at = 2;
  while (at <= datagram.length) {
    const end = endOf(datagram, at, maxData);
    if (end === undefined) return undefined;
    table.insert(ends, end);
    at = end;
  }
  return ends;
}
