/** Fleets in the simulated LAN: twenty boards find one another, miss one another, and come back. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { line } from "../../tools/fleet/details.ts";
import { compiled, readFirmware } from "../../tools/fleet/firmware.ts";
import { Fleet, type FleetOptions } from "../../tools/fleet/fleet.ts";
import { STATE } from "../../tools/fleet/knowledge.ts";
import { LiveFleet } from "../../tools/fleet/live.ts";
import { SimLan, type SimOptions } from "../../tools/lan/sim.ts";

const firmware = compiled(readFirmware());

/** A fleet in a LAN of its own, switched on. */
function started(options: Partial<FleetOptions> & SimOptions = {}) {
  const lan = new SimLan(options);
  const fleet = new Fleet({ lan, boards: 20, interval: 1000, firmware, ...options });
  fleet.start();
  return { lan, fleet, rounds: (count: number) => lan.run(fleet.endOfRound(count)) };
}

/** Runs round by round until `holds`, at most to round `last`; gives the round, or fails. */
function until(fleet: Fleet, last: number, holds: () => boolean, what: string): number {
  const lan = fleet.lan as SimLan;
  for (let round = Math.floor(fleet.rounds + 1e-6); round <= last; round++) {
    lan.run(fleet.endOfRound(round));
    if (holds()) return round;
  }
  return assert.fail(`${what}: not by round ${last}`);
}

/** How the others that run see this board, one state each. */
function viewsOf(fleet: Fleet, index: number): (number | undefined)[] {
  const { ip } = fleet.boards[index]!;
  const others = fleet.boards.filter((board) => board.index !== index && board.powered && !board.cut);
  return others.map((board) => board.members()?.get(ip)?.state);
}

const isDown = (state: number | undefined) => state === undefined || state >= STATE.DOWN;
const isThere = (state: number | undefined) => state !== undefined && state < STATE.DOWN;

test("twenty boards know one another within six rounds", () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const { fleet, rounds } = started({ seed });
    rounds(6);
    assert.ok(fleet.allKnewAll !== undefined && fleet.allKnewAll <= 6, `seed ${seed}: ${fleet.allKnewAll}`);
    for (const board of fleet.boards) {
      const state = board.networkState() as Record<string, { revision: number }>;
      assert.equal(Object.keys(state).length, 20);
      assert.equal(state[board.ip]?.revision, 0);
    }
    fleet.close();
  }
});

test("the same seed gives the same run to the byte, another seed another", () => {
  const bytes = (seed: number) => {
    const lan = new SimLan({ seed, loss: 0.1 });
    const log: string[] = [];
    lan.onDatagram = ({ at, what, fromIp, to, station, data }) => {
      log.push(`${at} ${what} ${fromIp} ${to} ${station} ${Buffer.from(data).toString("latin1")}`);
    };
    const fleet = new Fleet({ lan, boards: 8, interval: 1000, seed, firmware });
    fleet.start();
    lan.run(fleet.endOfRound(4));
    fleet.boards[3]!.restart();
    lan.run(fleet.endOfRound(10));
    const heaps = fleet.boards.map((board) => board.board.heapFree());
    fleet.close();
    return { log, heaps };
  };
  const first = bytes(5);
  assert.ok(first.log.length > 100, `only ${first.log.length} events`);
  assert.deepEqual(bytes(5), first);
  assert.notDeepEqual(bytes(6).log, first.log);
});

test("a death and a return are seen by all", () => {
  const { fleet, rounds } = started();
  rounds(8);
  const victim = fleet.boards[7]!;
  victim.powerOff();
  until(fleet, 40, () => viewsOf(fleet, 7).every(isDown), "the death is seen by all");
  victim.powerOn();
  until(fleet, 60, () => viewsOf(fleet, 7).every(isThere) && fleet.agrees(), "the return is seen by all");
  assert.equal(victim.members()?.get(victim.ip)?.revision, 1);
  fleet.close();
});

test("a board that was cut off is missed, and taken back with all it knows", () => {
  const { fleet, rounds } = started();
  rounds(8);
  const lost = fleet.boards[4]!;
  lost.cutOff();
  until(fleet, 40, () => viewsOf(fleet, 4).every(isDown), "the loss is seen by all");
  lost.rejoin();
  until(fleet, 80, () => fleet.agrees(), "all agree again");
  assert.ok(lost.board.boots === 1, "it was never restarted");
  fleet.close();
});

test("with a quarter of all datagrams lost, all still know all", () => {
  const { fleet } = started({ loss: 0.25, seed: 3 });
  until(fleet, 12, () => fleet.allKnewAll !== undefined, "all know all");
  fleet.close();
});

test("a split fleet is whole again after the split", () => {
  const { lan, fleet, rounds } = started();
  rounds(8);
  const ips = fleet.boards.map((board) => board.ip);
  lan.weather.partition(ips.slice(0, 10));
  rounds(30);
  assert.ok(isDown(fleet.boards[0]!.members()?.get(ips[15]!)?.state), "nobody missed the other half");
  lan.weather.partition();
  until(fleet, 80, () => fleet.agrees(), "all agree again");
  fleet.close();
});

test("no board panics, drops a datagram or runs short of heap in fifty rounds", () => {
  const lan = new SimLan();
  const fleet = new Fleet({ lan, boards: 12, interval: 1000, firmware });
  const troubles: string[] = [];
  fleet.on("happened", (text, board) => text.startsWith("panics") && troubles.push(`${board.ip} ${text}`));
  fleet.start();
  lan.run(fleet.endOfRound(50));
  assert.deepEqual(troubles, []);
  for (const one of fleet.boards) {
    assert.deepEqual(one.stats()?.dropped, {}, one.ip);
    assert.equal(one.board.boots, 1);
  }
  fleet.close();
});

test("what happens is told in words", () => {
  const lan = new SimLan();
  const live = new LiveFleet({ lan, boards: 5, interval: 1000, firmware });
  const { fleet } = live;
  const told: string[] = [];
  live.on("happened", (happening) => told.push(line(happening)));
  fleet.start();
  const look = (until: number) => {
    for (let quarter = Math.ceil(fleet.rounds * 4); quarter <= until * 4; quarter++) {
      lan.run(fleet.endOfRound(quarter / 4));
      live.look();
    }
  };
  look(8);
  const ip = fleet.boards[2]!.ip;
  fleet.boards[2]!.powerOff();
  look(30);
  fleet.boards[2]!.powerOn();
  look(50);
  const text = told.join("\n");
  assert.match(text, /all 5 boards know all 5, in round [1-6]$/m);
  for (const [index, words] of [
    "was switched off",
    "was not heard by",
    "is down for all 4 others that run, after",
    "was switched on",
    "is up again for all 4 others that run",
  ].entries()) {
    assert.ok(text.includes(`${ip} ${words}`), `${index}: ${ip} ${words}\nis not in\n${text}`);
  }
  const row = live.rows[0]!;
  assert.deepEqual([row.condition, row.members.size, row.up, row.down], ["up", 5, 5, 0]);
  assert.ok(row.datagrams > 0 && row.bytes > row.datagrams && row.heap > 0 && row.uptime > 40);
  fleet.close();
});
