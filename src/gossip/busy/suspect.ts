/**
 * Finding out who is gone: after some pings others are asked to ping, then comes a suspicion that all
 * hear and the suspected answers, and only then a judgement. SWIM's rules (Das, Gupta, Motivala 2002)
 * with Lifeguard's care for the prober's own health (Dadgar et al. 2017).
 */
import { use } from "../../lib/modules";
import { type Core, type Favour, Kind, type Probe, Try } from "../core";
import { At, Condition, digest, find, Size } from "../table";
import { repeats } from "./call";
import type * as Judge from "./judge";
import { sleepOf } from "./number";

const enum Most {
  /** Pings on somebody else's behalf, and others who are asked at once; the ticks until the answer. */
  FAVOUR = 3,
  PATIENCE = 5,
  /** Favours at a time. */
  FAVOURS = 8,
  /** After so many ticks without a word from anybody this board judges alone. */
  SILENCE = 128,
}

const { byte, char, sub } = string;
const { floor, max, min } = math;

/** Asks others to ping a member for this board. */
function ask(core: Core, address: string, probe: Probe): void {
  for (const _ of $range(1, Most.FAVOUR)) {
    const other = core.anyMember(core, address);
    const record = other === undefined ? undefined : find(core.table, other);
    if (record !== undefined && byte(record, At.CONDITION) % 2 === Condition.COMPACT) {
      core.send(other, char(Kind.ASK) + address);
    }
  }
  // Nobody answers, not even the asked: it is this board that does not hear well.
  if (probe.tries > Try.DIRECT + 4 && probe.unheard === "") core.health = min(core.health + 1, 8);
}

/** How many ticks a suspicion lasts: the fewer the more boards share it, the more the larger the fleet. */
function patience(core: Core, others: number, said: number): number {
  const least = 8 + 2 * repeats(core);
  const most = min(6, others);
  return said >= most && most > 0 ? least : 3 * least - floor((2 * least * said) / max(most, 1));
}

/** Goes on with a member that does not answer. */
export function doubt(core: Core, address: string, probe: Probe): void {
  const record = find(core.table, address);
  const asleep = record !== undefined && byte(record, At.CONDITION) % 4 >= Condition.ASLEEP;
  // It is gone already, or went to sleep meanwhile.
  if (
    record === undefined ||
    byte(record, At.CONDITION) >= Condition.DOWN ||
    (asleep && sleepOf(core, record) > 0)
  ) {
    core.probes.delete(address);
    return;
  }
  if (probe.tries % 2 === 1) ask(core, address, probe);
  const others = max(core.table.alive - 2, 0);
  const said = floor(probe.unheard.length / Size.ADDRESS);
  // In silence, or among boards that cannot be asked, nobody can say so.
  const alone = core.tick - core.heard > Most.SILENCE || probe.tries > 20;
  if (!alone && said < min(2, others)) return;
  if (probe.suspected === undefined) {
    probe.suspected = core.tick;
    core.changes(record);
  }
  if (core.tick - probe.suspected >= patience(core, others, said)) {
    core.probes.delete(address);
    use<typeof Judge>("gossip.busy.judge").judge(core, record, Condition.DOWN, repeats(core));
  } else if (probe.tries % 2 === 0) {
    const told = sub(record, 1, At.INCARNATION) + char(Condition.SUSPECT + byte(record, At.CONDITION));
    core.send(undefined, char(Kind.NEWS) + digest(core) + told + sub(record, At.VERSION, Size.ENTRY));
  }
}

/** Begins to ping a member for somebody else. */
export function favour(core: Core, address: string, asker: string): void {
  if (address === core.own || core.favours.length >= Most.FAVOURS) return;
  for (const running of core.favours) {
    if (running.address === address && running.asker === asker) return;
  }
  const begun: Favour = { address, asker, tries: 1 };
  table.insert(core.favours, begun);
  core.ping(core, address);
}

/** Goes on with what others have asked for. */
export function oblige(core: Core): void {
  const favours = core.favours;
  for (const i of $range(favours.length - 1, 0, -1)) {
    const address = favours[i]!.address;
    const asker = favours[i]!.asker;
    const tries = favours[i]!.tries;
    favours[i]!.tries += 1;
    if (tries < Most.FAVOUR) core.ping(core, address);
    else if (tries >= Most.PATIENCE) {
      core.send(asker, char(Kind.UNHEARD) + address);
      table.remove(favours, i + 1);
    }
  }
}

/** A member was heard, by this board or by one that it had asked: it lives. */
export function isHeard(core: Core, address: string): void {
  const favours = core.favours;
  for (const i of $range(favours.length - 1, 0, -1)) {
    if (favours[i]!.address === address) {
      core.send(favours[i]!.asker, char(Kind.HEARD) + address);
      table.remove(favours, i + 1);
    }
  }
  const probe = core.probes.get(address) as Probe | undefined;
  if (probe === undefined) return;
  core.probes.delete(address);
  const record = find(core.table, address);
  if (probe.suspected !== undefined && record !== undefined) core.changes(record);
}
