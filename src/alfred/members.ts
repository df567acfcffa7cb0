/** What gossip knows of who has which MAC address. Loaded once a period where gossip runs, and let go of at once. */
import { macBytes } from "./busy/mac_bytes";
import { packed, Score } from "./busy/neighbour";
import { note } from "./busy/neighbours";
import type { Shell } from "./shell";

/** What is looked at of a member. */
interface Member {
  state: number;
  data?: { mac?: unknown };
}

interface Gossip {
  started: boolean;
  members(this: void): (this: void) => LuaMultiReturn<[ip?: string, member?: Member]>;
}

/** Learns the MAC address of each member that is up and whose data holds it as `mac`. */
export function learn(shell: Shell, gossip: Gossip): void {
  if (!gossip.started) return;
  const following = gossip.members();
  for (;;) {
    const [ip, member] = following();
    if (ip === undefined) return;
    const data = member!.data;
    if (
      member!.state === 0 &&
      ip !== shell.alfred.ip &&
      type(data) === "table" &&
      type(data!.mac) === "string"
    ) {
      const mac = macBytes(data!.mac as string);
      if (mac !== undefined) note(shell, packed(ip), mac, Score.NONE);
    }
  }
}
