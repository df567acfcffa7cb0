/** Sending a packet. */
import type { Shell } from "../shell";

/** Sends a packet to an address, or to all without one. Never raises. */
export function send(shell: Shell, ip: string | undefined, datagram: string): void {
  const alfred = shell.alfred;
  const stats = alfred.stats;
  if (alfred.socket === undefined || alfred.ip === undefined) return;
  const socket = alfred.socket as unknown as { send: (...values: unknown[]) => void };
  const [sent] = pcall(socket.send, socket, alfred.port, ip ?? alfred.group, datagram);
  if (!sent) {
    stats.sendErrors += 1;
    return;
  }
  stats.datagramsOut = (stats.datagramsOut + 1) % 1073741824;
  stats.bytesOut = (stats.bytesOut + datagram.length) % 1073741824;
}
