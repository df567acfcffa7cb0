/** A table that a fleet shares: how it spreads, as it is seen from outside and told. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import ts from "typescript";
import { placesIn } from "../../tools/build/packed.ts";
import { Details } from "../../tools/fleet/details.ts";
import { compiled, readFirmware } from "../../tools/fleet/firmware.ts";
import type { Fleet } from "../../tools/fleet/fleet.ts";
import { layOut } from "../../tools/fleet/layout.ts";
import { LiveFleet } from "../../tools/fleet/live.ts";
import { PLACES, tableOf } from "../../tools/fleet/table-knowledge.ts";
import { SimLan } from "../../tools/lan/sim.ts";

const firmware = compiled(readFirmware());

/** Four boards that share a table of eight rows, which the first one has in its flash. */
function sharing(seed = 1) {
  const lan = new SimLan({ seed });
  const live = new LiveFleet({ lan, boards: 4, interval: 1000, firmware, table: { name: "hosts", rows: 8 } });
  const { fleet } = live;
  const table = live.table!;
  const told: string[] = [];
  const details = new Details((text) => told.push(text), table);
  live.on("happened", ({ text }) => told.push(text));
  fleet.start();
  /** Looks four times a round until it holds; fails after so many rounds. */
  const until = (holds: () => boolean, what: string, most = 60) => {
    const end = fleet.rounds + most;
    while (!holds()) {
      assert.ok(fleet.rounds < end, `${what}: not within ${most} rounds`);
      lan.run(lan.clock.now() + 250_000);
      details.look(live.look());
    }
  };
  const end = () => {
    live.close();
    lan.close();
  };
  /** Has a board set the row of its own address to the number after the one it has. */
  const set = (index: number) => {
    const board = fleet.boards[index]!;
    const fields = [table.next(board)];
    live.perform({ do: "set-row", board: index, table: "hosts", key: board.ip, fields });
    return told.at(-1);
  };
  return { lan, live, fleet, table, told, until, set, end };
}

/** What the firmware itself says that a board holds. */
function shown({ board }: Fleet["boards"][number]): string[] {
  const chunk = `local t = {} for k, f in p2ptbl.show("hosts") do t[#t + 1] = k .. "=" .. f end
    return table.concat(t, " ")`;
  return String(board.lua(chunk)[0]).split(" ").sort();
}

test("a table spreads from one board to all, and each step is told", () => {
  const { fleet, table, told, until, end } = sharing();
  assert.equal(table.seen.rows, 0);
  until(() => table.seen.complete === 4, "all hold all");
  assert.equal(table.seen.rows, 8);
  assert.equal(table.heldByAll, Math.ceil(fleet.rounds));
  assert.ok(table.seen.datagrams > 0 && table.seen.bytes > table.seen.datagrams);
  for (const line of [
    "hosts: 8 rows changed",
    "127.0.8.1 holds 8 of 8 rows of hosts",
    "127.0.8.4 holds 8 of 8 rows of hosts",
    "hosts: all 4 boards hold all 8 rows",
  ]) {
    assert.ok(told.includes(line), `${line}\nis not in\n${told.join("\n")}`);
  }
  for (const one of fleet.boards) {
    assert.deepEqual(
      [...tableOf(one.board, "hosts")!].map(([key, { fields }]) => `${key}=${fields.split("\t")[0]}`).sort(),
      shown(one),
    );
  }
  end();
});

test("a row that one board sets or takes out is news, until all have it", () => {
  const { fleet, table, told, until, set, end } = sharing();
  until(() => table.seen.complete === 4, "all hold all");
  const [, , third] = fleet.boards;
  assert.equal(set(1), "127.0.8.2 sets 127.0.8.2 to 1 in hosts");
  const { held, complete } = table.look();
  assert.deepEqual(held[1], { rows: 9, newest: 9, all: true });
  assert.deepEqual(held[2], { rows: 8, newest: 8, all: false });
  assert.equal(complete, 1);
  until(() => table.seen.complete === 4, "the row is at all");
  assert.equal(set(1), "127.0.8.2 sets 127.0.8.2 to 2 in hosts");
  assert.equal(table.look().held[2]!.newest, 8, "an old row counts as newest");
  until(() => table.seen.complete === 4, "the second one is");
  third!.board.lua(`p2ptbl.remove("hosts", "127.0.8.2")`);
  until(() => table.seen.complete === 4 && table.seen.rows === 8, "it is gone at all");
  for (const line of ["1", "2", "gone"].map((what) => `hosts: 127.0.8.2 is ${what}`)) {
    assert.ok(told.includes(line), `${line}\nis not in\n${told.join("\n")}`);
  }
  assert.deepEqual(
    told.filter((line) => line.startsWith("hosts: all")),
    [8, 9, 9, 8].map((rows) => `hosts: all 4 boards hold all ${rows} rows`),
  );
  end();
});

