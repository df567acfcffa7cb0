/**
 * What boards that run NodeMCU's own gossip are told, in their JSON. Loaded when one of them is spoken to,
 * and let go of at once.
 */
import { stateOf, timesOf } from "../busy/member";
import { numberAt } from "../busy/number";
import { textOf } from "../busy/text";
import { type Core, Time } from "../core";
import type { Shell } from "../shell/shell";
import { At, bytes, find, position, Size } from "../table";
import { Length, type Texts, Told } from "./told";

const enum Most {
  BYTES = 1400,
  /** Members that a board of NodeMCU's gossip is told of, itself included: 27 are all it can tell on. */
  TOLD = 24,
  /** A board is fresh for eight rounds: milliseconds of a round by this are the seconds that they take. */
  FRESH = 125,
  /** Bytes of an entry without data. */
  ENTRY = 62,
  /** What a board can send, and what it shall hold where others of its kind may come. */
  HEARD = 1472,
  HELD = 1300,
}

const { byte, sub } = string;

/** What marks the JSON of this project: NodeMCU's gossip skips texts on the top level. See shell/datagram.ts. */
const MARK = '"hearsay":"1"';

/** Whether the fleet has been the same for two rounds: before, nobody knows who is to be told of whom. */
function isStable(core: Core): boolean {
  return core.tick - core.grown > 2 * Time.ROUND;
}

/** Puts an address into a sorted list of at most so many, the first in order staying. */
function insert(list: string[], address: string, most: number): void {
  let at = list.length;
  while (at > 0 && list[at - 1]! > address) at -= 1;
  if (at >= most) return;
  table.insert(list, at + 1, address);
  if (list.length > most) table.remove(list);
}

/**
 * Whom a board of NodeMCU's gossip may hear of: everybody in a small fleet. In a larger one all of
 * its kind, if they are few enough, and once these have had the time to tell it what they know,
 * boards of this project: it forgets nobody and tells all of its kind on, so what they know together
 * must stay within what one of them can send.
 *
 * @param settled whether it has been up for some rounds
 */
function circleOf(core: Core, settled: boolean): string[] {
  const circle: string[] = [];
  if (!isStable(core)) return circle;
  const compact: string[] = [];
  // Also those who are gone: who stays away for a while shall change nothing.
  for (const bucket of core.table.buckets) {
    for (const at of $range(1, string.len(bucket), Size.RECORD)) {
      const old = byte(bucket, at + At.CONDITION - 1) % 2 === 0;
      insert(old ? circle : compact, sub(bucket, at, at + Size.ADDRESS - 1), Most.TOLD);
    }
  }
  const small = core.table.count <= Most.TOLD;
  const list = circle.length < Most.TOLD ? circle : [];
  if (small || settled) {
    for (const address of compact) table.insert(list, address);
  }
  return list;
}

/** Bytes that an entry takes more when its heartbeat has six digits. */
function growthOf(heartbeat: number): number {
  return 6 - string.len(string.format("%d", heartbeat));
}

/**
 * Tells a board what it does not know.
 *
 * @param told all that it knows: both what it sends of its own accord and what it answers to an empty SYN
 * @param texts the further fields in that
 * @param size the bytes in which it says so
 * @param asked whether it waits for an answer
 */
export function tell(
  shell: Shell,
  to: string,
  told: string,
  texts: Texts,
  size: number,
  asked: boolean,
): void {
  const core = shell.core;
  const small = core.table.count <= Most.TOLD;
  let text = `{"type":"ACK",${MARK}`;
  const empty = text;
  let count = 0;
  // What it holds must fit a datagram of its own, in larger fleets with others of its kind yet to come.
  let room = (small ? Most.HEARD : Most.HELD) - size;

  /** What it knows of an address. */
  function knownOf(address: string): string | undefined {
    const at = position(told, address, Length.TOLD);
    return at === 0 ? undefined : sub(told, at, at + Length.TOLD - 1);
  }

  function add(address: string, known: string | undefined): void {
    const record = find(core.table, address);
    if (record === undefined) return;
    const [heartbeat] = timesOf(shell, record);
    const state = stateOf(shell, record);
    if (known !== undefined) {
      // As NodeMCU's gossip reckons; that it still lives is worth no datagram.
      const order = sub(record, At.REVISION, At.INCARNATION - 1) + bytes(heartbeat);
      const theirs = sub(known, Told.REVISION, Told.STATE - 1);
      const same = byte(known, Told.STATE) === state;
      if (order < theirs || (order === theirs && byte(known, Told.STATE) >= state)) return;
      if (!asked && same && address !== core.own) return;
    }
    let part = textOf(shell, record);
    let more = part.length + 1;
    const data = shell.data?.get(address) as string | undefined;
    if (data !== undefined && !texts.has(address)) {
      // Members come before their data.
      const others = math.min(core.table.count, Most.TOLD) - count;
      if (room < string.len(data) + others * Most.ENTRY) {
        part = `${sub(part, 1, -string.len(data) - 1)}}`;
        more -= string.len(data);
      }
    }
    if (known === undefined) more += growthOf(heartbeat);
    else more = texts.has(address) ? 0 : more - Most.ENTRY;
    if ((more > 0 && more > room) || text.length + part.length + 2 > Most.BYTES) return;
    text += `,${part}`;
    room -= math.max(more, 0);
    if (known === undefined) count += 1;
  }

  // What it knows already it may always hear of.
  for (const at of $range(1, told.length, Length.TOLD)) {
    count += 1;
    room -= growthOf(numberAt(told, at + Told.HEARTBEAT - 1));
  }
  for (const at of $range(1, told.length, Length.TOLD)) {
    add(sub(told, at, at + Size.ADDRESS - 1), sub(told, at, at + Length.TOLD - 1));
  }
  const self = knownOf(to);
  const settled =
    self !== undefined &&
    numberAt(self, Told.HEARTBEAT) > math.floor(shell.gossip.config.roundInterval / Most.FRESH);
  for (const address of circleOf(core, settled)) {
    if (count < Most.TOLD && knownOf(address) === undefined && address !== to) add(address, undefined);
  }
  if (asked || text !== empty) core.send(to, `${text}}`);
}
