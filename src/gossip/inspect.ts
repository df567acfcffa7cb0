/** Datagrams that are more than a plain ping or ack: each is checked whole before any of it is taken. */
import { Kind } from "./core";
import { At, Condition, Size } from "./table";

const { byte } = string;

/** Where the entries of a kind of datagram begin. */
function entriesOf(kind: number): number {
  if (kind === Kind.MEMBERS) return 3;
  return kind === Kind.ACK ? 6 : 5;
}

/** Whether a datagram holds nothing but good entries from there on. */
function areEntries(datagram: string, from: number): boolean {
  const length = datagram.length;
  if ((length - from + 1) % Size.ENTRY !== 0) return false;
  for (const at of $range(from, length, Size.ENTRY)) {
    const first = byte(datagram, at);
    if (first < 1 || first > 223 || byte(datagram, at + At.REVISION - 1) > 127) return false;
    const condition = byte(datagram, at + At.CONDITION - 1);
    if (condition % 16 > 3 || condition > Condition.LEFT + 3) return false;
    if (condition > 15 && condition < Condition.SUSPECT) return false;
    if (byte(datagram, at + At.HEARTBEAT - 1) > 127) return false;
  }
  return true;
}

/**
 * Where the entries of a datagram begin, 1 if it holds something else; nil if it is not whole, or
 * something in it out of its range.
 */
export function inspect(kind: number, datagram: string): number | undefined {
  const length = datagram.length;
  if (kind === Kind.GIVE) return length > 4 ? 1 : undefined;
  if (kind >= Kind.ASK && kind <= Kind.UNHEARD) return length === 5 ? 1 : undefined;
  const from = entriesOf(kind);
  const good =
    length >= from - 1 && areEntries(datagram, from) && (kind !== Kind.ACK || byte(datagram, 2) < 128);
  return good ? from : undefined;
}
