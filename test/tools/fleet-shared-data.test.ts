/** The data that members share, read from outside: what the boards themselves would say, at no cost to them. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import ts from "typescript";
import { placesIn } from "../../tools/build/packed.ts";
import { Fleet } from "../../tools/fleet/fleet.ts";
import { PLACES, sharedData } from "../../tools/fleet/shared-data.ts";
import { SimLan } from "../../tools/lan/sim.ts";

test("what a board holds of the data of each member, without its Lua running", (t) => {
  const lan = new SimLan({ seed: 1 });
  const fleet = new Fleet({ lan, boards: 3, interval: 1000 });
  t.after(() => {
    fleet.close();
    lan.close();
  });
  fleet.start();
  lan.run(fleet.endOfRound(8));
  const [first, second, third] = fleet.boards.map(({ board }) => board);
  assert.deepEqual(sharedData(first!), new Map());
  first!.lua(`gossip.pushGossip({ name = "K\\195\\188che", level = 3 })`);
  third!.lua(`gossip.pushGossip("a text")`);
  lan.run(fleet.endOfRound(12));
  const instructions = second!.vm!.instructions;
  const seen = sharedData(second!);
  assert.equal(second!.vm!.instructions, instructions);
  assert.deepEqual([...seen.keys()].sort(), [fleet.boards[0]!.ip, fleet.boards[2]!.ip]);
  assert.deepEqual(JSON.parse(seen.get(fleet.boards[0]!.ip)!), { name: "Küche", level: 3 });
  assert.equal(seen.get(fleet.boards[2]!.ip), '"a text"');
  fleet.boards[1]!.powerOff();
  assert.deepEqual(sharedData(second!), new Map());
});

test("data is looked for where the firmware has it", () => {
  const file = "gossip/shell/shell.d.ts";
  const text = readFileSync(new URL(`../../src/${file}`, import.meta.url), "utf8");
  const places = placesIn(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)).get("Shell");
  assert.equal(places?.get("core"), PLACES.core);
  assert.equal(places?.get("data"), PLACES.data);
});
