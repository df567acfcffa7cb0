/** Doing what datagrams ask for that hold no entries. */
import { use } from "../../lib/modules";
import { type Core, Kind } from "../core";
import { digest } from "../table";
import type * as Aside from "./aside";
import type * as Suspect from "./suspect";

const { byte, sub } = string;

/** As `answer` of sift.ts, for those that hold none. */
export function answer(
  core: Core,
  from: string,
  kind: number,
  datagram: string,
): LuaMultiReturn<[first?: number, sums?: string]> {
  if (kind === Kind.GIVE) {
    // Who knows the same needs no answer.
    if (sub(datagram, 3, 5) === digest(core)) return $multi();
    return $multi(byte(datagram, 2), sub(datagram, 6));
  }
  const subject = sub(datagram, 2, 5);
  if (kind === Kind.UNHEARD) use<typeof Aside>("gossip.busy.aside").isUnheard(core, subject, from);
  else if (kind === Kind.ASK) use<typeof Suspect>("gossip.busy.suspect").favour(core, subject, from);
  else use<typeof Suspect>("gossip.busy.suspect").isHeard(core, subject);
  return $multi();
}
