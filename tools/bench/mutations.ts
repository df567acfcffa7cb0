/**
 * Datagrams as broken radios, broken boards and bored neighbours would send them: good ones,
 * mutated. A board must drop the bad ones whole, count them, raise nothing, and keep its heap.
 */
import { type Random, seededRandom } from "../lan/random.ts";
import { BenchBoard } from "./bench-board.ts";

/** Pieces that bring a decoder or a checker into trouble. */
const PIECES = [
  ...'{}[]",:\\',
  "null",
  "true",
  "-1",
  "0.5",
  "1e999",
  "-1e999",
  "2147483647",
  "2147483648",
  "99999999999999999999",
  '"type":"SYN"',
  '"type":"ACK"',
  '"type":1',
  '"10.0.0.1"',
  '"10.0.1.7":{"revision":1,"heartbeat":1,"state":0}',
  '"10.0.0.1":{"revision":7,"heartbeat":1,"state":3}',
  '"revision":',
  '"state":4',
  '"data":{"a":[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]}',
  `"data":"${"x".repeat(200)}"`,
  "\\u0000",
  "\\ud800",
  "\0",
  "\xff",
  "255.255.255.255",
  "0.0.0.0",
];

function below(random: Random, limit: number): number {
  return Math.floor(random() * limit);
}

/** Bytes as a text of one character each. */
function bytes(random: Random, count: number): string {
  return Array.from({ length: count }, () => String.fromCharCode(below(random, 256))).join("");
}

/** What newcomers and data must leave free, in bytes, to handle the largest datagram with data in. */
const LEAST_FREE = 7 * 1024;

/** A good datagram between boards of this project, of any kind: docs/protocol.md. */
function compact(random: Random): string {
  const char = String.fromCharCode;
  const address = () => char(10, 0, 1, 1 + below(random, 250));
  const entry = () =>
    address() +
    char(
      0,
      0,
      0,
      below(random, 4),
      below(random, 4),
      16 * [0, 2, 3, 4][below(random, 4)]! + below(random, 4),
    ) +
    char(below(random, 3), 0, 0, below(random, 256), below(random, 256));
  const entries = () => Array.from({ length: below(random, 6) }, entry).join("");
  const text = `{"data":${below(random, 1000)}}`;
  return [
    () => char(129) + bytes(random, 3) + entries(),
    () => char(130, 0) + bytes(random, 3) + entries(),
    () => char(131 + below(random, 3)) + address(),
    () => char(134 + below(random, 2)) + bytes(random, 3) + entries(),
    // With the sums of a table for 30, or of another one.
    () => char(136) + bytes(random, below(random, 3) > 0 ? 13 : 6),
    () => char(137, below(random, 256)) + entries(),
    () => char(139) + address() + address(),
    () =>
      `${char(140) + address() + char(0, 0, 0, below(random, 4), below(random, 256), 0, text.length)}${text}`,
  ][below(random, 8)]!();
}

/** A good JSON datagram of a few members, some with data, some of them leaving. */
function json(random: Random): string {
  const entries = [`"type":"${random() < 0.5 ? "SYN" : "ACK"}"`];
  for (let n = below(random, 6); n >= 0; n--) {
    const fields = [
      `"revision":${below(random, 4)}`,
      `"heartbeat":${below(random, 1000)}`,
      `"state":${below(random, 5)}`,
      ...(random() < 0.3 ? [`"data":{"temp":${below(random, 40)},"name":"board ${n}"}`] : []),
      ...(random() < 0.1 ? [`"more":[1,null,{"deep":"er"}]`] : []),
    ];
    entries.push(`"10.0.1.${1 + below(random, 250)}":{${fields.join(",")}}`);
  }
  return `{${entries.join(",")}}`;
}

