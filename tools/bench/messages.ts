/** HBBP datagrams that tell a table: good ones, and such as broken radios and bored neighbours would send. */
import { gzipSync } from "node:zlib";
import type { Random } from "../lan/random.ts";
import { below, changed, drawChanges, oneOf } from "./byte-mutations.ts";
import { drawSettings, vectors } from "./samples.ts";

/** The most that UDP brings to a board. */
const MOST = 1472;

const KEY = "p2ptbl/hosts";
/** Keys that nobody takes, and such as nobody here listens to. */
const KEYS = [
  ...["", "/", "/p2ptbl/hosts", "p2ptbl/../hosts", "..", "p2ptbl/hosts\n", "p2ptbl/h\xf6sts", "\x7f"],
  ...["p2ptbl", "p2ptbl/", "p2ptbl/host", "p2ptbl/hosts2", "p2ptbl/hosts/", "p2ptbl/hosts/x", "hosts", " "],
  ...["p2ptbl/Hosts", "p2ptbl//hosts", "x".repeat(1300)],
];

/** Pieces that bring a parser of rows into trouble. */
const PIECES = [
  ...["\t", "\n", " ", "\0", "\\", "\r", "%", "\xff", "\t\t", "\n\n", "..", "-", "+1", ".5", "1e5", "0x10"],
  ...["9223372036854775807", "9223372036854775808", "99999999999999999999", "0".repeat(30)],
  ...["\na\t1\n", "\na\t1\t\n", "\na\t1\tx\n", "\n\t1\tx\n", "\na b\t1\tx\n", "\na\t\tx\n", "\na\n"],
  "x".repeat(300),
];

const FIELDS = [
  "on",
  "free",
  "",
  "two words",
  "a\tb",
  "a\t\tb",
  "back\\slash",
  " blank",
  "blank ",
  "\t",
  "a \tb",
];

const captured = { members: vectors(".gz"), tables: vectors(".tsv") };

/** A line with something else in it. */
function otherLine(random: Random, line: string, keys: readonly string[]): string {
  const [key = "", version = "", ...fields] = line.split("\t");
  const raised = `${Number(version) + below(random, 1000) - 300}`.replace("-", "");
  return [
    () => [key, raised, ...fields].join("\t"),
    () => [key, raised, oneOf(random, FIELDS)].join("\t"),
    () => [key, version, oneOf(random, FIELDS)].join("\t"),
    () => [key, `000${raised}`, ...fields].join("\t"),
    () => [key, raised, ""].slice(0, 2 + below(random, 2)).join("\t"),
    () => [key, String(2n ** 63n - BigInt(below(random, 3))), ...fields].join("\t"),
    () =>
      [`new-${below(random, 500)}`, raised, oneOf(random, FIELDS), "x".repeat(below(random, 300))].join("\t"),
    () => [oneOf(random, keys), raised, ...fields].join("\t"),
    () => `${line}\n${line}`,
    () => "",
  ][below(random, 10)]!();
}

/** The rows of a table, some of them otherwise; in half of all texts something that may be no row. */
function text(random: Random, keys: readonly string[]): Buffer {
  const lines = oneOf(random, captured.tables).toString("latin1").split("\n");
  for (let n = below(random, 6); n > 0; n--) {
    const at = below(random, lines.length);
    lines[at] = otherLine(random, lines[at]!, keys);
  }
  let all = lines.join("\n");
  for (let n = below(random, 2); n > 0; n--) {
    const at = below(random, all.length + 1);
    all = all.slice(0, at) + oneOf(random, PIECES) + all.slice(at + below(random, 4));
  }
  return Buffer.from(all, "latin1");
}

/**
 * Draws a datagram.
 *
 * @param keys of the table's rows
 * @param own payloads that the board itself has told
 */
export function drawMessage(random: Random, keys: readonly string[], own: readonly Buffer[]): Buffer {
  const table = () => gzipSync(text(random, keys), drawSettings(random));
  const good = () =>
    [table, () => oneOf(random, captured.members), () => oneOf(random, own)][below(random, 3)]!();
  const message = (key: string, payload: Buffer) =>
    Buffer.concat([Buffer.from(`${key}\0`, "latin1"), payload]);
  // Sums are right in the first two of these: rows and what is joined are looked at.
  const datagram = [
    () => message(KEY, table()),
    () => message(KEY, Buffer.concat([good(), good()])),
    () => message(KEY, good()),
    () => message(KEY, changed(good(), drawChanges(random))),
    () => changed(message(KEY, good()), drawChanges(random)),
    () => message(oneOf(random, KEYS), good()),
    () => Buffer.from(oneOf(random, [KEY, `${KEY}\0`, ...KEYS]), "latin1"),
    () => message(KEY, oneOf(random, captured.tables)),
  ][[0, 0, 0, 1, 2, 3, 3, 4, 5, 6, 7][below(random, 11)]!]!();
  return datagram.subarray(0, MOST);
}
