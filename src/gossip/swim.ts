/**
 * The heart of gossip, all that a quiet fleet needs: each round a board pings another one (SWIM: Das,
 * Gupta, Motivala 2002), and both see from a sum whether they know the same. Whatever else may happen
 * stands in gossip/busy, which is loaded when it does. docs/protocol.md describes the datagrams.
 *
 * A value: time comes in as ticks, datagrams go out through the core's `send`. Functions are few and
 * long here, since each takes some hundred bytes of heap of its own.
 */
import { instead, letGo, use } from "../lib/modules";
import type * as Correct from "./busy/correct";
import type * as Give from "./busy/give";
import type * as News from "./busy/news";
import type * as Own from "./busy/own";
import type * as Sift from "./busy/sift";
import type * as Suspect from "./busy/suspect";
import type * as Sweep from "./busy/sweep";
import { type Core, Kind, type Probe, Time, Try } from "./core";
import type * as Greet from "./greet";
import type * as Inspect from "./inspect";
import { At, bucketOf, bytes, Condition, digest, find, position, Size } from "./table";

const { byte, char, sub } = string;

/** A datagram with what rides on it. */
function laden(core: Core, datagram: string): string {
  if (core.rumours === "") return datagram;
  return datagram + use<typeof News>("gossip.busy.news").rumours(core);
}

/** Pings a member. */
export function ping(core: Core, address: string): void {
  const record = find(core.table, address);
  if (record !== undefined && byte(record, At.CONDITION) % 2 === 0)
    use<typeof Greet>("gossip.greet", true).knock(core, address);
  else core.send(address, laden(core, char(Kind.PING) + digest(core)));
}

/**
 * Some member that is there, by lot; nil if the lot falls on none.
 *
 * @param besides not this one
 */
export function anyMember(core: Core, besides?: string): string | undefined {
  const members = core.table;
  for (const _ of $range(1, 16)) {
    let at = core.random(1, members.count) * Size.RECORD;
    for (const bucket of members.buckets) {
      if (at <= bucket.length) {
        const address = sub(bucket, at - Size.RECORD + 1, at - Size.RECORD + Size.ADDRESS);
        // Who sleeps is not to be woken.
        if (byte(bucket, at - Size.RECORD + At.CONDITION) < 2 && address !== core.own && address !== besides)
          return address;
        break;
      }
      at -= bucket.length;
    }
  }
  return undefined;
}

/**
 * A tick, a 32nd of a round, went by.
 *
 * @param late whether the board was busy for longer than that: what came in meanwhile is still to be
 *   heard, and nobody is judged before
 */
export function tick(core: Core, late: boolean): void {
  const probes = core.probes;
  const members = core.table;
  const now = core.tick + 1;
  core.tick = now;
  if (core.fresh !== undefined) instead<typeof Own>("gossip.busy.own").enter(core);
  if (next(core.calls)[0] !== undefined) instead<typeof News>("gossip.busy.news").call(core);
  if (now % core.round === core.phase % core.round) {
    letGo();
    const address = core.doubted ?? anyMember(core);
    core.doubted = undefined;
    if (address !== undefined && !probes.has(address))
      probes.set(address, { tries: 0, wait: 1, unheard: "" });
    // All boards together look a few times a round while members are gone, else in every other one.
    const lot = core.random(1, 2 * members.alive);
    if (members.alive === 1 || members.count > members.alive || lot === 1 || core.sleepers) {
      instead<typeof Sweep>("gossip.busy.sweep").look(core, members.alive === 1 || lot <= 8);
    }
  } else if (now - core.changed < 4 * Time.ROUND) {
    // Who found that it has missed some of the news asks on; and while there is any, more pings find that.
    const address = anyMember(core);
    if (address !== undefined) {
      if (now - core.asked < 4) instead<typeof Give>("gossip.busy.give").ask(core, address);
      else if (now % 3 === 0 && now - core.changed < Time.ROUND) ping(core, address);
    }
  }
  if (late) {
    if (core.health < 8) core.health += 1;
    return;
  }
  for (const [address, probe] of probes) {
    probe.wait -= 1;
    if (probe.wait <= 0) {
      probe.tries += 1;
      probe.wait = 2 + core.health;
      ping(core, address);
      if (probe.tries > Try.DIRECT)
        instead<typeof Suspect>("gossip.busy.suspect").doubt(core, address, probe);
    }
  }
  if (core.favours.length > 0) instead<typeof Suspect>("gossip.busy.suspect").oblige(core);
}

/**
 * Takes a datagram.
 *
 * @param from the sender's address, 4 bytes
 * @returns why it was dropped: `"kind"` (of no known kind) or `"entry"` (not whole, or out of
 *   range); nil if it was good
 */
export function receive(core: Core, from: string, datagram: string): string | undefined {
  const kind = byte(datagram, 1);
  const length = datagram.length;
  if (length === 0 || kind < Kind.PING || kind > Kind.MEMBERS) return "kind";
  const plain =
    (kind === Kind.PING && length === 4) || (kind === Kind.ACK && length === 5 && byte(datagram, 2) < 128);
  let entries: number | undefined;
  if (!plain) {
    entries = use<typeof Inspect>("gossip.inspect", true).inspect(kind, datagram);
    if (entries === undefined) return "entry";
  }
  core.heard = core.tick;
  const probe = core.probes.get(from) as Probe | undefined;
  if (core.favours.length > 0 || (probe !== undefined && probe.tries > Try.DIRECT)) {
    instead<typeof Suspect>("gossip.busy.suspect").isHeard(core, from);
  } else if (probe !== undefined) {
    core.probes.delete(from);
    if (core.health > 0) core.health -= 1;
  }
  if (kind === Kind.PING) core.send(from, laden(core, char(Kind.ACK) + bytes(core.uptime())));
  else if (kind === Kind.ACK) {
    // The latest heartbeat of a member goes straight into its record.
    const heartbeat = sub(datagram, 2, 5);
    const buckets = core.table.buckets;
    const index = bucketOf(from, buckets.length);
    const bucket = buckets[index]!;
    const start = position(bucket, from, Size.RECORD);
    const at = start + At.HEARTBEAT - 1;
    if (start > 0 && byte(bucket, at - 2) === Condition.COMPACT && sub(bucket, at, at + 3) < heartbeat) {
      buckets[index] = sub(bucket, 1, at - 1) + heartbeat + sub(bucket, at + 4);
    }
  }
  if (entries !== undefined) {
    // Names as they stand: flash reads from them which files a board needs.
    const [first, sums] = (
      entries > 1 ? instead<typeof Sift>("gossip.busy.sift") : instead<typeof Sift>("gossip.busy.answer")
    ).answer(core, from, kind, datagram, entries);
    // Without a record of its own yet, it is defended with the next datagram.
    if (core.accused !== undefined && core.fresh === undefined) {
      instead<typeof Own>("gossip.busy.own").defend(core, core.accused);
      core.accused = undefined;
    }
    if (first !== undefined) instead<typeof Give>("gossip.busy.give").give(core, from, first, sums!);
  }
  if (kind === Kind.PING && sub(datagram, 2, 4) !== digest(core)) {
    instead<typeof Give>("gossip.busy.give").compare(core, from);
  }
  const record = find(core.table, from);
  // Gone, or asleep: the sums do not tell.
  if (record !== undefined && byte(record, At.CONDITION) > Condition.COMPACT) {
    instead<typeof Correct>("gossip.busy.correct").correct(core, from, kind, record);
  }
  return undefined;
}
