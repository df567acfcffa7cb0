/** Sending: records as the packets of a transaction, one packet a step. */
import type { Job, Shell } from "../shell";
import { ipAt } from "./neighbours";
import { Size as Packet, part } from "./packets";
import { ageOf, each, type Mark, Size } from "./records";

const { byte, sub } = string;

/** Sends a packet to an address, or to all without one; returns whether it went out. Never raises. */
export function send(shell: Shell, ip: string | undefined, datagram: string): boolean {
  const alfred = shell.alfred;
  const stats = alfred.stats;
  if (alfred.socket === undefined || alfred.ip === undefined) return false;
  const socket = alfred.socket as unknown as { send: (...values: unknown[]) => void };
  const [sent] = pcall(socket.send, socket, alfred.port, ip ?? alfred.group, datagram);
  if (!sent) {
    stats.sendErrors += 1;
    return false;
  }
  stats.datagramsOut = (stats.datagramsOut + 1) % 1073741824;
  stats.bytesOut = (stats.bytesOut + datagram.length) % 1073741824;
  return true;
}

/**
 * Begins to push records to somebody.
 *
 * @param least those that came here in this way, or in one that counts for more
 * @param type all records of this type, and how many there were even if there are none; nil: any type
 * @param id the transaction's; nil: one by lot
 */
export function push(shell: Shell, ip: string, least: Mark, type?: number, id?: number): Job {
  let following: ReturnType<typeof each> | undefined;
  const transaction = id ?? node.random(0, 65535);
  let next: string | undefined;
  let [number, over] = [0, false];
  return () => {
    following ??= each(shell.own, shell.heard);
    let records = next ?? "";
    next = undefined;
    while (!over && next === undefined) {
      const record = following();
      if (record === undefined) over = true;
      else if (ageOf(record, 0)[1] >= least && (type === undefined || byte(record, Size.KEY) === type)) {
        const wire = sub(record, 1, -Size.TAIL - 1);
        if (records.length + wire.length + Packet.PUSH > Packet.MOST) next = wire;
        else records += wire;
      }
    }
    if (records !== "") {
      send(shell, ip, part(transaction, number, records));
      number += 1;
      return false;
    }
    if (number > 0 || type !== undefined) send(shell, ip, part(transaction, number));
    return true;
  };
}

/** Begins to push records to several others (4 bytes each), one after the other. Else as {@link push}. */
export function pushAll(shell: Shell, addresses: string, least: Mark): Job {
  let at = 1;
  let current: Job | undefined;
  return () => {
    if (current === undefined) {
      if (at > addresses.length) return true;
      current = push(shell, ipAt(addresses, at), least);
      at += 4;
    }
    if (current()) current = undefined;
    return false;
  };
}
