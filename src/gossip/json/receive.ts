/** JSON datagrams: one step after the other. Loaded when one comes, and let go of at once. */
import { Below, letGo, use } from "../../lib/modules";
import type * as Give from "../busy/give";
import type * as Suspect from "../busy/suspect";
import type { Shell } from "../shell/shell";
import type * as Check from "./check";
import type * as Take from "./take";
import type * as Tell from "./tell";

/** Takes a datagram; returns why it was dropped, nil if it was good: what {@link Check.check} says. */
export function receive(shell: Shell, ip: string, datagram: string): string | undefined {
  // After {"type":"SYN", or ACK: a board of this project that does not know this one. It shall.
  if (string.find(datagram, '"hearsay":"1"', 1, true)[0] === 15) {
    shell.core.heard = shell.core.tick;
    use<typeof Give>("gossip.busy.give").compare(shell.core, shell.packed(ip));
    return undefined;
  }
  const [told, word, texts] = use<typeof Check>("gossip.json.check", true).check(shell, datagram);
  if (told === undefined && word !== "memory") return word;
  // From here on one after the other: all at once may be more than the heap holds.
  letGo(Below.LONG);
  const core = shell.core;
  const from = shell.packed(ip);
  // What the heap does not hold decoded shows all the same that its sender lives.
  core.heard = core.tick;
  if (core.probes.has(from) || core.favours.length > 0) {
    use<typeof Suspect>("gossip.busy.suspect").isHeard(core, from);
    letGo(Below.LONG);
  }
  if (told === undefined) return word;
  use<typeof Take>("gossip.json.take", true).receive(shell, from, told, texts!);
  letGo(Below.LONG);
  use<typeof Tell>("gossip.json.tell", true).tell(shell, from, told, texts!, datagram.length, word === "SYN");
  return undefined;
}
