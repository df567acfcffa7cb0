/** A going fleet in a simulated LAN, for tests: looked at four times a round, and its words kept. */
import assert from "node:assert/strict";
import { compiled, readFirmware } from "../../tools/fleet/firmware.ts";
import { LiveFleet, type LiveOptions } from "../../tools/fleet/live.ts";
import { SimLan } from "../../tools/lan/sim.ts";
import type { Command, Happening } from "../../tools/page/protocol.ts";

const firmware = compiled(readFirmware());

/** Switched on, by hand: what a round is, is up to the test. */
export function going(options: Partial<LiveOptions> = {}) {
  const lan = new SimLan({ seed: options.seed ?? 1 });
  const live = new LiveFleet({ lan, boards: 5, interval: 1000, firmware, ...options });
  const happened: Happening[] = [];
  live.on("happened", (happening) => happened.push(happening));
  live.fleet.start();
  /** Looks four times a round, for so many. */
  const pass = (rounds: number) => {
    const end = live.fleet.rounds + rounds;
    for (let quarter = Math.floor(live.fleet.rounds * 4 + 1e-6) + 1; quarter <= end * 4 + 1e-6; quarter++) {
      lan.run(live.fleet.endOfRound(quarter / 4));
      live.look();
    }
  };
  /** Goes on until it holds; fails after so many rounds. */
  const until = (what: string, holds: () => boolean, most = 60) => {
    const end = live.fleet.rounds + most;
    while (!holds()) {
      assert.ok(live.fleet.rounds < end, `${what}: not within ${most} rounds\n${words().join("\n")}`);
      pass(0.25);
    }
  };
  const words = () => happened.map(({ text }) => text);
  /** Does it, and looks. */
  const act = (command: Command) => {
    live.perform(command);
    live.look();
  };
  /** What it is refused with. */
  const refused = (command: Command, why: RegExp) => {
    const before = happened.length;
    assert.throws(() => live.perform(command), why);
    assert.equal(happened.length, before, "what was refused has happened");
  };
  const end = () => {
    live.close();
    lan.close();
  };
  return { lan, live, fleet: live.fleet, happened, words, pass, until, act, refused, end };
}

/** A fleet whose boards know each other. */
export function agreed(options: Parameters<typeof going>[0] = {}) {
  const it = going(options);
  it.until("all know all", () => it.live.agree && it.fleet.allKnewAll !== undefined);
  it.pass(2);
  it.happened.length = 0;
  return it;
}
