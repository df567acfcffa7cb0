/**
 * Tables of boards and of a router, which meet over a bridge: the boards run the firmware, the router what a
 * router runs, its shell, sort and gzip.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { until } from "../until.ts";
import { whyNoNamespaces } from "./namespaces.ts";
import { type TableBoards, tableLink } from "./table-link.ts";
import type { TableRouter } from "./table-router.ts";

/** A table of a router, of forty rows. */
const FILE = readFileSync(new URL("../vectors/p2ptbl/table-40.tsv", import.meta.url), "utf8");
/** How often the router gossips, milliseconds. */
const EVERY = 1000;

/** The rows of a file, in bytewise order. */
function rowsOf(text: string): string[] {
  const lines = text.split("\n");
  assert.equal(lines.pop(), "", "a file ends with a newline");
  return lines.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

/** The row of a key in a file. */
function rowOf(text: string, key: string): string | undefined {
  return rowsOf(text).find((row) => row.startsWith(`${key}\t`));
}

/** Rows that router and boards hold of the same keys when they do not know of one another yet. */
interface Conflict {
  what: string;
  router: string;
  boards: [string, string, string];
  /** What all hold in the end. */
  wins: string;
}

const same = (row: string): [string, string, string] => [row, row, row];
const CONFLICTS: Conflict[] = [
  { what: "the router's is newer", router: "v1\t12\told", boards: same("v1\t9\tnew"), wins: "v1\t12\told" },
  {
    what: "a board's is newer",
    router: "v2\t9\ta",
    boards: ["v2\t8\ta", "v2\t10\tz", "v2\t9\tb"],
    wins: "v2\t10\tz",
  },
  {
    what: "versions that doubles and 32 bits do not tell apart",
    router: "v3\t9223372036854775806\ta",
    boards: ["v3\t9223372036854775805\ta", "v3\t9223372036854775807\tz", "v3\t2147483647\ta"],
    wins: "v3\t9223372036854775807\tz",
  },
  {
    what: "the same version, the router's is smaller",
    router: "t1\t5\ta",
    boards: same("t1\t5\tb"),
    wins: "t1\t5\ta",
  },
  {
    what: "the same version, a board's is smaller",
    router: "t2\t5\tb\tx",
    boards: ["t2\t5\tb\ty", "t2\t5\ta\tz", "t2\t5\tc"],
    wins: "t2\t5\ta\tz",
  },
  {
    what: "one begins as the other",
    router: "t3\t5\tone two",
    boards: same("t3\t5\tone"),
    wins: "t3\t5\tone",
  },
  {
    what: "bytes, not letters",
    router: "t4\t5\tä",
    boards: ["t4\t5\tz", "t4\t5\tZ", "t4\t5\ta"],
    wins: "t4\t5\tZ",
  },
  { what: "one is gone", router: "t5\t5\ta", boards: same("t5\t5"), wins: "t5\t5\t" },
  { what: "gone, and newer fields", router: "t6\t6\tback", boards: same("t6\t5\t"), wins: "t6\t6\tback" },
];

async function textsOf(boards: TableBoards): Promise<string[]> {
  const texts: string[] = [];
  for (let n = 0; n < boards.count; n++) texts.push(await boards.text(n));
  return texts;
}

/** Waits until files of all are as they are to be. */
async function all(
  what: string,
  { boards, router }: { boards: TableBoards; router: TableRouter },
  holds: (text: string) => boolean,
): Promise<void> {
  let texts: string[] = [];
  await until(
    what,
    async () => {
      texts = [router.text, ...(await textsOf(boards))];
      return texts.every(holds);
    },
    () => [...texts, ...router.complaints, ...boards.trouble].join("\n"),
  );
}

describe("tables of boards and of a router", { skip: whyNoNamespaces() ?? false }, () => {
  test("agree, whoever changes what, in the router's own files and datagrams", async (t) => {
    const link = await tableLink(t, "hosts");
    const { boards, router } = link;

    // The first board finds a router's file in its flash; the others, and the router, have nothing.
    await Promise.all([boards.begin(0, FILE), boards.begin(1), boards.begin(2)]);
    await all(
      "a router's file is adopted by a board, and told",
      link,
      (text) => text.length === FILE.length && rowsOf(text).join() === rowsOf(FILE).join(),
    );
    const crond = setInterval(() => router.gossip(), EVERY);
    t.after(() => clearInterval(crond));

    router.update("lamp", "on", "kitchen");
    router.update("10.13.0.1", "queen", "ä b");
    await boards.update(1, "stove", "off", "21.5");
    await boards.update(2, "10.13.0.2", "ghost");
    const isRow = (text: string, key: string, fields: string) =>
      rowOf(text, key)?.split("\t").slice(2).join("\t") === fields;
    await all(
      "rows that router and boards update reach all",
      link,
      (text) =>
        isRow(text, "lamp", "on\tkitchen") &&
        isRow(text, "10.13.0.1", "queen\tä b") &&
        isRow(text, "stove", "off\t21.5") &&
        isRow(text, "10.13.0.2", "ghost"),
    );
    assert.equal(router.get("stove"), "off\t21.5\n");
    assert.equal(await boards.get(0, "10.13.0.1"), "queen\tä b");

    // All of them at the same time, before any hears of another's.
    router.merge(CONFLICTS.map((conflict) => `${conflict.router}\n`).join(""));
    await Promise.all(
      [0, 1, 2].map((n) => boards.merge(n, CONFLICTS.map((conflict) => `${conflict.boards[n]}\n`).join(""))),
    );
    for (const { what, wins } of CONFLICTS) {
      await all(what, link, (text) => rowsOf(text).includes(wins));
    }

    await boards.remove(2, "lamp");
    const gone = (text: string) => /^lamp\t[0-9]+\t$/.test(rowOf(text, "lamp") ?? "");
    await all("a key that a board takes out is a row without fields to all", link, gone);
    // The original knows no other way to say that it is gone.
    assert.equal(router.get("lamp"), "\n");
    assert.match(router.show(), /^lamp\t$/m);
    router.update("lamp", "new");
    await all("a router sets a key anew that a board took out", link, (text) => isRow(text, "lamp", "new"));

    clearInterval(crond);
    const [text] = await textsOf(boards);
    router.adopt(text!);
    assert.equal(router.get("10.13.0.2"), "ghost\n");
    router.update("adopted", "yes");
    assert.deepEqual(
      rowsOf(router.text).filter((row) => !row.startsWith("adopted\t")),
      rowsOf(text!),
    );
    await all("a router goes on with a board's file", link, (now) => isRow(now, "adopted", "yes"));

    assert.deepEqual(boards.trouble, []);
    assert.deepEqual(router.complaints, []);
    assert.ok(router.taken.length > 10, `${router.taken.length} payloads`);
    for (const { length } of router.taken) assert.ok(length <= 1200, `${length} bytes`);
    console.log(
      `@@note a router and three boards: gunzip took all ${router.taken.length} payloads of the boards`,
    );
  });
});
