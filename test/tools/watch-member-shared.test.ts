/** What boards share, as this PC hears of it as one more member: data, tables, facts; and what it shares itself. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { rowsOf, tableFile } from "../../tools/fleet/table-init.ts";
import { OWN, watched } from "./watched-fleet.ts";

test("what a board shares is told, and shown by whose it is", (t) => {
  const { fleet, source, until, knowsAll, words } = watched(t);
  fleet.start();
  until("it knows all", knowsAll);
  fleet.boards[1]!.board.lua(`gossip.pushGossip({ temp = 21, name = "kitchen", mac = "5c:cf:7f:00:00:02" })`);
  const text = '{"mac":"5c:cf:7f:00:00:02","name":"kitchen","temp":21}';
  until("it is told", () => words().includes(`127.0.8.2 shares ${text}`));
  const { boards } = source.look();
  const index = boards.findIndex(({ ip }) => ip === "127.0.8.2");
  assert.deepEqual([boards[index]!.name, boards[index]!.mac], ["kitchen", "5c:cf:7f:00:00:02"]);
  assert.deepEqual(source.detail(index)!.data, [{ ip: "127.0.8.2", text }]);
  const own = source.detail(0)!;
  assert.deepEqual(own.data.map(({ ip }) => ip).sort(), ["127.0.8.2", OWN.ip]);
  assert.equal(own.members.length, 5);
  assert.ok(Number((own.counters as { gossip: { datagramsIn: number } }).gossip.datagramsIn) > 0);
  assert.equal(source.detail(9), undefined);
});

test("commands go to its own member, and to nobody else's board", (t) => {
  const { fleet, source, until, knowsAll, pass, said } = watched(t);
  fleet.start();
  until("it knows all", knowsAll);
  source.do({ do: "push", board: 0, data: { note: 'a "b"', on: true } });
  const shared = '{"note":"a \\"b\\"","on":true,"watcher":"desk"}';
  assert.deepEqual(source.detail(0)!.data, [{ ip: OWN.ip, text: shared }]);
  source.do({ do: "type", board: 0, text: "print(6 * 7)\n" });
  pass(0.1);
  assert.match(said(), /\r\n42\r\n/);
  assert.throws(
    () => source.do({ do: "push", board: 1, data: {} }),
    /only this PC \(board 0\) can share data/,
  );
  assert.throws(() => source.do({ do: "power-off", boards: [1] }), /power-off is for virtual fleets/);
  assert.throws(
    () => source.do({ do: "set-row", board: 0, table: "hosts", key: "a", fields: ["b"] }),
    /no part in the table hosts: start it with --table hosts/,
  );
  assert.throws(() => source.do({ do: "set-fact", board: 0, type: 64, text: "a" }), /start it with --alfred/);
  assert.throws(
    () => source.do({ do: "push", board: 0, data: { much: "x".repeat(2000) } }),
    /gossip\.pushGossip/,
  );
});

test("tables: what boards hold comes, what is set here goes to them", (t) => {
  const lines = () => [
    `hbbp = require("hbbp")`,
    `p2ptbl = require("p2ptbl")`,
    "hbbp.start()",
    `p2ptbl.init("hosts")`,
    `p2ptbl.enable("hosts")`,
  ];
  const { fleet, source, until, words } = watched(t, { boards: 2, lines, settings: { tables: ["hosts"] } });
  fleet.boards[0]!.flash.store.set(tableFile("hosts"), Buffer.from(rowsOf(8)));
  fleet.start();
  const rows = () => source.look().tables[0]?.rows ?? [];
  until("it holds all rows", () => rows().length === 8);
  assert.ok(
    words().some((text) => /^hosts: (8|\d) rows? changed$/.test(text)),
    words().join("\n"),
  );
  assert.deepEqual(source.look().fleet.can, ["push", "type", "set-row"]);
  const get = (key: string) => String(fleet.boards[1]!.board.lua(`return p2ptbl.get("hosts", "${key}")`)[0]);
  source.do({ do: "set-row", board: 0, table: "hosts", key: "lämp", fields: ["on", "2 W"] });
  const row = rows().find(({ key }) => key === "lämp")!;
  assert.deepEqual(row.fields, ["on", "2 W"]);
  assert.equal(row.holders, `1${".".repeat(source.look().boards.length - 1)}`);
  until("a board has the row", () => get(Buffer.from("lämp").toString("latin1")) === "on");
  assert.ok(words().includes("hosts: lämp is on 2 W"));
  source.do({ do: "set-row", board: 0, table: "hosts", key: "lämp", fields: [] });
  assert.deepEqual(rows().find(({ key }) => key === "lämp")!.fields, []);
  until("it is gone there", () => get(Buffer.from("lämp").toString("latin1")) === "undefined");
});

test("alfred: records come, names with them, and what is set here goes to the boards' primary", (t) => {
  const lines = (index: number) => [
    `alfred = require("alfred")`,
    `alfred.start{ mode = "${index === 0 ? "primary" : "secondary"}" }`,
    `alfred.set(64, "board ${index + 1}")`,
    `alfred.set(100, "\\1\\2")`,
  ];
  const { fleet, source, until, words } = watched(t, { boards: 3, lines, settings: { alfred: true } });
  fleet.start();
  const facts = () => source.look().facts;
  until("all records are there", () => facts().length === 6, 60);
  assert.deepEqual(
    facts().map(({ id, type, from, value, version, holders }) => [
      id,
      type,
      from,
      value,
      version,
      holders,
    ])[0],
    ["alfred 64 5c:cf:7f:00:00:01", "64", "5c:cf:7f:00:00:01", "board 1", 0, null],
  );
  assert.equal(facts()[3]!.value, "0102");
  const named = () =>
    source.look().boards.filter(({ name, mac }) => name?.startsWith("board ") && mac !== null);
  until("a name is known", () => named().length > 0, 60);
  assert.ok(
    words().some((text) =>
      /^5c:cf:7f:00:00:01 tells alfred, as type 64: board 1$|^\d records of alfred's changed$/.test(text),
    ),
  );
  source.do({ do: "set-fact", board: 0, type: 65, text: "from the desk" });
  assert.equal(facts().at(-4)!.value, "from the desk");
  const asked = `found = nil alfred.request(65, function(all) found = all["${OWN.mac}"] end) return found and found.data`;
  until("the primary has it", () => fleet.boards[0]!.board.lua(asked)[0] === "from the desk", 60);
  fleet.boards[1]!.board.lua(`alfred.set(64, "shed")`);
  until("a change comes", () => facts()[1]!.value === "shed", 60);
  assert.ok(words().includes("5c:cf:7f:00:00:02 tells alfred, as type 64: shed"), words().join("\n"));
});
