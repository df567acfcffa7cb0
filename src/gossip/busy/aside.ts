/** What entries bring now and then, besides news. */
import { type Core, Kind, type Probe } from "../core";
import { digest, position, Size } from "../table";

const { char, sub } = string;

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

/** Others hold that a member is gone which is up here: it is to say so itself, or to be probed. */
export function contradict(core: Core, entry: string): void {
  core.doubted = sub(entry, 1, Size.ADDRESS);
  core.send(core.doubted, char(Kind.NEWS) + digest(core) + entry);
}
