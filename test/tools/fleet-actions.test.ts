/** What can be done to a fleet: each action, what is told of it, and each refusal in words. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { compiled, readFirmware } from "../../tools/fleet/firmware.ts";
import { LiveFleet } from "../../tools/fleet/live.ts";
import { UdpLan } from "../../tools/lan/udp.ts";
import type { Command } from "../../tools/page/protocol.ts";
import { agreed, going } from "./fleet-live.ts";

test("power off and on: one action on many boards is one happening, and the recovery is told", () => {
  const { live, fleet, happened, words, until, act, end } = agreed({ boards: 12 });
  live.perform({ do: "power-off", boards: [1, 3, 4, 7] });
  assert.deepEqual(
    happened.map(({ topic, text, boards }) => ({ topic, text, boards })),
    [{ topic: "power", text: "127.0.8.2, 127.0.8.4 and 2 others were switched off", boards: [1, 3, 4, 7] }],
  );
  live.look();
  assert.deepEqual([live.agree, live.rows[1]!.condition], [false, "off"]);
  assert.deepEqual(
    live.recoveries.map(({ id, took }) => [id, took]),
    [[happened[0]!.id, null]],
  );
  until("all agree", () => live.agree);
  const { took } = live.recoveries[0]!;
  assert.ok(took! > 1 && took! < 15, String(took));
  assert.match(words().at(-1)!, /^all agree again, \d\.\d rounds after this: 127\.0\.8\.2, .* switched off$/);
  act({ do: "power-on", boards: [1, 1, 3, 4, 7] });
  assert.ok(fleet.boards.every(({ powered }) => powered));
  assert.ok(words().includes("127.0.8.2, 127.0.8.4 and 2 others were switched on"));
  until("all agree again", () => live.agree);
  assert.equal(live.recoveries.length, 2);
  end();
});

test("a death in words: who missed it, who agrees, and after how long; and the return", () => {
  const { live, words, until, pass, act, end } = agreed({ interval: 2000, boards: 12 });
  act({ do: "power-off", boards: [6] });
  until("it is down", () => live.agree);
  const text = words().join("\n");
  assert.match(
    text,
    /^127\.0\.8\.7 was not heard( by 127\.0\.8\.\d+)?; .* agrees?( yet)?; DOWN after [1-9]\.\d rounds$/m,
  );
  act({ do: "power-on", boards: [6] });
  until("it is back", () => live.agree);
  assert.ok(words().includes("127.0.8.7 is up again for all 11 others that run"), words().join("\n"));
  const before = words().length;
  pass(5);
  assert.deepEqual(words().slice(before), [], "something is told though nothing happens");
  end();
});

test("who is gone for long is forgotten by all, and comes back from there", () => {
  const { live, fleet, words, until, act, end } = agreed({ boards: 4 });
  act({ do: "power-off", boards: [3] });
  until("nobody knows it", () => fleet.boards[0]!.members()!.size === 3, 150);
  until("it is told", () => /^127\.0\.8\.4 is forgotten by all, \d+\.\d rounds/.test(words().at(-1)!), 20);
  assert.equal(live.agree, true);
  act({ do: "power-on", boards: [3] });
  until("it is back", () => live.agree);
  assert.ok(words().includes("127.0.8.4 is up again for all 3 others that run"), words().join("\n"));
  end();
});

test("a restart and a pause; a restart ends a pause", () => {
  const { live, fleet, words, pass, end } = agreed();
  const board = fleet.boards[2]!;
  live.perform({ do: "restart", boards: [2] });
  pass(1);
  assert.equal(board.board.boots, 2);
  live.perform({ do: "pause", boards: [2], seconds: 3 });
  assert.deepEqual(words().slice(-1), ["127.0.8.3 stands still for 3 s"]);
  const sent = board.board.air.traffic.sent;
  pass(2);
  assert.deepEqual([live.rows[2]!.condition, board.board.air.traffic.sent], ["paused", sent]);
  pass(2);
  assert.equal(live.rows[2]!.condition, "up");
  assert.ok(board.board.air.traffic.sent > sent, "it does nothing afterwards");
  live.perform({ do: "pause", boards: [2], seconds: 100 });
  live.perform({ do: "restart", boards: [2] });
  pass(1);
  assert.deepEqual([live.rows[2]!.condition, board.board.boots], ["up", 3]);
  live.perform({ do: "pause", boards: [2], seconds: 100 });
  live.perform({ do: "power-off", boards: [2] });
  live.perform({ do: "power-on", boards: [2] });
  pass(1);
  assert.deepEqual([live.rows[2]!.condition, board.board.boots], ["up", 4]);
  end();
});

test("a board that is cut off misses all others, who agree without it; it comes back", () => {
  const { live, words, until, act, end } = agreed();
  act({ do: "cut-off", boards: [1] });
  until("all agree", () => live.agree);
  assert.equal(live.rows[1]!.down, 4);
  assert.deepEqual(
    words().filter((text) => /DOWN|down/.test(text) && !text.startsWith("127.0.8.2 ")),
    [],
    "who is cut off is the one that is missed, not all others",
  );
  act({ do: "rejoin", boards: [1] });
  until("all agree again", () => live.agree);
  const told = words().join("\n");
  assert.match(told, /^127\.0\.8\.2 was cut off$.*^127\.0\.8\.2 is back in the network$/ms);
  end();
});

test("a network cut in two: each side gives the other up, and that is agreement; it heals", () => {
  const { live, fleet, words, until, pass, act, end } = agreed({ boards: 6 });
  act({ do: "partition", boards: [0, 1] });
  assert.equal(
    words().at(-1),
    "the network is cut in two: 127.0.8.1 and 127.0.8.2 on one side, 4 boards on the other",
  );
  assert.deepEqual(live.info.apart, [0, 1]);
  live.look();
  assert.equal(live.agree, false);
  until("each side holds the other for down", () => live.agree);
  assert.deepEqual(
    live.rows.map(({ down }) => down),
    [4, 4, 2, 2, 2, 2],
  );
  pass(2);
  assert.equal(live.agree, true);
  act({ do: "partition", boards: [] });
  assert.deepEqual(live.info.apart, []);
  until("all agree again", () => live.agree);
  assert.ok(fleet.agrees());
  const recovery = live.recoveries.at(-1)!;
  assert.equal(recovery.text, "the network is whole again");
  assert.ok(recovery.took! > 0);
  const before = words().length;
  act({ do: "partition", boards: [] });
  assert.equal(words().length, before, "a whole network became whole again");
  end();
});

test("loss and delay: told once they change no more", () => {
  const { lan, live, words, pass, end } = agreed();
  for (const loss of [0.1, 0.2, 0.3]) live.perform({ do: "weather", loss, delay: [1, 50.5] });
  assert.deepEqual([lan.weather.loss, lan.weather.delay], [0.3, [1000, 50_500]]);
  assert.deepEqual(live.info.weather, { loss: 0.3, delay: [1, 50.5] });
  pass(2);
  assert.deepEqual(
    words().filter((text) => text.includes("datagrams")),
    ["30 % of all datagrams are lost, and each takes 1 to 50.5 ms"],
  );
  end();
});

test("what cannot be is refused in words, with the remedy", () => {
  const { live, refused, pass, end } = agreed();
  const off: Command = { do: "power-off", boards: [3] };
  refused({ ...off, boards: [5] }, /there is no board 5: this fleet's are 0 to 4/);
  refused({ ...off, boards: [-1] }, /there is no board -1/);
  refused({ ...off, boards: [0, 1.5] }, /there is no board 1\.5/);
  refused({ ...off, boards: [] }, /power-off: no board is named: give the index of one at least/);
  live.perform(off);
  refused(
    { do: "pause", boards: [3], seconds: 1 },
    /127\.0\.8\.4: off, and so not to be paused: switch on first/,
  );
  refused({ do: "pause", boards: [1], seconds: 0 }, /seconds 0: give a number above 0, up to 3600/);
  refused({ do: "push", board: 3, data: {} }, /127\.0\.8\.4 is off: switch it on first/);
  live.perform({ do: "power-on", boards: [3] });
  refused({ do: "push", board: 3, data: {} }, /127\.0\.8\.4 is booting: try again in a moment/);
  pass(1);
  live.perform({ do: "pause", boards: [3], seconds: 5 });
  refused(
    { do: "type", board: 3, text: "x" },
    /127\.0\.8\.4 stands still: wait until it goes on, or restart it/,
  );
  refused(
    { do: "partition", boards: [0, 1, 2, 3, 4] },
    /with all boards on one side there is no cut: leave some out/,
  );
  refused({ do: "weather", loss: 1.1, delay: [0, 0] }, /loss 1\.1: give a number from 0 to 1/);
  refused({ do: "weather", loss: 0, delay: [9, 1] }, /delay 9 to 1: give milliseconds, the shortest first/);
  refused(
    { do: "set-row", board: 0, table: "hosts", key: "a", fields: ["b"] },
    /no table hosts is shared in this fleet: start it with --table hosts/,
  );
  refused({ do: "stop-scenario" }, /no scenario runs: there is nothing to stop/);
  const anew = { do: "anew", boards: 3, seed: 1, scenario: null, until: null } as const;
  refused({ ...anew, boards: 1001 }, /boards 1001: give a whole number from 1 to 1000/);
  refused({ ...anew, seed: -1 }, /seed -1: give a whole number from 0 on/);
  refused({ ...anew, scenario: "x" }, /there is no scenario x: give one of table, heal/);
  refused({ ...anew, boards: 1, scenario: "heal" }, /a scenario is for two boards or more/);
  refused({ ...anew, until: -1 }, /until -1: give a round/);
  end();
});

test("another fleet is asked of whoever runs this one", () => {
  const { live, end } = going({ boards: 2 });
  const asked: Command[] = [];
  live.on("anew", (command) => asked.push(command));
  const anew: Command = { do: "anew", boards: 9, seed: 7, scenario: "heal", until: 30 };
  live.perform(anew);
  assert.deepEqual(asked, [anew]);
  end();
});

test("what can be done is told, and speed is for a virtual clock", () => {
  const { live, end } = going({ boards: 2 });
  const { can, speed, lan, seed, heap, kind } = live.info;
  assert.ok(can.includes("speed") && !can.includes("set-row"));
  assert.deepEqual([speed, lan, seed, heap, kind], ["max", "sim", 1, 44 * 1024, "virtual"]);
  end();
  const lans = new UdpLan();
  const real = new LiveFleet({ lan: lans, boards: 1, interval: 1000, firmware: compiled(readFirmware()) });
  assert.deepEqual([real.info.speed, real.info.lan, real.info.can.includes("speed")], [null, "udp", false]);
  assert.throws(() => real.perform({ do: "speed", speed: 10 }), /for another speed start it with --lan sim/);
  real.close();
  lans.close();
});

test("the same seed and the same actions at the same rounds give the same bytes, and the same words", () => {
  const run = () => {
    const { lan, live, happened, pass, end } = going({ boards: 6, seed: 4 });
    const log: string[] = [];
    lan.onDatagram = ({ at, what, fromIp, station, data }) => {
      log.push(`${at} ${what} ${fromIp} ${station} ${Buffer.from(data).toString("latin1")}`);
    };
    pass(4);
    live.perform({ do: "weather", loss: 0.1, delay: [1, 30] });
    live.perform({ do: "restart", boards: [2] });
    live.perform({ do: "pause", boards: [3], seconds: 2 });
    pass(3);
    live.perform({ do: "add", count: 2 });
    live.perform({ do: "partition", boards: [0, 1, 6] });
    pass(8);
    live.perform({ do: "partition", boards: [] });
    pass(5);
    end();
    return { log, happened, samples: live.samples.length };
  };
  const first = run();
  assert.ok(first.log.length > 200 && first.happened.length > 10);
  const second = run();
  assert.deepEqual(second.log, first.log);
  assert.deepEqual(second.happened, first.happened);
});

test("a simulated fleet of another seed is another", () => {
  const rounds = [1, 2].map((seed) => {
    const { happened, pass, end } = going({ seed });
    pass(2);
    end();
    return happened.map(({ round }) => round);
  });
  assert.notDeepEqual(rounds[0], rounds[1]);
});
