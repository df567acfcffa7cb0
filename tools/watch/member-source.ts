/** A fleet of real boards as a source of what the page shows: what one member of it, this PC, has learned. */
import type { RestartCause, Value } from "../board/module.ts";
import type { Place } from "../desktop/desktop-board.ts";
import { STATE } from "../fleet/knowledge.ts";
import type { TableRow } from "../fleet/table-knowledge.ts";
import type { Lan, Pending } from "../lan/lan.ts";
import type { Command, Counters, Detail, FactInfo, Happening, Now, Recovery } from "../page/protocol.ts";
import { type Heard, Member } from "./member.ts";
import { commandsOf, perform, WATCHER } from "./member-commands.ts";
import type { MemberSettings } from "./member-lua.ts";
import { MemberNews } from "./member-news.ts";
import { MemberPlots } from "./member-plots.ts";
import { factNews, tableInfo, tableNews } from "./member-records.ts";
import { Roster } from "./member-roster.ts";
import { Silence } from "./member-silence.ts";
import type { Listener, Look, Source } from "./source.ts";
import { TappedLan } from "./tapped-lan.ts";

/** Milliseconds from one look at what the member knows to the next, and how many there are in a round if that allows it. */
const LOOK = { shortest: 100, longest: 1000, round: 8 };
/** What the firmware says of its own accord. */
const FIRMWARE = /^(gossip|hbbp|p2ptbl|alfred): ./;

/** Why it restarted, where the SDK's word for it does not say so. */
const WHY: Partial<Record<RestartCause, string>> = {
  software: "node.restart() was called",
  "software watchdog": "something in it ran for seconds without a pause, and the watchdog ended that",
};

export class MemberSource implements Source {
  readonly #member: Member;
  readonly #roster: Roster;
  readonly #news = new MemberNews();
  readonly #silence: Silence;
  readonly #plots = new MemberPlots();
  readonly #started: number;
  #listener: Listener | undefined;
  #next: Pending | undefined;
  #members: ReadonlyMap<string, Heard> = new Map();
  /** The same, but of before it restarted while it knows nobody again. */
  #known: ReadonlyMap<string, Heard> = new Map();
  #tables = new Map<string, ReadonlyMap<string, TableRow>>();
  #facts: FactInfo[] = [];
  #happened = 0;
  #open: Recovery | undefined;
  #full = false;
  #said = "";
  #problem = "";
  /** It has said why it is going to restart. */
  #panics = false;

