/** Taking packets: each is checked whole, and if it is not as it should be, dropped whole. */
import { Below, hand, letGo, use } from "../../lib/modules";
import type { Shell } from "../shell";
import type * as Neighbours from "./neighbours";
import { Packet } from "./packet";
import type * as Push from "./push";
import { Mark, Size, sizeAt } from "./record";

/** Requests of others that may wait. */
const WAITING = 8;

const { byte } = string;

/** Why a packet is dropped; nil if it is good. */
function problemOf(datagram: string): string | undefined {
  const length = datagram.length;
  if (length < Packet.HEAD) return "size";
  const [type, version, high, low] = byte(datagram, 1, Packet.HEAD);
  if (version !== 0) return "version";
  if (type! > Packet.TYPE_TXEND) return "type";
  if (high! * 256 + low! !== length - Packet.HEAD) return "size";
  if (type !== Packet.TYPE_PUSH) {
    let most: number = Packet.HEAD;
    if (type === Packet.TYPE_REQUEST) most = Packet.REQUEST;
    else if (type === Packet.TYPE_TXEND) most = Packet.PUSH;
    return length === most ? undefined : "size";
  }
  if (length < Packet.PUSH) return "size";
  let at = Packet.PUSH + 1;
  while (at <= length) {
    if (at > length - Size.HEAD + 1) return "record";
    // A source is one board: no group, and not nobody.
    if (byte(datagram, at) % 2 === 1) return "record";
    const size = sizeAt(datagram, at) - Size.TAIL;
    if (size > Packet.MOST - Packet.PUSH) return "record";
    at += size;
  }
  return at === length + 1 ? undefined : "record";
}

/** Takes a packet. */
export function receive(shell: Shell, datagram: string, ip: string): LuaMultiReturn<[]> {
  const stats = shell.alfred.stats;
  stats.datagramsIn = (stats.datagramsIn + 1) % 1073741824;
  stats.bytesIn = (stats.bytesIn + datagram.length) % 1073741824;
  const cause = problemOf(datagram);
  if (cause !== undefined) {
    shell.drop(cause);
    return $multi();
  }
  const type = byte(datagram, 1);
  if (type === Packet.TYPE_ANNOUNCE) {
    use<typeof Neighbours>("alfred.busy.neighbours").announced(shell, ip);
  } else if (type === Packet.TYPE_REQUEST) {
    if (shell.jobs.length >= WAITING) {
      shell.drop("busy");
      return $multi();
    }
    const [of, high, low] = byte(datagram, 5, 7);
    table.insert(shell.jobs, () => {
      letGo(Below.SHORT);
      return use<typeof Push>("alfred.busy.push").push(shell, ip, Mark.SYNCED, of, high! * 256 + low!);
    });
    stats.answered += 1;
    shell.wake();
  } else {
    const [a, b, c, d] = byte(datagram, 5, Packet.PUSH);
    const packet = type === Packet.TYPE_PUSH ? datagram : undefined;
    return hand(Below.SHORT, "alfred.busy.transactions", shell, ip, a! * 256 + b!, c! * 256 + d!, packet);
  }
  return $multi();
}
