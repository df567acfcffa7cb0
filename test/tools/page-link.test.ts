import assert from "node:assert/strict";
import { test } from "node:test";
import { headline } from "../../tools/page/core/headline.ts";
import { bonds, label } from "../../tools/page/core/labels.ts";
import { commandLine, differs, fleetWords, linkTo, readLink } from "../../tools/page/core/link.ts";
import { reason } from "../../tools/page/core/reasons.ts";
import { retryAfter } from "../../tools/page/core/retry.ts";
import { parseValue } from "../../tools/page/core/value.ts";
import type { BoardInfo, FleetInfo } from "../../tools/page/protocol.ts";

const fleet: FleetInfo = {
  kind: "virtual",
  lan: "sim",
  interval: 1000,
  seed: 3,
  boards: 12,
  heap: null,
  can: [],
  scenarios: [],
  scenario: { name: "heal", running: true, step: "" },
  weather: null,
  apart: [],
  speed: 1,
};
const now = { rounds: 14.7, time: 14_700, agree: true };

test("a link to a moment says the fleet, its seed, scenario and round, and reads as it was written", () => {
  const link = linkTo(fleet, now);
  assert.equal(link, "#boards=12&seed=3&scenario=heal&round=14");
  assert.deepEqual(readLink(link), { boards: 12, seed: 3, scenario: "heal", round: 14 });
});

test("a link of real boards, without a scenario, leaves out what there is not", () => {
  assert.equal(linkTo({ ...fleet, seed: null, scenario: null }, now), "#boards=12&round=14");
});

test("a token is read from a link, and none is written", () => {
  assert.equal(readLink("#token=ab12&boards=3").token, "ab12");
  assert.ok(!linkTo(fleet, now).includes("token"));
});

test("what a link has that cannot be is left out", () => {
  assert.deepEqual(readLink("#boards=0&seed=-1&round=x&scenario=%3Cb%3E"), {});
  assert.deepEqual(readLink("#boards=1001&seed=9007199254740993"), {});
  assert.deepEqual(readLink(""), {});
});

test("a link differs from a fleet by what it says alone", () => {
  assert.ok(!differs({}, fleet));
  assert.ok(!differs({ token: "x", round: 99 }, fleet));
  assert.ok(!differs({ boards: 12, seed: 3, scenario: "heal" }, fleet));
  for (const link of [{ boards: 13 }, { seed: 4 }, { scenario: "churn" }, { scenario: "" }])
    assert.ok(differs(link, fleet), JSON.stringify(link));
});

test("a link's fleet in words, and as what to type", () => {
  const link = { boards: 24, seed: 7, scenario: "heal" };
  assert.equal(fleetWords(link), "a fleet of 24, seed 7, scenario heal");
  assert.equal(commandLine(link), "npm start -- --lan sim --boards 24 --seed 7 --scenario heal");
  assert.equal(fleetWords({ seed: 7 }), "a fleet, seed 7");
});

test("why a command is not taken: the first thing in its way, with the remedy", () => {
  const udp = { kind: "virtual", lan: "udp" } as const;
  assert.match(reason("speed", { open: false, control: true, fleet: udp }), /no connection/);
  assert.match(reason("speed", { open: true, control: false, fleet: udp }), /token/);
  assert.match(reason("speed", { open: true, control: true, fleet: udp }), /npm start -- --lan sim/);
  assert.doesNotMatch(reason("add", { open: true, control: true, fleet: udp }), /sim/);
  const real = { kind: "real", lan: "udp" } as const;
  assert.match(reason("power-off", { open: true, control: true, fleet: real }), /real boards/);
});

test("tries at a lost connection become rarer, to some ten seconds, and are spread", () => {
  assert.equal(retryAfter(0, 0.5), 500);
  assert.equal(retryAfter(2, 0.5), 2000);
  assert.equal(retryAfter(50, 0.5), 10_000);
  assert.ok(retryAfter(3, 0) < retryAfter(3, 1));
});

test("what is typed as a value is a number or a truth value where it reads like one", () => {
  assert.equal(parseValue("21.5"), 21.5);
  assert.equal(parseValue(" -3 "), -3);
  assert.equal(parseValue("true"), true);
  for (const text of ["", "007", "1e5", "21 °C", "9007199254740993"]) assert.equal(parseValue(text), text);
});

test("labels: an address whole or its end, a name that is cut where it is long", () => {
  const board = { ip: "10.0.0.7", name: null } as BoardInfo;
  assert.equal(label(board, false), "10.0.0.7");
  assert.equal(label(board, true), ".7");
  assert.equal(label({ ...board, name: "greenhouse-sensor-4" }, false), "greenhouse-sens…");
});

test("a bond is between those who hold each other for there", () => {
  assert.deepEqual(bonds(["010", "000", "030"]), [0, 1, 0, 2]);
  assert.deepEqual(bonds([null, "00"]), []);
});

test("the headline says how the fleet stands", () => {
  const board = { kind: "virtual", condition: "up" } as BoardInfo;
  const off = { ...board, condition: "off" } as BoardInfo;
  assert.deepEqual(headline(fleet, now, [board, board]), {
    agree: true,
    minds: "All agree",
    rest: "round 14 · 2 boards on · simulated LAN, seed 3",
  });
  const minds = (...args: Parameters<typeof headline>) => headline(...args).minds;
  const deaf = { ...board, condition: "cut off" } as BoardInfo;
  assert.equal(minds(fleet, now, [board, deaf]), "Those who hear each other agree");
  assert.equal(minds({ ...fleet, apart: [1] }, now, [board, board]), "Those who hear each other agree");
  const real = { ...fleet, kind: "real" } as const;
  assert.equal(minds(real, { ...now, agree: false }, [board]), "Nobody is heard yet");
  assert.equal(minds(real, { ...now, agree: false }, [board, board]), "This PC is not sure of all");
  assert.equal(minds(real, now, [board, board]), "This PC is sure of all");
  const cut = headline({ ...fleet, lan: "udp", seed: null, apart: [1] }, { ...now, agree: false }, [
    board,
    off,
  ]);
  assert.equal(cut.minds, "They disagree");
  assert.equal(cut.rest, "round 14 · 1 of 2 boards on · real UDP on this PC · network cut in two");
});
