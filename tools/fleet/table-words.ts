/** A shared table in words, for the screen and for plain output. */
import type { TableSeen } from "./table.ts";
import type { TableRow } from "./table-knowledge.ts";
import { amount } from "./words.ts";

/** How many boards hold all of a table, and what that took. */
export function tableSentence({ name, rows, complete, on, datagrams, bytes }: TableSeen): string {
  const held =
    rows === 0 ? "no rows yet" : `${amount(rows, "row")}, all of them at ${complete} of ${on} boards`;
  return `table ${name}: ${held}; ${amount(datagrams, "datagram")}, ${bytes} bytes`;
}

/** That boards have so many bytes of heap, more than a board without LFS. */
export function heapNote(heap: number): string {
  return `${heap / 1024} KB of heap each (as with LFS)`;
}

/** A row for people: "lamp is on"; without what would do something to their terminal. */
export function rowWords(key: string, { fields }: TableRow): string {
  const words = fields === "" ? [key, "is gone"] : [key, "is", ...fields.split("\t")];
  return Buffer.from(words.join(" "), "latin1").toString().replaceAll(/\p{C}/gu, "?").slice(0, 60);
}
