/** What entries bring now and then, besides news. */
import { type Core, Kind, type Probe } from "../core";
import { At, bytes, digest, position, Size } from "../table";
import { isAhead, Longest, numberAt } from "./number";

const enum Most {
  /** Addresses whose data is asked of one board at once. */
  ASKED = 32,
}

const { char, sub } = string;
const { min } = math;

/** Somebody else has not heard a member that this board probes. */
export function isUnheard(core: Core, address: string, by: string): void {
  const probe = core.probes.get(address) as Probe | undefined;
  // Six are enough, and who says so may be made up.
  if (
    probe !== undefined &&
    probe.unheard.length < 6 * Size.ADDRESS &&
    position(probe.unheard, by, Size.ADDRESS) === 0
  )
    probe.unheard += by;
}

/** Notes that a member has data that this board lacks, and who has it, if the version is newer than the held one. */
export function miss(core: Core, address: string, from: string, version: number, held: number): void {
  if (!isAhead(version, held)) return;
  core.missing ??= new LuaTable();
  const asked = (core.missing.get(from) as string | undefined) ?? "";
  if (asked.length < Most.ASKED * Size.ADDRESS && position(asked, address, Size.ADDRESS) === 0) {
    core.missing.set(from, asked + address);
  }
}

/** Others hold that a member is gone which is up here: it is to say so itself, or to be probed. */
export function contradict(core: Core, entry: string): void {
  core.doubted = sub(entry, 1, Size.ADDRESS);
  core.send(core.doubted, char(Kind.NEWS) + digest(core) + entry);
}

/** The moment when a board wakes that says how many seconds it still sleeps: in this one's time. */
export function wakes(core: Core, entry: string): string {
  core.sleepers = true;
  return bytes(core.uptime() + min(numberAt(entry, At.HEARTBEAT), Longest.SLEEP));
}
