/** Taking messages. */
import { guard } from "../../lib/guard";
import type { Handler, Shell } from "../shell";
import { isGood } from "./key";

/** Bytes that a peer receives at most. */
const MOST = 1232;

const { find, match, sub } = string;

/** The handler of a key: its own, or of all keys below the nearest one. */
function handlerOf(shell: Shell, key: string): Handler | undefined {
  let of = key;
  let handler = shell.handlers.get(of) as Handler | undefined;
  while (handler === undefined && of !== "") {
    of = match(sub(of, 1, -2), "^.*/")[0] ?? "";
    handler = shell.handlers.get(of);
  }
  return handler;
}

/** Takes a datagram. */
export function receive(shell: Shell, datagram: string, ip: string): void {
  const stats = shell.hbbp.stats;
  stats.datagramsIn = (stats.datagramsIn + 1) % 1073741824;
  stats.bytesIn = (stats.bytesIn + datagram.length) % 1073741824;
  const [end] = find(datagram, "\0", 1, true);
  const key = end === undefined ? datagram : sub(datagram, 1, end - 1);
  const cause = datagram.length > MOST ? "size" : isGood(key) ? undefined : "key";
  if (cause !== undefined) stats.dropped.set(cause, (stats.dropped.get(cause) ?? 0) + 1);
  else {
    const handler = handlerOf(shell, key);
    const payload = end === undefined ? undefined : sub(datagram, end + 1);
    if (handler !== undefined) guard(shell.report, handler)(payload, ip, key);
  }
}
