/** What a bridge says of its work: lines, warnings now and then, and a count at the end. */
import { count } from "../flash/words.ts";
import type { Clock } from "../lan/lan.ts";
import type { Outcome } from "./crossing.ts";
import { keyOf, type Side } from "./datagram.ts";
import type { Rate } from "./rate.ts";

/** What becomes of a datagram: an outcome of its crossing, or what its sockets make of it. */
export type Fate = Outcome | "stranger" | "unsent";

/** A warning is not repeated within so many microseconds. */
const QUIET = 10_000_000;
/** Characters of a key that a line shows. */
const KEY_WIDTH = 60;

const DIRECTION: Record<Side, string> = { ipv4: "IPv4 > IPv6", ipv6: "IPv6 > IPv4" };
const WORDS: Record<Fate, string> = {
  carried: "carried",
  left: "left to another bridge",
  repeat: "repeat",
  rate: "over the rate",
  size: "too long",
  key: "no good key",
  stranger: "from outside the network",
  unsent: "not sent",
};

export interface ReportOptions {
  clock: Clock;
  rate: Rate;
  say(line: string): void;
  /** A line for each datagram. */
  verbose: boolean;
}

/** The counts of a direction. */
interface Counts {
  fates: Map<Fate, number>;
  /** Carried. */
  bytes: number;
}

/** A warning, and what came since it was last said. */
interface Warning {
  saidAt: number;
  since: number;
}

export class Report {
  private readonly counts: Record<Side, Counts> = {
    ipv4: { fates: new Map(), bytes: 0 },
    ipv6: { fates: new Map(), bytes: 0 },
  };
  private readonly warnings = new Map<string, Warning>();

  constructor(private readonly options: ReportOptions) {}

  /** The way of a datagram that came from `side` is at its end. */
  tell(fate: Fate, side: Side, from: string, data: Uint8Array): void {
    this.note(fate, side);
    if (fate === "carried") this.counts[side].bytes += data.length;
    if (fate === "rate") {
      const { datagrams, bytes } = this.options.rate;
      this.warn(
        `${DIRECTION[side]}: more than ${count(datagrams, "datagram")} or ${bytes} bytes a second`,
        "dropped",
      );
    }
    if (!this.options.verbose) return;
    const time = new Date().toISOString().slice(11, 23);
    const line = `${time} ${DIRECTION[side]} ${from} ${shown(keyOf(data))} ${count(data.length, "byte")}`;
    const dropped = fate === "left" ? `: ${WORDS.left}` : `: dropped, ${WORDS[fate]}`;
    this.options.say(fate === "carried" ? line : line + dropped);
  }

  /** One that counted as carried to `side` was not sent after all. */
  unsent(side: Side): void {
    const from = side === "ipv4" ? "ipv6" : "ipv4";
    this.note("unsent", from);
    this.warn(`${DIRECTION[from]}: the network refuses`, "not sent");
  }

  /** The counts, a line for each direction. */
  summary(): string[] {
    return (["ipv4", "ipv6"] as const).map((side) => {
      const { fates, bytes } = this.counts[side];
      const rest = [...fates]
        .filter(([fate]) => fate !== "carried")
        .map(([fate, n]) => `${WORDS[fate]} ${n}`);
      const carried = `${count(fates.get("carried") ?? 0, "datagram")} carried (${count(bytes, "byte")})`;
      return [`${DIRECTION[side]}: ${carried}`, ...rest].join(", ");
    });
  }

  private note(fate: Fate, side: Side): void {
    const { fates } = this.counts[side];
    fates.set(fate, (fates.get(fate) ?? 0) + 1);
  }

  private warn(what: string, become: string): void {
    const now = this.options.clock.now();
    const warning = this.warnings.get(what) ?? { saidAt: Number.NEGATIVE_INFINITY, since: 0 };
    this.warnings.set(what, warning);
    warning.since++;
    if (now - warning.saidAt < QUIET) return;
    this.options.say(`${what}: ${warning.since} ${become}`);
    warning.saidAt = now;
    warning.since = 0;
  }
}

/** A key as a terminal may show it, whatever is in it. */
function shown(key: string): string {
  const safe = key.replace(
    /[^\x21-\x7e]/g,
    (char) => `\\x${char.charCodeAt(0).toString(16).padStart(2, "0")}`,
  );
  if (safe === "") return "(no key)";
  return safe.length <= KEY_WIDTH ? safe : `${safe.slice(0, KEY_WIDTH)}...`;
}
