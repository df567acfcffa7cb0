/** Fleets whose boards share data: heap is short then, and what gives way is the data, never the fleet. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Fleet, initLua } from "../../tools/fleet/fleet.ts";
import { STATE } from "../../tools/fleet/knowledge.ts";
import { SimLan } from "../../tools/lan/sim.ts";

/** A fleet of which every board pushes so many new numbers every three rounds. */
function sharing(boards: number, numbers: number): { fleet: Fleet; lan: SimLan } {
  const lan = new SimLan({ seed: 1 });
  const push = `
    tmr.create():alarm(3000, tmr.ALARM_AUTO, function()
      local data = {}
      for i = 1, ${numbers} do data["k" .. i] = 100 + i * 7 + tmr.time() end
      if gossip then gossip.pushGossip(data) end
    end)`;
  const fleet = new Fleet({
    lan,
    boards,
    interval: 1000,
    init: (ip, all) => initLua(ip, all) + push,
  });
  fleet.start();
  return { fleet, lan };
}

/** Of how many members each board holds data. */
function held(fleet: Fleet): number[] {
  const count =
    "local n = 0 for _, e in pairs(gossip.networkState) do if e.data then n = n + 1 end end return n";
  return fleet.boards.filter(({ powered }) => powered).map(({ board }) => Number(board.lua(count)[0]));
}

for (const { boards, numbers, least } of [
  { boards: 20, numbers: 2, least: 20 },
  { boards: 20, numbers: 8, least: 2 },
  { boards: 12, numbers: 20, least: 2 },
]) {
  test(`${boards} boards that share ${numbers} numbers each stay one fleet, and see a death`, () => {
    const { fleet, lan } = sharing(boards, numbers);
    let panics = 0;
    for (const { board } of fleet.boards) board.on("panic", () => panics++);
    lan.run(fleet.endOfRound(28));
    assert.ok(fleet.allKnewAll !== undefined && fleet.allKnewAll <= 12, `all knew all: ${fleet.allKnewAll}`);
    assert.ok(Math.min(...held(fleet)) >= least, `data held: ${held(fleet)}`);
    const dead = fleet.boards[5]!;
    dead.powerOff();
    lan.run(fleet.endOfRound(42));
    for (const viewer of fleet.boards) {
      if (viewer === dead) continue;
      const members = viewer.members()!;
      assert.equal(members.size, boards, viewer.ip);
      assert.ok(members.get(dead.ip)!.state >= STATE.DOWN, `${viewer.ip} misses the death`);
      assert.equal(viewer.stats()?.errors, 0, viewer.ip);
    }
    assert.equal(panics, 0);
    fleet.close();
    lan.close();
  });
}
