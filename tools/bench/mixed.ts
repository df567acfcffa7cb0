/** The scenario of a fleet in which every second board runs the original, NodeMCU's own gossip.lua. */
import { readFileSync } from "node:fs";
import { compiled } from "../fleet/firmware.ts";
import { joiningLua } from "../fleet/fleet.ts";
import { anyOther } from "../fleet/scenarios.ts";
import { BenchFleet, type FleetSpec, gossipLines, hearsay, ROUND } from "./bench-fleet.ts";
import type { Measured } from "./measured.ts";
import { quiet } from "./scenarios.ts";

/** So many boards know each other all, in a mixed fleet; of a larger one the old ones know so many others at least. */
const ALL_KNOWN = 24;
const KNOWN_TO_OLD = 18;
/** How often the old boards, who tell only part of what changes, are asked; also the clock's step. */
const LOOK = 1 / 20;
const LIMIT = 60;

function isOld(index: number): boolean {
  return index % 2 === 1;
}

/** @param original the file of the original; throws what reading or compiling it throws */
export function mixed(spec: FleetSpec, original: string): { bench: BenchFleet; play: () => Measured[] } {
  const old = compiled(new Map([["gossip.lua", readFileSync(original)]]));
  const bench: BenchFleet = new BenchFleet(spec, {
    firmware: (index) => (isOld(index) ? old : hearsay()),
    init: (ip, { boards, interval }) => {
      const first = boards[0]!.ip;
      if (!isOld(boards.findIndex((board) => board.ip === ip))) {
        return joiningLua(gossipLines(first, boards.length));
      }
      return joiningLua([
        `gossip = require("gossip")`,
        `gossip.setConfig({ seedList = { "${first}" }, roundInterval = ${interval} })`,
        "gossip.start()",
      ]);
    },
  });
  return { bench, play: () => play(bench) };
}

function play(bench: BenchFleet): Measured[] {
  const { views } = bench;
  const others = bench.boards.length - 1;
  const olds = bench.boards.filter(({ index }) => isOld(index));
  const news = bench.boards.filter(({ index }) => !isOld(index));
  const indexes = new Map(bench.boards.map(({ ip, index }) => [ip, index]));
  const look = () => {
    for (const old of olds) {
      for (const [ip, { state }] of old.members() ?? []) views.saw(old.index, indexes.get(ip)!, state);
    }
    bench.after(LOOK, look);
  };
  look();
  const wanted = others < ALL_KNOWN ? others : KNOWN_TO_OLD;
  const newKnow = bench.until(
    atLooks(bench, () => news.every(({ index }) => views.knownTo(index) === others)),
    LIMIT,
  );
  const oldKnow = bench.until(
    atLooks(bench, () => olds.every(({ index }) => views.knownTo(index) >= wanted)),
    LIMIT,
  );
  const known = newKnow === null ? null : oldKnow === null ? null : newKnow + oldKnow;
  const quietly = quiet(bench);
  const leastKnown = Math.min(...olds.map(({ index }) => views.knownTo(index)));
  const victim = anyOther({ boards: bench.boards.length, random: () => bench.random() });
  bench.powerOff(victim);
  const death = bench.until(() => views.goneForAll(victim), LIMIT);
  bench.powerOn(victim);
  const back = bench.until(
    () => news.every(({ index }) => index === victim || views.stateOf(index, victim) === 0),
    LIMIT,
  );
  bench.pass(5);
  const falseBy = (boards: typeof olds) =>
    boards.reduce((sum, { index }) => sum + views.falseDowns.by(index), 0);
  return [
    { what: "new boards know all", value: newKnow, unit: "rounds" },
    { what: `old boards know ${wanted} others`, value: known, unit: "rounds" },
    quietly,
    {
      what: "least others an old board knows",
      value: leastKnown,
      unit: "boards",
      target: { atLeast: wanted },
      of: "least",
    },
    { what: "death", value: death, unit: "rounds" },
    { what: "return, to new boards", value: back, unit: "rounds" },
    {
      what: "false, in new boards' views",
      value: falseBy(news),
      unit: "views",
      target: { atMost: 0 },
      of: "most",
    },
    { what: "false, in old boards' views", value: falseBy(olds), unit: "views", of: "most" },
  ];
}

/** `done`, asked no more often than the old boards are. */
function atLooks(bench: BenchFleet, done: () => boolean): () => boolean {
  let next = 0;
  return () => {
    const now = bench.lan.clock.now();
    if (now < next) return false;
    next = now + LOOK * ROUND;
    return done();
  };
}
