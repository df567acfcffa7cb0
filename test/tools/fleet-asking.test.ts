/** What a fleet's boards are asked to do by their own firmware, and fleets that grow: what is told, and what is refused. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { gossipLines, initLua, joiningLua } from "../../tools/fleet/fleet.ts";
import type { LiveFleet } from "../../tools/fleet/live.ts";
import { sentenceOn } from "../../tools/fleet/report.ts";
import { agreed, going } from "./fleet-live.ts";

/** Has a board keep few members. */
const KEEP = `require("gossip").setConfig({ maxMembers = 5 })`;

test("boards are added while all goes on, at the addresses that follow", () => {
  const { live, fleet, words, until, pass, refused, act, end } = agreed({
    table: { name: "hosts", rows: 3 },
  });
  act({ do: "add", count: 3 });
  assert.equal(words().at(-1), "3 boards came to the fleet: 127.0.8.6, 127.0.8.7 and 127.0.8.8");
  assert.equal(live.look().length, 8);
  assert.equal(live.agree, true, "boards that have not been switched on yet");
  pass(1);
  until("all agree", () => live.agree && live.table!.seen.complete === 8);
  assert.ok(fleet.allKnewAll! > 3, "the new ones are known, too");
  assert.equal(live.rows[7]!.members.size, 8);
  assert.equal(live.info.boards, 5, "what the fleet began with");
  refused({ do: "add", count: 993 }, /a fleet has 1000 boards at most: 992 can be added to 8/);
  refused({ do: "add", count: 0.5 }, /count 0.5: give a whole number from 1 on/);
  end();
});

test("a fleet larger than what its boards keep says so, and agrees on those that are kept", () => {
  const { live, fleet, words, pass, until, act, end } = going({
    boards: 4,
    init: (ip, all) => initLua(ip, all) + KEEP,
  });
  pass(3);
  act({ do: "add", count: 4 });
  const why = "a board keeps 5 members (maxMembers, docs/gossip.md)";
  assert.ok(words().includes(`not every board can know all 8: ${why}`), words().join("\n"));
  pass(10);
  until("they agree", () => live.agree);
  assert.equal(fleet.allKnewAll, undefined);
  assert.equal(fleet.agrees(), false);
  assert.match(
    sentenceOn(fleet),
    /: not every board knows all 8, since a board keeps 5 members \(maxMembers/,
  );
  end();
});

test("data is shared, as a user's program would", () => {
  const { live, fleet, words, pass, refused, end } = agreed();
  live.perform({ do: "push", board: 1, data: { temp: 21.5, on: true, 'na"me': "Küche\n" } });
  assert.equal(words().at(-1), '127.0.8.2 shares its temp, on and na"me');
  pass(2);
  const state = fleet.boards[3]!.networkState() as Record<string, { data: unknown }>;
  assert.deepEqual(state["127.0.8.2"]!.data, { temp: 21.5, on: true, 'na"me': "Küche\n" });
  refused({ do: "push", board: 1, data: { text: "x".repeat(2000) } }, /^Error: 127\.0\.8\.2: .*256/);
  end();
});

test("a row of a table is set and taken out by a board; what it refuses is said in its words", () => {
  const { live, words, until, refused, act, end } = agreed({ table: { name: "hosts", rows: 2 } });
  const row = { do: "set-row", board: 2, table: "hosts", key: "lamp" } as const;
  act({ ...row, fields: ["on", 'by "me"'] });
  assert.deepEqual(words().slice(-2), [
    '127.0.8.3 sets lamp to on by "me" in hosts',
    'hosts: lamp is on by "me"',
  ]);
  until("all hold it", () => live.table!.seen.complete === 5 && live.table!.seen.rows === 3);
  assert.equal(live.table!.seen.newest.get("lamp")!.fields, 'on\tby "me"');
  act({ ...row, fields: [] });
  assert.deepEqual(words().slice(-2), ["127.0.8.3 takes lamp out of hosts", "hosts: lamp is gone"]);
  until("it is gone at all", () => live.table!.seen.complete === 5 && live.table!.seen.rows === 2);
  refused({ ...row, key: "two words", fields: ["x"] }, /^Error: 127\.0\.8\.3: .*key/);
  refused(
    { ...row, table: "lamps", fields: ["x"] },
    /no table lamps is shared in this fleet: the one here is hosts/,
  );
  end();
});

test("a fact of alfred's is set where it runs, and told where it does not", () => {
  const withAlfred = (fleet: LiveFleet["fleet"]) =>
    joiningLua([...gossipLines(fleet), `alfred = require("alfred")`, "alfred.start()"]);
  const { live, fleet, words, refused, end } = agreed({
    boards: 3,
    heap: 64 * 1024,
    init: (_ip, all) => withAlfred(all),
  });
  assert.ok(live.info.can.includes("set-fact"));
  live.perform({ do: "set-fact", board: 1, type: 64, text: 'it is "warm"' });
  assert.equal(words().at(-1), "127.0.8.2 sets its fact of type 64");
  refused({ do: "set-fact", board: 1, type: 7, text: "x" }, /127\.0\.8\.2: .*type 7 is reserved/);
  refused({ do: "set-fact", board: 1, type: 256, text: "x" }, /type 256: give a whole number from 0 to 255/);
  assert.ok(fleet.boards.every(({ board }) => board.boots === 1));
  end();
  const plain = agreed({ boards: 2 });
  assert.ok(!plain.live.info.can.includes("set-fact"));
  plain.refused(
    { do: "set-fact", board: 1, type: 64, text: "x" },
    /127\.0\.8\.2 does not run alfred: start it with --alfred/,
  );
  plain.end();
});

test("what is typed comes to the console", () => {
  const { live, fleet, words, pass, end } = agreed({ boards: 2 });
  let out = "";
  fleet.boards[1]!.board.on("output", (text) => {
    out += text;
  });
  live.perform({ do: "type", board: 1, text: "print(6 * 7)\n" });
  pass(1);
  assert.match(out, /\b42\b/);
  live.perform({ do: "type", board: 1, text: "node.restart()\n" });
  pass(1);
  assert.deepEqual(words().slice(-2), [
    "127.0.8.2 restarted by itself (software)",
    "all agree again, 0.3 rounds after this: 127.0.8.2 restarted by itself (software)",
  ]);
  end();
});
