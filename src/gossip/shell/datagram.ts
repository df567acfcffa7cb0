/**
 * Datagrams that are not of the members' protocol between boards of this project. Loaded when one comes,
 * and let go of at once.
 */
import { letGo, use } from "../../lib/modules";
import type * as Give from "../busy/give";
import type * as Suspect from "../busy/suspect";
import { Kind } from "../core";
import type * as Answer from "../data/answer";
import type * as Check from "../data/check";
import type * as Take from "../data/take";
import type * as JsonCheck from "../json/check";
import type * as JsonTake from "../json/take";
import type * as Tell from "../json/tell";
import type { Shell } from "./shell";

const enum Heap {
  /** Bytes that the largest of it may take. */
  SHORT = 20480,
}

/**
 * Takes a datagram that is not of the protocol between boards of this project: data, or JSON.
 *
 * @returns why it was dropped, nil if it was good: `"size"` (empty, or longer than a board can
 *   receive), or what {@link JsonCheck.check} says
 */
export function receive(shell: Shell, ip: string, datagram: string): string | undefined {
  letGo(Heap.SHORT);
  const length = datagram.length;
  if (length === 0 || length > 1472) return "size";
  const kind = string.byte(datagram, 1);
  if (kind === Kind.PULL) {
    return use<typeof Answer>("gossip.data.answer", true).answer(shell, shell.packed(ip), datagram);
  }
  if (kind === Kind.DATA) {
    const ends = use<typeof Check>("gossip.data.check", true).check(datagram, shell.gossip.config.maxData);
    if (ends === undefined) return "data";
    letGo(Heap.SHORT);
    use<typeof Take>("gossip.data.take", true).take(shell, datagram, ends);
    return undefined;
  }
  if (kind > Kind.MEMBERS) return "kind";
  // After {"type":"SYN", or ACK: a board of this project that does not know this one. It shall.
  if (string.find(datagram, '"hearsay":"1"', 1, true)[0] === 15) {
    shell.core.heard = shell.core.tick;
    use<typeof Give>("gossip.busy.give").compare(shell.core, shell.packed(ip));
    return undefined;
  }
  const [told, word, texts] = use<typeof JsonCheck>("gossip.json.check", true).check(shell, datagram);
  if (told === undefined && word !== "memory") return word;
  // From here on one after the other: all at once may be more than the heap holds.
  letGo(Heap.SHORT);
  const core = shell.core;
  const from = shell.packed(ip);
  // What the heap does not hold decoded shows all the same that its sender lives.
  core.heard = core.tick;
  if (core.probes.has(from) || core.favours.length > 0) {
    use<typeof Suspect>("gossip.busy.suspect").isHeard(core, from);
    letGo(Heap.SHORT);
  }
  if (told === undefined) return word;
  use<typeof JsonTake>("gossip.json.take", true).receive(shell, from, told, texts!);
  letGo(Heap.SHORT);
  use<typeof Tell>("gossip.json.tell", true).tell(shell, from, told, texts!, length, word === "SYN");
  return undefined;
}
