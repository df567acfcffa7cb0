/** Datagrams: as boards send them, made of good parts, changed on the way, and rubbish. */
import * as fc from "fast-check";
import { entry, lastLives } from "./packed.ts";
import { ROUND, World } from "./world.ts";

const FIRST_KIND = 129;
const LAST_KIND = 137;
export const KINDS = Array.from({ length: LAST_KIND - FIRST_KIND + 1 }, (_, i) => FIRST_KIND + i);

/** Bytes between the first one and the entries, by kind; some have no entries. */
const HEADS = new Map([
  [129, 3],
  [130, 4],
  [131, 4],
  [132, 4],
  [133, 4],
  [134, 3],
  [135, 3],
  [136, 4],
  [137, 1],
]);

/** Datagrams of each kind, by kind, that boards send each other while there is trouble. */
export function heardInTheAir(): Map<number, string[]> {
  const kinds = new Map<number, string[]>();
  for (let seed = 1; seed < 30 && kinds.size < KINDS.length; seed++) {
    const world = new World({ seed, boards: [192, 20, 40, 192, 192], heap: 40000, forgetAfter: 60 });
    world.weather = { loss: 60, twice: 0, delay: 16 };
    for (let ticks = 0; ticks < 20 * ROUND; ticks++) {
      if (ticks === 5 * ROUND) world.off(4);
      if (ticks === 12 * ROUND) world.on(4, true);
      world.run(1);
      for (const { text } of world.flights) {
        const kind = text.charCodeAt(0);
        kinds.set(kind, [...(kinds.get(kind) ?? []), text].slice(-20));
      }
    }
  }
  return kinds;
}

const text = (array: Uint8Array) => Buffer.from(array).toString("latin1");
const bytes = (most: number, least = 0) =>
  fc.uint8Array({ minLength: least, maxLength: most, size: "max" }).map(text);
const char = (code: number) => String.fromCharCode(code);

/** Entries of the first `count` of a crowd, all in one condition. */
export function crowd(count: number, condition: number): string[] {
  const what = `${char(0).repeat(4)}${char(0)}${char(condition)}${char(0).repeat(5)}`;
  return Array.from({ length: count }, (_, i) => `\x0a\x01\x00${char(i + 1)}${what}`);
}

/** The board that hears all this. */
export const OWN = "\x0a\x00\x00\x01";

/** The largest datagrams that can arrive hold 97 entries. */
const entries = fc.oneof(
  { weight: 5, arbitrary: fc.array(entry, { maxLength: 6, size: "max" }) },
  { weight: 1, arbitrary: fc.array(lastLives(OWN), { maxLength: 6, size: "max" }) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.nat(97), fc.constantFrom(0, 1, 3, 32, 49, 64)).map((of) => crowd(...of)),
  },
);

/** Whole, and of good parts: what it says may be anything. */
export const made = fc
  .constantFrom(...HEADS)
  .chain(([kind, head]) => fc.tuple(fc.constant(char(kind)), bytes(head, head), entries))
  .map(([first, head, list]) => first + head + list.join(""));

/** One of `air` with some bytes of it changed, and at times a piece missing or too much. */
export function changed(air: Map<number, string[]>): fc.Arbitrary<string> {
  const good = fc
    .tuple(fc.constantFrom(...air.keys()), fc.nat(19))
    .map(([kind, which]) => air.get(kind)![which % air.get(kind)!.length]!);
  const splice = fc.oneof(
    { weight: 6, arbitrary: bytes(3).map((put) => ({ cut: put.length, put })) },
    { weight: 3, arbitrary: fc.record({ cut: fc.constantFrom(0, 15), put: entry }) },
    { weight: 1, arbitrary: fc.record({ cut: fc.nat(16), put: fc.oneof(bytes(3), good) }) },
  );
  return fc.tuple(good, fc.nat(), splice).map(([whole, at, { cut, put }]) => {
    const place = at % (whole.length + 1);
    return whole.slice(0, place) + put + whole.slice(place + cut);
  });
}

/** Rubbish, some of which begins like a datagram. */
export const rubbish = fc.oneof(
  bytes(40, 1),
  fc.tuple(fc.constantFrom(...KINDS), bytes(40)).map(([kind, rest]) => char(kind) + rest),
  bytes(1472, 1),
);