/** Changes a text in up to three places. */
function mutate(text: string, random: Random): string {
  for (let n = below(random, 4); n > 0; n--) {
    const at = below(random, text.length + 1);
    const length = below(random, 12);
    const piece = PIECES[below(random, PIECES.length)]!;
    const change = [
      () => text.slice(0, at) + piece + text.slice(at),
      () => text.slice(0, at) + piece + text.slice(at + length),
      () => text.slice(0, at) + text.slice(at + length),
      () => text.slice(0, at) + text.slice(at, at + length).repeat(2 + below(random, 20)) + text.slice(at),
      () => text.slice(0, at) + String.fromCharCode(below(random, 256)) + text.slice(at + 1),
      () => text.slice(0, at),
    ][below(random, 6)]!;
    text = change();
  }
  return text.slice(0, 1472);
}

/** The board's own heartbeat goes on whatever comes. */
const OWN_HEARTBEAT = /(?<="10\.0\.0\.1":\{"revision":\d+,)"heartbeat":(\d+)/;

/** The board's up time as a state was told. */
function timeOf(state: string): number {
  return Number(OWN_HEARTBEAT.exec(state)![1]);
}

/** A state as the clock alone makes it by a later time: the own heartbeat goes on, who sleeps does so for less. */
function stateAt(state: string, now: number): string {
  const passed = now - timeOf(state);
  return state
    .replace(OWN_HEARTBEAT, "")
    .replace(/"asleep":(\d+)/g, (_, left) => `"asleep":${Math.max(Number(left) - passed, 0)}`);
}

/** What a run of mutated datagrams came to. */
export interface MutationResult {
  sent: number;
  /** Of these, dropped whole. */
  dropped: number;
  /** Datagrams that were dropped and yet changed what the board knows. */
  leaks: string[];
  /** Errors that gossip's guard caught, and what the last one was. */
  errors: number;
  problem: string | undefined;
  /** The least free heap seen at rest, in bytes. */
  leastFree: number;
}

/** What went wrong, in words; none if nothing did. */
export function problemsOf(result: MutationResult): string[] {
  const { sent, dropped, leaks, errors, problem, leastFree } = result;
  const problems = leaks.map(
    (datagram) => `dropped, and yet it changed something: ${JSON.stringify(datagram)}`,
  );
  if (errors > 0) problems.push(`errors: ${errors}, the last one ${problem}`);
  if (dropped <= sent / 4 || dropped >= sent) problems.push(`${dropped} of ${sent} dropped`);
  if (leastFree <= LEAST_FREE) problems.push(`heap: only ${leastFree} bytes free`);
  return problems;
}

/**
 * Sends a gossiping board so many mutated datagrams. Throws if the board panics.
 *
 * @param report called now and then with how many are done
 */
export function runMutations(
  count: number,
  seed: number,
  report: (done: number) => void = () => {},
): MutationResult {
  const random = seededRandom(seed, 7);
  const bench = new BenchBoard();
  bench.lua(`
    gossip = require("gossip")
    gossip.setConfig{ roundInterval = 6870947, debugOutput = function(m) problem = m end }
    gossip.start()
    gossip.timer:stop() -- a round would change what is known
    function drops() local n = 0 for cause, c in pairs(gossip.stats.dropped) do if cause ~= "full" then n = n + c end end return n end`);
  bench.wait(1);
  const result: MutationResult = {
    sent: count,
    dropped: 0,
    leaks: [],
    errors: 0,
    problem: undefined,
    leastFree: Number.POSITIVE_INFINITY,
  };
  let before = bench.lua("return gossip.getNetworkState()")[0] as string;
  let dropped = 0;
  for (let n = 1; n <= count; n++) {
    const datagram = mutate(random() < 0.5 ? json(random) : compact(random), random);
    bench.deliver(datagram, 0.03);
    const [state, drops] = bench.lua("return gossip.getNetworkState(), drops()") as [string, number];
    const now = timeOf(state);
    const same = stateAt(state, now) === stateAt(before, now);
    if (drops > dropped && !same) result.leaks.push(datagram);
    dropped = drops;
    before = state;
    if (n % 500 === 0) {
      result.leastFree = Math.min(result.leastFree, bench.vm.heap.limit - bench.rest());
      report(n);
    }
  }
  result.dropped = dropped;
  const [errors, problem] = bench.lua("return gossip.stats.errors, problem") as [number, string | undefined];
  result.errors = errors;
  result.problem = problem;
  bench.close();
  return result;
}
