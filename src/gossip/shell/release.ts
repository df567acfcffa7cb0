/** Taking part no more. Loaded when that happens, and let go of at once. */
import type { Shell } from "./shell";

function close(socket: net.UDPSocket): void {
  socket.close();
}

/** Frees the socket and the timer. */
export function release(shell: Shell): void {
  const gossip = shell.gossip;
  // It raises if the user has closed the socket already.
  if (gossip.socket !== undefined) pcall(close, gossip.socket);
  gossip.timer?.unregister();
  gossip.socket = undefined;
  gossip.timer = undefined;
  gossip.started = false;
}
