/** What has happened from one look at what a member knows to the next, in words. */
import { STATE } from "../fleet/knowledge.ts";
import { amount, rounds } from "../fleet/words.ts";
import type { Heard } from "./member.ts";

/** Something that happened, and to whom. */
export interface News {
  text: string;
  ips: string[];
  /** What kind of thing it is: of one kind many at once are told in one sentence. */
  kind: "there" | "gone" | "trouble" | "data";
  /** Whether somebody is missed now who was not: the members are not settled until that is decided. */
  missed?: true;
}

/** So many of a kind are told one by one. */
const NAMED = 3;
/** Characters of what somebody shares that are told. */
const DATA = 100;

/** So many rounds after a restart whoever is there has been heard of again. */
const AGAIN = 20;

/** Compares what the member knows from look to look. */
export class MemberNews {
  /** When each was missed first, in rounds, until it is decided whether it is down. */
  readonly #missed = new Map<string, number>();
  readonly #gone = new Map<string, number>();
  /** Whom the member knew before it restarted, and has not heard of since. */
  readonly #known = new Map<string, Heard>();
  #restarted = 0;

  /**
   * The member has restarted, and so knows nobody: whom it hears of again is compared with what it knew.
   *
   * @param known the last that it knew
   * @param round when that was noticed, in rounds
   */
  restarted(known: ReadonlyMap<string, Heard>, round: number): void {
    for (const [ip, heard] of known) this.#known.set(ip, heard);
    this.#missed.clear();
    this.#restarted = round;
  }

  /**
   * Compares two looks.
   *
   * @param own the member's own address
   * @param round when the second one was, in rounds
   */
  compare(
    before: ReadonlyMap<string, Heard>,
    after: ReadonlyMap<string, Heard>,
    own: string,
    round: number,
  ): News[] {
    const news: News[] = [];
    for (const [ip, now] of after) {
      if (ip === own) continue;
      const was = before.get(ip) ?? this.#known.get(ip);
      this.#known.delete(ip);
      const one = was ? this.#changed(ip, was, now, round) : this.#new(ip, now, round);
      if (one) news.push(one);
      if (now.data !== (was?.data ?? "") && now.data !== "")
        news.push({ text: `${ip} shares ${shortened(now.data)}`, ips: [ip], kind: "data" });
    }
    for (const ip of before.keys()) {
      if (after.has(ip)) continue;
      this.#missed.delete(ip);
      this.#gone.delete(ip);
      news.push({ text: `${ip} was gone for so long that it is forgotten`, ips: [ip], kind: "gone" });
    }
    if (round - this.#restarted >= AGAIN) news.push(...this.#lost(own));
    return together(news);
  }

  /** Who was there before the restart, and is not any more. */
  #lost(own: string): News[] {
    const lost = [...this.#known].filter(([ip, { state }]) => ip !== own && state < STATE.DOWN);
    this.#known.clear();
    return lost.map(([ip]) => ({
      ips: [ip],
      kind: "gone" as const,
      text: `${ip} was not heard of again since this PC's member restarted`,
    }));
  }

  #new(ip: string, { state, revision, heartbeat }: Heard, round: number): News {
    if (state === STATE.REMOVE) return this.#away(ip, "has left, say others", round);
    if (state === STATE.DOWN) return this.#away(ip, "is DOWN, say others", round);
    const up = heartbeat > 0 ? `, up for ${duration(heartbeat)}` : "";
    return { text: `${ip} is there: revision ${revision}${up}`, ips: [ip], kind: "there" };
  }

  #changed(ip: string, was: Heard, now: Heard, round: number): News | undefined {
    const missed = this.#missed.get(ip);
    if (now.state === STATE.UP) this.#missed.delete(ip);
    else if (now.state < STATE.DOWN && missed === undefined) this.#missed.set(ip, round);
    if (now.state >= STATE.DOWN && was.state < STATE.DOWN) {
      if (now.state === STATE.REMOVE) return this.#away(ip, "has left: it said goodbye", round);
      // Before that it was but asked a second time.
      const after =
        was.state === STATE.SUSPECT && missed !== undefined
          ? `${rounds(round - missed)} after it did not answer this PC`
          : "others have found it gone";
      return this.#away(ip, `is DOWN: ${after}`, round);
    }
    if (now.state < STATE.DOWN && was.state >= STATE.DOWN) {
      const gone = this.#gone.get(ip);
      this.#gone.delete(ip);
      const long = gone === undefined ? "" : ` after ${rounds(round - gone)}`;
      return { text: `${ip} is back${long}${life(was, now)}`, ips: [ip], kind: "there" };
    }
    if (now.state === STATE.SUSPECT && was.state !== STATE.SUSPECT)
      return {
        text: `${ip} does not answer this PC, and is suspected`,
        ips: [ip],
        kind: "trouble",
        missed: true,
      };
    if (now.revision > was.revision)
      return { text: `${ip} has started anew${life(was, now)}`, ips: [ip], kind: "there" };
    if (now.state < STATE.SUSPECT && was.state === STATE.SUSPECT)
      return { text: `${ip} answers again`, ips: [ip], kind: "there" };
    if (now.asleep !== undefined && was.asleep === undefined)
      return { text: `${ip} sleeps for ${duration(now.asleep)}`, ips: [ip], kind: "gone" };
    if (now.asleep === undefined && was.asleep !== undefined)
      return { text: `${ip} is awake again`, ips: [ip], kind: "there" };
    return undefined;
  }

  #away(ip: string, how: string, round: number): News {
    this.#missed.delete(ip);
    this.#gone.set(ip, round);
    return { text: `${ip} ${how}`, ips: [ip], kind: "gone" };
  }
}

/** Of a new life, which it is. */
function life(was: Heard, now: Heard): string {
  return now.revision > was.revision ? `: revision ${now.revision}, which was ${was.revision}` : "";
}

/** Many of a kind as one. */
function together(news: News[]): News[] {
  const few: News[] = [];
  for (const kind of ["there", "gone", "trouble", "data"] as const) {
    const all = news.filter((one) => one.kind === kind);
    if (all.length <= NAMED) {
      few.push(...all);
      continue;
    }
    const ips = all.flatMap((one) => one.ips);
    const what = {
      there: "are there",
      gone: "are gone",
      trouble: "are suspected",
      data: "share something new",
    };
    const text = `${ips[0]} and ${amount(ips.length - 1, "other")} ${what[kind]}`;
    few.push({ text, ips, kind, ...(all.some(({ missed }) => missed) ? { missed: true as const } : {}) });
  }
  return few;
}

/** For people, and without what would do something to their terminal. */
function shortened(data: string): string {
  const text = data.replaceAll(/\p{C}/gu, "?");
  return text.length > DATA ? `${text.slice(0, DATA)}…` : text;
}

/** Seconds for people: "2 h 5 min". */
export function duration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  if (minutes === 0) return `${seconds} s`;
  if (hours === 0) return `${minutes} min`;
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} days`;
}
