/** Whom a board's gossip knows, read from outside: what getNetworkState() would say, at no cost to the board. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import ts from "typescript";
import { placesIn } from "../../tools/build/packed.ts";
import { Fleet } from "../../tools/fleet/fleet.ts";
import type { FleetBoard } from "../../tools/fleet/fleet-board.ts";
import { PLACES, STATE } from "../../tools/fleet/knowledge.ts";
import { SimLan } from "../../tools/lan/sim.ts";

function read(board: FleetBoard): [string, number][] {
  return [...board.members()!].map(([ip, { state }]): [string, number] => [ip, state]).sort();
}

function told(board: FleetBoard): [string, number][] {
  const all = Object.entries(board.networkState() as Record<string, { state: number }>);
  return all.map(([ip, { state }]): [string, number] => [ip, state]).sort();
}

test("states are those that each board tells, from the first unanswered pings to DOWN", (t) => {
  const lan = new SimLan({ seed: 5 });
  const fleet = new Fleet({ lan, boards: 6, interval: 2000 });
  t.after(() => {
    fleet.close();
    lan.close();
  });
  fleet.start();
  lan.run(fleet.endOfRound(6));
  const gone = fleet.boards[3]!;
  gone.powerOff();
  const others = fleet.boards.filter((board) => board !== gone);
  const states = new Set<number>();
  for (let quarter = 25; quarter < 50; quarter++) {
    lan.run(fleet.endOfRound(quarter / 4));
    for (const board of others) {
      assert.deepEqual(read(board), told(board), `${board.ip}, round ${quarter / 4}`);
      states.add(board.members()!.get(gone.ip)!.state);
    }
  }
  assert.deepEqual([...states].sort(), [STATE.UP, STATE.TICK, STATE.SUSPECT, STATE.DOWN]);
});

test("while nothing changes it is the very same map", (t) => {
  const lan = new SimLan({ seed: 1 });
  const fleet = new Fleet({ lan, boards: 1, interval: 1000 });
  t.after(() => {
    fleet.close();
    lan.close();
  });
  fleet.start();
  lan.run(fleet.endOfRound(3));
  const board = fleet.boards[0]!;
  assert.equal(board.members(), board.members());
});

test("members and probes are looked for where the firmware has them", () => {
  for (const [file, record, field, place] of [
    ["core.ts", "Core", "table", PLACES.table],
    ["core.ts", "Core", "probes", PLACES.probes],
    ["core.ts", "Probe", "tries", PLACES.tries],
    ["core.ts", "Probe", "suspected", PLACES.suspected],
    ["table.ts", "Table", "buckets", PLACES.buckets],
  ] as const) {
    const text = readFileSync(new URL(`../../src/gossip/${file}`, import.meta.url), "utf8");
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
    assert.equal(placesIn(source).get(record)?.get(field), place, `${record}.${field}`);
  }
});
