/** What makes a fleet share a table: its boards' init.lua, their heap, and rows to begin with. */
import { type Fleet, gossipLines, joiningLua } from "./fleet.ts";

/**
 * Bytes of heap of a board that runs gossip and shares tables: the code of both leaves the 44 KB of a board
 * without LFS too little to work with. A board with the code in LFS has more to spare than this gives.
 */
export const TABLE_HEAP = 64 * 1024;

/** hbbp's own port. */
export const TABLE_PORT = 4950;

/** Where a board has a table's rows. */
export function tableFile(name: string): string {
  return `p2ptbl/${name}`;
}

/** Lines that take part in a table. */
export function tableLines(name: string): string[] {
  return [
    `hbbp = require("hbbp")`,
    `p2ptbl = require("p2ptbl")`,
    "hbbp.start()",
    `p2ptbl.init("${name}")`,
    `p2ptbl.enable("${name}")`,
  ];
}

/** An init.lua that gossips, and takes part in a table. */
export function tableInit(name: string): (ip: string, fleet: Fleet) => string {
  return (_ip, fleet) => joiningLua([...gossipLines(fleet), ...tableLines(name)]);
}

/** Rows of 40 to 60 bytes as p2ptbl has them. */
export function rowsOf(count: number): string {
  return Array.from({ length: count }, (_, index) => {
    const version = 1_000_000 + ((index * 2_654_435_761) % 999_000_000);
    const word = ["free", "ghost", "queen"][index % 3];
    const hash = (((index + 1) * 0x9e3779b1) >>> 0).toString(16).padStart(8, "0");
    return `10.13.${Math.floor(index / 250)}.${1 + (index % 250)}\t${version}\t${word}\t${hash}${hash}\n`;
  }).join("");
}
