/** A board that is off for so long that all others forget it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { LiveFleet } from "../../tools/fleet/live.ts";
import { SimLan } from "../../tools/lan/sim.ts";

/** Rounds after which nobody of a fleet of this size knows of the dead any more. */
const FORGOTTEN = 180;

test("a board that all have forgotten is not said to be up again, before it is", (t) => {
  const lan = new SimLan({ seed: 1 });
  const live = new LiveFleet({ lan, boards: 4, interval: 1000 });
  t.after(() => {
    live.close();
    lan.close();
  });
  const said: string[] = [];
  live.on("happened", ({ text }) => said.push(text));
  live.fleet.start();
  let round = 0;
  const pass = (rounds: number) => {
    for (const end = round + rounds; round < end; ) {
      lan.run(live.fleet.endOfRound(++round));
      live.look();
    }
  };
  pass(8);
  const [first, , third] = live.fleet.boards;
  live.perform({ do: "power-off", boards: [2] });
  pass(FORGOTTEN);
  assert.ok(!first!.members()!.has(third!.ip), "it is not forgotten yet");
  const back = () => said.filter((text) => text.startsWith(`${third!.ip} is up again`));
  assert.deepEqual(back(), []);
  live.perform({ do: "power-on", boards: [2] });
  pass(8);
  assert.equal(back().length, 1, said.join("\n"));
});