  /**
   * Joins the fleet.
   *
   * @param tell told each happening, whoever listens
   */
  constructor(
    private readonly lan: Lan,
    place: Place,
    readonly settings: MemberSettings,
    private readonly tell: (happening: Happening) => void = () => {},
  ) {
    this.#started = lan.clock.now();
    this.#roster = new Roster(place.ip);
    this.#silence = new Silence(settings, place.ip);
    const tapped = new TappedLan(lan, {
      sent: (from, to) => this.#datagram(from, to),
      received: (from, to) => this.#datagram(from, to),
    });
    this.#member = new Member(
      tapped,
      place,
      settings,
      (text) => this.#printed(text),
      (problem) => this.#panicked(problem),
      (cause) => this.#restarted(cause),
    );
    this.#later();
  }

  listen(listener: Listener | undefined): void {
    this.#listener = listener;
  }

  look(): Look {
    const seconds = this.#seconds;
    const size = this.#roster.size;
    return {
      fleet: {
        ...{ kind: "real", lan: "udp", interval: this.settings.interval, seed: null, boards: 1, heap: null },
        ...{ can: commandsOf(this.settings), scenarios: [], scenario: null, weather: null, apart: [] },
        speed: null,
      },
      now: this.#now(),
      boards: this.#roster.boards(this.#member, this.#plots.sent, seconds),
      views: [this.#member.on ? this.#roster.view() : null, ...Array<null>(size - 1).fill(null)],
      tables: [...this.#tables].map(([name, rows]) => tableInfo(name, rows, size)),
      facts: this.#facts,
    };
  }

  detail(board: number): Detail | undefined {
    const ip = this.#roster.ipAt(board);
    if (ip === undefined) return undefined;
    const shared = [...this.#members]
      .filter(([, { data }]) => data !== "")
      .map(([of, { data }]) => ({ ip: of, text: data }));
    if (board !== WATCHER)
      return {
        ...{ board, members: [], counters: {}, heap: [], traffic: [] },
        data: shared.filter((one) => one.ip === ip),
      };
    return {
      board,
      members: [...this.#members].map(([of, { state, revision, heartbeat }]) => ({
        ip: of,
        state,
        revision,
        heartbeat,
      })),
      counters: Object.fromEntries([...this.#member.counters()].map(([name, stats]) => [name, plain(stats)])),
      data: shared,
      heap: this.#plots.heap,
      traffic: this.#plots.traffic,
    };
  }

  do(command: Command): void {
    perform(this.#member, command);
    this.#see();
  }

  /** Says goodbye to the fleet; what is to be told by then has gone out a moment later. */
  leave(): void {
    this.#next?.cancel();
    this.#next = undefined;
    this.#member.leave();
  }

  close(): void {
    this.#next?.cancel();
    this.#member.close();
  }

  get #seconds(): number {
    return (this.lan.clock.now() - this.#started) / 1_000_000;
  }

  #now(): Now {
    const unsure = [...this.#members.values()].some(({ state }) => state === STATE.SUSPECT);
    return {
      rounds: (this.#seconds * 1000) / this.settings.interval,
      time: Math.round(this.#seconds * 1000),
      // Of one who asks nobody else: whether it is sure of all.
      agree: this.#members.size > 1 && !unsure,
    };
  }

  #later(): void {
    const { shortest, longest, round } = LOOK;
    const pause = Math.min(Math.max(this.settings.interval / round, shortest), longest);
    this.#next = this.lan.clock.after(pause * 1000, () => {
      this.#see();
      this.#later();
    });
  }

  /** Looks. What somebody did to the member at its console, so that it cannot be looked at, is told and ends nothing. */
  #see(): void {
    try {
      this.#compare();
      this.#problem = "";
    } catch (error) {
      const { message } = error as Error;
      if (message !== this.#problem)
        this.#happen("trouble", `this PC's member cannot be looked at, restart it: ${message}`, []);
      this.#problem = message;
    }
    this.#listener?.changed();
  }

  /** Takes what the member knows now, and tells what is new in it. */
  #compare(): void {
    const { rounds } = this.#now();
    this.#members = this.#member.members();
    this.#roster.take(this.#members, this.#seconds);
    // While it starts it knows nobody, which says nothing of the others.
    if (this.#members.size > 0) {
      this.#tellNews(this.#known, rounds);
      this.#known = this.#members;
      this.#seeRecords();
    }
    const settled = [...this.#members.values()].every(
      ({ state }) => state !== STATE.TICK && state !== STATE.SUSPECT,
    );
    if (this.#open && settled) this.#recover({ ...this.#open, took: rounds - this.#open.round });
    this.#seeCounters(rounds);
    const sample = this.#plots.look(this.#member, this.#members, rounds);
    if (sample) this.#listener?.sampled(sample);
  }

  #tellNews(before: ReadonlyMap<string, Heard>, rounds: number): void {
    for (const { text, ips, missed } of this.#news.compare(before, this.#members, this.#member.ip, rounds)) {
      const happening = this.#happen("gossip", text, ips);
      if (missed && !this.#open) this.#recover({ id: happening.id, round: rounds, text, took: null });
    }
  }

  #seeRecords(): void {
    for (const name of this.settings.tables) {
      const rows = this.#member.rows(name);
      const texts = tableNews(name, this.#tables.get(name) ?? new Map(), rows);
      for (const text of texts) this.#happen("table", text, []);
      this.#tables.set(name, rows);
    }
    if (!this.settings.alfred) return;
    const facts = this.#member.facts();
    const macs = [...new Set(facts.map(({ from }) => from))];
    const addresses = this.#member.addresses(macs);
    this.#roster.call(facts, addresses);
    for (const text of factNews(this.#facts, facts)) this.#happen("fact", text, []);
    this.#facts = facts;
  }

  #seeCounters(rounds: number): void {
    const gossip = this.#member.counters().get("gossip");
    const heard = Number(gossip?.get("datagramsIn") ?? 0);
    const silent = this.#members.size > 0 ? this.#silence.look(heard, rounds) : undefined;
    if (silent !== undefined) this.#happen("trouble", silent, []);
    const dropped = gossip?.get("dropped");
    if (this.#full || !(dropped instanceof Map) || dropped.get("full") === undefined) return;
    this.#full = true;
    const more = "give --preset with what the boards have: home, building or campus";
    this.#happen("trouble", `there are more members, or there is more data, than this PC takes: ${more}`, []);
  }

  #happen(topic: Happening["topic"], text: string, ips: readonly string[]): Happening {
    const boards = ips.map((ip) => this.#roster.indexOf(ip)).filter((index) => index !== undefined);
    const happening = { id: ++this.#happened, round: this.#now().rounds, topic, text, boards };
    this.tell(happening);
    this.#listener?.happened(happening);
    return happening;
  }

  #recover(recovery: Recovery): void {
    this.#open = recovery.took === null ? recovery : undefined;
    this.#listener?.recovered(recovery);
  }

  #datagram(from: string, to: string): void {
    const sender = this.#roster.indexOf(from);
    if (sender !== undefined) this.#listener?.datagram?.(sender, this.#roster.indexOf(to) ?? -1);
  }

  #panicked(problem: string): void {
    this.#panics = true;
    const [what] = problem.split("\n", 1);
    this.#happen("trouble", `this PC's member starts anew: ${what}`, [this.#member.ip]);
  }

  #restarted(cause: RestartCause): void {
    if (!this.#panics)
      this.#happen("trouble", `this PC's member has started anew: ${WHY[cause] ?? cause}`, [this.#member.ip]);
    this.#panics = false;
    this.#news.restarted(this.#known, this.#now().rounds);
    this.#known = new Map();
  }

  #printed(text: string): void {
    this.#listener?.printed(WATCHER, text);
    const line = text.trimEnd();
    if (!FIRMWARE.test(line) || line === this.#said) return;
    this.#said = line;
    this.#happen("trouble", `this PC's member says: ${line}`, []);
  }
}

function plain(stats: ReadonlyMap<Value, Value>): Counters {
  const entries = [...stats].map(
    ([name, value]) => [String(name), value instanceof Map ? plain(value) : Number(value)] as const,
  );
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