test("what was sent stays counted when a board starts anew, and its table is there again", () => {
  const { fleet, table, until, set, end } = sharing();
  until(() => table.seen.complete === 4 && fleet.rounds > 15, "all hold all, and have saved it");
  const before = table.seen.datagrams;
  fleet.boards[0]!.powerOff();
  assert.deepEqual([table.look().on, table.seen.complete, table.seen.datagrams], [3, 3, before]);
  assert.throws(() => set(0), /^Error: 127\.0\.8\.1 is off: switch it on first$/);
  fleet.boards[0]!.powerOn();
  until(() => table.seen.complete === 4, "all hold all again");
  assert.ok(table.seen.datagrams >= before);
  assert.equal(set(0), "127.0.8.1 sets 127.0.8.1 to 1 in hosts");
  end();
});

test("a board without room for a row says so, and what would write to the terminal does not", () => {
  const { fleet, table, told, until, set, end } = sharing();
  until(() => table.seen.complete === 4, "all hold all");
  fleet.boards[3]!.board.lua(`p2ptbl.update("hosts", "bell", "\\27[2J\\7")`);
  until(() => told.some((line) => line.startsWith("hosts: bell")), "the row is told");
  assert.ok(told.includes("hosts: bell is ?[2J?"), told.join("\n"));
  const fill = `for i = 1, 300 do p2ptbl.update("hosts", "k" .. i, "x") end`;
  assert.throws(() => fleet.boards[3]!.board.lua(fill), /there is no room for this row/);
  assert.throws(() => set(3), /127\.0\.8\.4: .*there is no room for this row of/);
  end();
});

test("the terminal has two more columns, a line for the table, and the key", () => {
  const { live, table, until, set, end } = sharing();
  until(() => table.seen.complete === 4, "all hold all");
  set(1);
  const rows = live.look();
  for (const columns of [80, 120]) {
    const frame = { columns, height: 16, chosen: 0, typed: "", rounds: 4, allKnewAll: 2, table: table.seen };
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are taken away.
    const lines = layOut(rows, ["event"], frame).map((line) => line.replace(/\x1b\[\d+m/g, ""));
    assert.equal(lines.length, 16);
    assert.ok(lines.every((line) => line.length <= columns));
    assert.match(lines[0]!, /64 KB of heap each/);
    const at = lines[1]!.indexOf("rows  newest");
    assert.ok(at > 0, lines[1]);
    const cells = lines.slice(2, 6).map((line) => line.slice(at - 3, at + 12).trim());
    assert.deepEqual(cells, ["8       8", "9     all", "8       8", "8       8"]);
    assert.match(lines[6]!, /^table hosts: 9 rows, all of them at 1 of 4 boards; \d+ datagrams?, \d+ bytes$/);
    assert.match(lines.at(-1)!, /s set row.*q quit/);
  }
  end();
});

test("a table is looked for where the firmware has it", () => {
  for (const [file, record, field, place] of [
    ["p2ptbl/shell.d.ts", "Shell", "tables", PLACES.tables],
    ["p2ptbl/shell.d.ts", "State", "rows", PLACES.rows],
    ["p2ptbl/busy/rows.ts", "Rows", "pieces", PLACES.pieces],
  ] as const) {
    const text = readFileSync(new URL(`../../src/${file}`, import.meta.url), "utf8");
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    assert.equal(placesIn(source).get(record)?.get(field), place, `${record}.${field}`);
  }
});
