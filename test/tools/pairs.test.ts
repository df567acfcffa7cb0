/**
 * What the docs say of which modules run on a board of 44 KB whose code is in the file system: each by itself with
 * 8 KB of the user's own beside it, and which of them together.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { KIND } from "../../tools/autofactory/encode.ts";
import { AskedFleet } from "../../tools/bench/asked-fleet.ts";
import { FactsDouble } from "../../tools/bench/facts-double.ts";
import { SimServer } from "../../tools/bench/facts-server.ts";
import { rowsOf } from "../../tools/fleet/table-init.ts";

const BOARDS = 5;
const ROWS = 20;
/** Boards that are alfred's primaries, and records that each board sets. */
const PRIMARIES = 2;
const TYPES = [100, 101];
const ALL = [...Array(BOARDS).keys()];

/** Microseconds since 1970, and seconds for which the server of facts is away. */
const NOW = 1_763_798_400_000_000;
const AWAY = 60;

type Name = "gossip" | "p2ptbl" | "alfred" | "facts";

/** How each module starts, is given something to do, and what is so of a board where it has done that. */
const MODULES: Record<
  Name,
  { init(index: number): string[]; work(index: number, round: number): string; done: string }
> = {
  gossip: {
    init: () => [
      `gossip = require("gossip")`,
      `gossip.setConfig{ seedList = { "127.0.8.1", "127.0.8.2" }, roundInterval = 10000 }`,
      "gossip.start()",
    ],
    work: (_, round) => `gossip.pushGossip({ round = ${round} })`,
    done: `local n = 0
      for _, member in gossip.members() do
        if member.state == 0 and member.data and member.data.round == 3 then n = n + 1 end
      end
      return n == ${BOARDS}, gossip.stats`,
  },
  p2ptbl: {
    init: () => [
      `hbbp = require("hbbp")`,
      `p2ptbl = require("p2ptbl")`,
      "hbbp.start()",
      `p2ptbl.init("hosts")`,
      `p2ptbl.enable("hosts")`,
    ],
    work: (index, round) => `p2ptbl.update("hosts", "10.13.0.${1 + index}", "round${round}")`,
    done: `local n, new = 0, 0
      for key in p2ptbl.show("hosts") do
        n = n + 1
        if p2ptbl.get("hosts", key) == "round3" then new = new + 1 end
      end
      return n == ${ROWS} and new == ${BOARDS}, p2ptbl.stats`,
  },
  alfred: {
    init: (index) => [
      `alfred = require("alfred")`,
      `alfred.start{ mode = "${index < PRIMARIES ? "primary" : "secondary"}" }`,
      ...TYPES.map((type) => `alfred.set(${type}, ("x"):rep(32))`),
    ],
    work: (_, round) => `alfred.set(100, ("${round}"):rep(32))`,
    done: `local n, status = 0, alfred.status()
      if status.mode == "secondary" then return status.primaries[${PRIMARIES}] ~= nil, alfred.stats end
      alfred.request(100, function(all)
        for _, record in pairs(all) do if record.data == ("3"):rep(32) then n = n + 1 end end
      end)
      return n == ${BOARDS} and status.records == ${BOARDS * TYPES.length}, alfred.stats`,
  },
  facts: {
    init: () => [
      `facts = require("facts")`,
      `facts.define("light", function() return round or 0 end, 5)`,
      `facts.start{ server = "ws://10.9.9.9:8675/client", connectInterval = 1 }`,
    ],
    work: (_, round) => `round = ${round}`,
    done: `local status = facts.status()
      return status.state == "up" and status.buffered < 5 and facts.stats.lost == 0, facts.stats`,
  },
};

/** Packets and what else was dropped for want of heap, of a fleet with these modules and so much of the user's own. */
function dropped(names: readonly Name[], mine: number): number {
  const fleet = new AskedFleet({ boards: BOARDS, loss: 0, seed: 1 }, (index) => [
    ...names.flatMap((name) => MODULES[name].init(index)),
    `mine = ("x"):rep(${mine})`,
  ]);
  fleet.fleet.boards[0]!.board.flash.store.set("p2ptbl/hosts", Buffer.from(rowsOf(ROWS)));
  const double = new FactsDouble(() => NOW + fleet.lan.clock.now(), { memory: 15, net: 15, cpu: 15 });
  const server = new SimServer(fleet.lan, double);
  fleet.fleet.start();
  fleet.pass(120);
  // What is collected meanwhile is held, and told afterwards.
  server.up = false;
  server.drop();
  fleet.pass(AWAY);
  server.up = true;
  fleet.pass(60);
  for (const round of [1, 2, 3]) {
    for (const index of ALL) {
      for (const name of names) fleet.ask(index, MODULES[name].work(index, round));
      for (const peer of server.peers) peer.send("loadavg");
      fleet.pass(3);
    }
  }
  fleet.pass(180);
  let sum = 0;
  for (const index of ALL) {
    assert.equal(fleet.ask(index, "return #mine")[0], mine);
    for (const name of names) {
      const [done, errors, memory] = fleet.ask(
        index,
        `local done, stats = (function() ${MODULES[name].done} end)()
        return done, stats.errors, stats.dropped.memory or 0`,
      );
      assert.deepEqual([index, name, done, errors], [index, name, true, 0]);
      sum += Number(memory);
    }
  }
  assert.equal(fleet.panics, 0);
  if (names.includes("facts")) {
    const values = double.values("light");
    assert.ok(values.filter((value) => value === 3).length >= 10 * BOARDS, String(values));
    assert.equal(double.of(KIND.LoadAvg).length, 3 * BOARDS * BOARDS);
  }
  fleet.close();
  return sum;
}

for (const name of ["gossip", "p2ptbl", "alfred", "facts"] as const) {
  test(`${name} runs by itself with 8 KB of the user's own beside it, and drops nothing`, () => {
    assert.equal(dropped([name], 8 * 1024), 0);
  });
}

test("tables and alfred run together, with 2 KB of the user's own, and what is dropped comes again", () => {
  const count = dropped(["p2ptbl", "alfred"], 2 * 1024);
  assert.ok(count < 60, `${count} dropped`);
});

test("tables and facts run together, with 2 KB of the user's own, and little is dropped", () => {
  const count = dropped(["p2ptbl", "facts"], 2 * 1024);
  assert.ok(count < 20, `${count} dropped`);
});

test("alfred and facts run together, with 4 KB of the user's own, and little is dropped", () => {
  const count = dropped(["alfred", "facts"], 4 * 1024);
  assert.ok(count < 20, `${count} dropped`);
});
