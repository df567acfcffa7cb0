/** Alfred's packets: good ones, and such as broken radios and bored neighbours would send. */
import { readdirSync, readFileSync } from "node:fs";
import type { Random } from "../lan/random.ts";
import { below, changed, drawChanges, oneOf } from "./byte-mutations.ts";

/** The most that UDP brings to a board. */
const MOST = 1472;
/** Transactions' ids are few, so that parts of several of them meet. */
const IDS = 12;

const VECTORS = new URL("../../test/vectors/alfred/", import.meta.url);

/** Packets that alfred itself sent. */
const captured = readdirSync(VECTORS)
  .filter((name) => name.endsWith(".bin"))
  .sort()
  .map((name) => readFileSync(new URL(name, VECTORS)));

function two(n: number): Buffer {
  return Buffer.from([n >> 8, n & 255]);
}

/** A packet of a type with that content, whatever that is. */
export function packet(type: number, ...content: Buffer[]): Buffer {
  const all = Buffer.concat(content);
  return Buffer.concat([Buffer.from([type, 0]), two(all.length), all]);
}

/** The end of a transaction of so many packets. */
export function end(id: number, count: number): Buffer {
  return packet(3, two(id), two(count));
}

function record(random: Random): Buffer {
  const source = Buffer.from([2 * below(random, 2), 0, 0, 0, 0, below(random, 20)]);
  const data = Buffer.alloc(below(random, 10) === 0 ? below(random, 1500) : below(random, 60), 97);
  for (let n = below(random, 3); n > 0 && data.length > 0; n--)
    data[below(random, data.length)] = below(random, 256);
  const kind = Buffer.from([100 + below(random, 5), below(random, 2)]);
  return Buffer.concat([source, kind, two(data.length), data]);
}

/** A good PUSH packet, or one that may hold too much. */
function push(random: Random, id: number, number: number): Buffer {
  const records = Array.from({ length: below(random, 6) }, () => record(random));
  return packet(0, two(id), two(number), ...records);
}

/** Draws packets as they might come one after the other: one, or those of a transaction in any order. */
export function drawPackets(random: Random): Buffer[] {
  const id = below(random, IDS);
  const transaction = () => {
    const count = 1 + below(random, 3);
    const packets = [...Array(count).keys()].map((number) => push(random, id, number));
    packets.push(end(id, count));
    if (below(random, 4) === 0) packets.push(oneOf(random, packets));
    if (below(random, 4) === 0) packets.splice(below(random, packets.length), 1);
    return packets
      .map((each) => ({ each, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ each }) => each);
  };
  const one = (of: Buffer) => [of];
  const packets = [
    transaction,
    () => one(push(random, id, below(random, 80))),
    () => one(end(id, oneOf(random, [0, 1, 2, 3, 64, 65, 65535]))),
    () => one(packet(1)),
    () => one(packet(2, Buffer.from([100 + below(random, 8)]), two(id))),
    () => one(packet(below(random, 256), two(id), two(0))),
    () => one(oneOf(random, captured)),
  ][[0, 0, 0, 0, 1, 2, 3, 4, 5, 6][below(random, 10)]!]!();
  return packets.map((each) => {
    const mutated = below(random, 3) === 0 ? changed(each, drawChanges(random)) : each;
    return mutated.subarray(0, MOST);
  });
}
