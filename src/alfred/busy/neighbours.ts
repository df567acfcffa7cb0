/**
 * Who was heard, packed: 14 bytes each: address 4 bytes, MAC address 6 (zeros where it is not known), when it was
 * heard last 3 (seconds of up time modulo 2^24), and how well: 0 for who is no primary, else from 1 on, more the
 * more of a primary's announcements come.
 */
import type { Shell } from "../shell";

export const enum Size {
  ONE = 14,
  MAC = 6,
}

export const enum Score {
  /** No primary. */
  NONE = 0,
  /** Of one that is heard no more. */
  LEAST = 1,
  /** One announcement in a period of ours. */
  HEARD = 8,
  /** By so much another one is to be better, lest boards go from one to the other all the time. */
  BETTER = 16,
}

/** So many are known at most. */
const MOST = 64;
const UNKNOWN = "\0\0\0\0\0\0";

const { byte, char, find, format, match, sub } = string;
const { floor } = math;

/** An address as text in 4 bytes. */
export function packed(ip: string): string {
  return char(...(match(ip, "^(%d+)%.(%d+)%.(%d+)%.(%d+)$") as unknown as number[]));
}

/** The address that begins there as text. */
export function ipAt(text: string, at: number): string {
  return format("%d.%d.%d.%d", ...byte(text, at, at + 3));
}

/** Where the neighbour with those bytes at a place in it begins; 0 if there is none. */
function search(all: string, bytes: string, offset: number): number {
  let at = 1;
  for (;;) {
    const [found] = find(all, bytes, at, true);
    if (found === undefined) return 0;
    if ((found - 1 - offset) % Size.ONE === 0) return found - offset;
    at = found + 1;
  }
}

/** Where the neighbour of an address (4 bytes) begins; 0 if there is none. */
export function position(all: string, address: string): number {
  return search(all, address, 0);
}

/** Seconds since the neighbour that begins there was heard, and its score. */
export function heardAt(all: string, at: number, now: number): LuaMultiReturn<[age: number, score: number]> {
  const [a, b, c, score] = byte(all, at + 10, at + 13);
  return $multi((now - (a! * 65536 + b! * 256 + c!)) % 16777216, score!);
}

/** The address of a MAC address (6 bytes), 4 bytes; nil if it is not known. */
export function addressOf(shell: Shell, mac: string): string | undefined {
  const at = search(shell.neighbours, mac, 4);
  return at === 0 || mac === UNKNOWN ? undefined : sub(shell.neighbours, at, at + 3);
}

/** The MAC address of an address (4 bytes), 6 bytes; nil if it is not known. */
export function macOf(shell: Shell, address: string): string | undefined {
  const at = position(shell.neighbours, address);
  const mac = sub(shell.neighbours, at + 4, at + 9);
  return at === 0 || mac === UNKNOWN ? undefined : mac;
}

/** Makes room for one more: for who was heard longest ago and is no primary. Returns whether there is. */
function room(shell: Shell, now: number): boolean {
  const all = shell.neighbours;
  if (all.length < MOST * Size.ONE) return true;
  let [oldest, place] = [-1, 0];
  for (const at of $range(1, all.length, Size.ONE)) {
    const [age, score] = heardAt(all, at, now);
    if (score === Score.NONE && age > oldest) [oldest, place] = [age, at];
  }
  if (place === 0) return false;
  shell.neighbours = sub(all, 1, place - 1) + sub(all, place + Size.ONE);
  return true;
}

/**
 * Notes that somebody was heard. Nothing is noted where there is no room for it.
 *
 * @param mac its MAC address; unchanged if nil
 * @param score what is added to its score; who is no primary stays so if nil
 */
export function note(shell: Shell, address: string, now: number, mac?: string, score?: number): void {
  if (mac !== undefined) {
    const before = search(shell.neighbours, mac, 4);
    if (before > 0 && sub(shell.neighbours, before, before + 3) !== address) {
      // It has another address now.
      shell.neighbours = sub(shell.neighbours, 1, before + 3) + UNKNOWN + sub(shell.neighbours, before + 10);
    }
  }
  let at = position(shell.neighbours, address);
  if (at === 0) {
    if (!room(shell, now)) {
      shell.drop("neighbours");
      return;
    }
    at = shell.neighbours.length + 1;
  }
  const all = shell.neighbours;
  let known = sub(all, at + 4, at + 9);
  let scored = byte(all, at + 13) ?? Score.NONE;
  // As a secondary it may have pushed what is not its own, before it was known to be a primary.
  if (scored === Score.NONE && score !== undefined) known = "";
  if (score !== undefined) scored = math.min(scored + score, 255);
  known = mac ?? (known === "" ? UNKNOWN : known);
  // When a primary was heard is when it announced itself.
  const passed =
    at > all.length || score !== undefined || scored === Score.NONE ? 0 : heardAt(all, at, now)[0];
  const time = (now - passed) % 16777216;
  const stamp = char(floor(time / 65536), floor(time / 256) % 256, time % 256, scored);
  shell.neighbours = sub(all, 1, at - 1) + address + known + stamp + sub(all, at + Size.ONE);
}

/**
 * A period is over: scores fade; who has fallen silent is forgotten; and a secondary has its best primary, the
 * one of whom most was heard lately, which stays so until another one is clearly better.
 */
export function settle(shell: Shell, now: number): void {
  const all = shell.neighbours;
  let [kept, most, own] = ["", 0, -Score.BETTER as number];
  let best: string | undefined;
  for (const at of $range(1, all.length, Size.ONE)) {
    const [age, score] = heardAt(all, at, now);
    const address = sub(all, at, at + 3);
    const primary = score !== Score.NONE && age < shell.serverTimeout;
    const faded = primary ? math.max(score - floor((score + 3) / 4), Score.LEAST) : Score.NONE;
    if (primary && address === shell.best) own = score;
    if (primary && score > most) [best, most] = [address, score];
    const named = sub(all, at + 4, at + 9) !== UNKNOWN;
    if (primary || (named && age < shell.dataTimeout)) kept += sub(all, at, at + 12) + char(faded);
  }
  shell.neighbours = kept;
  if (most >= own + Score.BETTER || own < 0) shell.best = best;
}

/** Who of them is a primary, 4 bytes each. */
export function primaries(shell: Shell): string {
  const all = shell.neighbours;
  let found = "";
  for (const at of $range(1, all.length, Size.ONE)) {
    if (byte(all, at + 13) !== Score.NONE) found += sub(all, at, at + 3);
  }
  return found;
}
