/**
 * Datagrams that are not of the members' protocol between boards of this project. Loaded when one comes,
 * and let go of at once.
 */
import { Below, letGo, use } from "../../lib/modules";
import { Kind } from "../core";
import type * as Answer from "../data/answer";
import type * as Check from "../data/check";
import type * as Take from "../data/take";
import type * as Json from "../json/receive";
import type { Shell } from "./shell";

/**
 * Takes a datagram that is not of the protocol between boards of this project: data, or JSON.
 *
 * @returns why it was dropped, nil if it was good: `"size"` (empty, or longer than a board can
 *   receive), `"kind"`, or what {@link Answer.answer}, {@link Check.check} and {@link Json.receive} give
 */
export function receive(shell: Shell, ip: string, datagram: string): string | undefined {
  letGo(Below.LONG);
  const length = datagram.length;
  if (length === 0 || length > 1472) return "size";
  const kind = string.byte(datagram, 1);
  if (kind === Kind.PULL) {
    return use<typeof Answer>("gossip.data.answer", true).answer(shell, shell.packed(ip), datagram);
  }
  if (kind === Kind.DATA) {
    const ends = use<typeof Check>("gossip.data.check", true).check(datagram, shell.gossip.config.maxData);
    if (ends === undefined) return "data";
    letGo(Below.LONG);
    use<typeof Take>("gossip.data.take", true).take(shell, datagram, ends);
    return undefined;
  }
  if (kind > Kind.MEMBERS) return "kind";
  return use<typeof Json>("gossip.json.receive", true).receive(shell, ip, datagram);
}
