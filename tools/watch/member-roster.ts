/** Whom a member of a fleet of real boards knows, as the page shows them: each keeps its place for ever. */
import { STATE } from "../fleet/knowledge.ts";
import { type BoardInfo, type FactInfo, SEEN } from "../page/protocol.ts";
import type { Heard, Member } from "./member.ts";

/** The record of alfred's that holds a name by custom. */
const NAME_TYPE = "64";
/** Characters of a name, at most: what is longer is none. */
const NAME = 40;
const MAC = /^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/i;

interface Known {
  ip: string;
  /** As it was heard last; undefined: it is forgotten. */
  heard: Heard | undefined;
  /** When its heartbeat was first seen as it is, seconds. */
  since: number;
}

/** Who has which address, and is called what, as alfred tells. */
interface Called {
  mac: string;
  name: string | null;
}

export class Roster {
  readonly #known: Known[];
  readonly #index: Map<string, number>;
  #called = new Map<string, Called>();

  /** @param own the member's address: its place is the first */
  constructor(own: string) {
    this.#known = [{ ip: own, heard: undefined, since: 0 }];
    this.#index = new Map([[own, 0]]);
  }

  get size(): number {
    return this.#known.length;
  }

  /** Somebody's place; undefined: nobody has spoken of that address. */
  indexOf(ip: string): number | undefined {
    return this.#index.get(ip);
  }

  ipAt(index: number): string | undefined {
    return this.#known[index]?.ip;
  }

  /** Takes what the member knows now. */
  take(members: ReadonlyMap<string, Heard>, seconds: number): void {
    for (const [ip, heard] of members) {
      let at = this.#index.get(ip);
      if (at === undefined) {
        at = this.#known.push({ ip, heard, since: seconds }) - 1;
        this.#index.set(ip, at);
      }
      const known = this.#known[at]!;
      const { revision, heartbeat } = known.heard ?? {};
      if (revision !== heard.revision || heartbeat !== heard.heartbeat) known.since = seconds;
      known.heard = heard;
    }
    for (const known of this.#known) if (!members.has(known.ip)) known.heard = undefined;
  }

  /** Takes what alfred tells of addresses. */
  call(facts: readonly FactInfo[], addresses: ReadonlyMap<string, string>): void {
    const names = new Map(
      facts
        .filter(({ type, value }) => type === NAME_TYPE && value.length <= NAME)
        .map(({ from, value }) => [from, value]),
    );
    this.#called = new Map([...addresses].map(([mac, ip]) => [ip, { mac, name: names.get(mac) ?? null }]));
  }

  /** A character for each: how the member sees them. */
  view(): string {
    return this.#known.map(({ heard }) => (heard ? String(heard.state) : SEEN.UNKNOWN)).join("");
  }

  /** The member first, then everybody of whom it has heard. */
  boards(
    member: Member,
    sent: { datagrams: number; bytes: number } | undefined,
    seconds: number,
  ): BoardInfo[] {
    const [own, ...others] = this.#known;
    const watcher: BoardInfo = {
      ...{ ip: own!.ip, kind: "watcher", name: "this PC", mac: member.mac },
      condition: member.on ? "up" : "booting",
      revision: own!.heard?.revision ?? null,
      uptime: member.on ? Math.floor(member.uptime) : null,
      heap: member.on ? member.heap : null,
      ...{ datagrams: sent?.datagrams ?? null, bytes: sent?.bytes ?? null },
    };
    return [watcher, ...others.map((known) => this.#heard(known, seconds))];
  }

  #heard({ ip, heard, since }: Known, seconds: number): BoardInfo {
    const data = said(heard?.data ?? "");
    const { mac = null, name = null } = this.#called.get(ip) ?? {};
    // Of who is gone, or sleeps, the time goes on, but not that of this life.
    const lives = heard !== undefined && heard.state < STATE.DOWN && heard.asleep === undefined;
    return {
      ...{ ip, kind: "heard", condition: "heard" },
      name: data.name ?? data.hostname ?? data.watcher ?? name,
      mac: data.mac ?? mac,
      revision: heard?.revision ?? null,
      uptime: lives ? Math.floor(heard.heartbeat + seconds - since) : null,
      ...{ heap: null, datagrams: null, bytes: null },
    };
  }
}

/** Texts that somebody shares of itself, as far as they can be what their names say. */
function said(data: string): Record<string, string> {
  const fields = data === "" ? {} : (JSON.parse(data) as object);
  const texts = Object.entries(fields).filter(([name, value]) => {
    if (typeof value !== "string" || value === "") return false;
    return name === "mac" ? MAC.test(value) : value.length <= NAME && !/\p{C}/u.test(value);
  });
  return Object.fromEntries(texts);
}
