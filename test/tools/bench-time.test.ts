/** Time as the fleet bench needs it: many calls asked for at once, up to a moment, and an event loop that stalls. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { StallingLan } from "../../tools/fleet/stalling-lan.ts";
import { seededRandom } from "../../tools/lan/random.ts";
import { SimLan } from "../../tools/lan/sim.ts";
import { VirtualClock } from "../../tools/lan/virtual-clock.ts";

/** Calls asked for in bursts that overlap, many at the same moment; some ask for more. */
function bursts(
  ask: (clock: VirtualClock, delays: Float64Array, call: (index: number) => void) => void,
): string[] {
  const clock = new VirtualClock();
  const random = seededRandom(5);
  const log: string[] = [];
  const burst = (name: string, depth: number) => {
    const delays = Float64Array.from({ length: 40 }, () => Math.floor(random() * 25));
    ask(clock, delays, (index) => {
      log.push(`${clock.now()} ${name} ${index} ${clock.waiting}`);
      if (depth > 0 && index % 10 === 0) burst(`${name}.${index}`, depth - 1);
    });
    const late = clock.after(12, () => log.push(`${clock.now()} ${name} single`));
    clock.after(6, () => late.cancel());
  };
  for (const name of ["a", "b", "c"]) burst(name, 2);
  clock.run(1000);
  assert.equal(clock.waiting, 0);
  return log;
}

test("a series does what so many single calls would, in the same order", () => {
  const single = bursts((clock, delays, call) => {
    for (const [index, delay] of delays.entries()) clock.after(delay, () => call(index));
  });
  assert.ok(single.length > 2000, `only ${single.length} calls`);
  assert.deepEqual(
    bursts((clock, delays, call) => clock.series(delays, call)),
    single,
  );
});

test("the virtual clock stops right after the event that one waits for", () => {
  const clock = new VirtualClock();
  let events = 0;
  for (const delay of [10, 20, 30]) clock.after(delay, () => events++);
  assert.equal(
    clock.run(100, () => events === 2),
    true,
  );
  assert.equal(clock.now(), 20);
  assert.equal(
    clock.run(100, () => events === 9),
    false,
  );
  assert.deepEqual([events, clock.now()], [3, 100]);
});

test("while an event loop stalls nothing reaches it; afterwards all does, in order, but what was cancelled", () => {
  const lan = new SimLan({ delay: [1000, 1000] });
  const slow = new StallingLan(lan);
  const log: string[] = [];
  const say = (text: string) => log.push(`${slow.clock.now() / 1000} ${text}`);
  const port = slow.station("10.0.0.1", "255.0.0.0").bind(5000, (data) => say(`heard ${data[0]}`));
  const other = slow.station("10.0.0.3", "255.0.0.0").bind(5000, () => say("heard on a closed port"));
  const peer = lan.station("10.0.0.2", "255.0.0.0").bind(5000, () => say("the peer hears"));
  const send = (at: number, byte: number) =>
    lan.clock.after(at * 1000, () => peer.send(Uint8Array.of(byte), 5000, "10.255.255.255"));
  send(0, 1);
  lan.clock.after(5000, () => slow.stall(10_000));
  lan.clock.after(7000, () => port.send(Uint8Array.of(0), 5000, "10.0.0.2"));
  slow.clock.after(3000, () => say("timer before"));
  slow.clock.after(6000, () => say("timer within"));
  const never = slow.clock.after(6500, () => say("cancelled while it waits"));
  send(6, 2);
  lan.clock.after(9000, () => never.cancel());
  lan.clock.after(10_000, () => other.close());
  send(19, 3);
  lan.run(4000);
  assert.deepEqual(log.splice(0), ["1 heard 1", "1 heard on a closed port", "3 timer before"]);
  lan.run(100_000);
  assert.deepEqual(log, ["8 the peer hears", "15 timer within", "15 heard 2", "20 heard 3"]);
});
