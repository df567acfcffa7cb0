/**
 * HBBP: messages to whoever is in the network, under keys that name what they are for. Datagrams are those
 * of Freifunk's hbbpc and hbbpd, which speak IPv6; docs/bridge.md tells how both meet. Nothing is
 * acknowledged: what has to arrive is said again.
 */

import type * as Datagram from "./hbbp/datagram";
import { isGood } from "./hbbp/key";
import type { Handler, Hbbp, Shell } from "./hbbp/shell";
import type * as Start from "./hbbp/start";
import { guard } from "./lib/guard";
import { use } from "./lib/modules";
import type * as Needs from "./lib/needs";

use<typeof Needs>("lib.needs", true).needs("hbbp", "net", "tmr", "wifi", "node");

const enum Size {
  /** What a peer receives at most. */
  RECEIVED = 1232,
}

const { find, sub } = string;
const stats: Hbbp["stats"] = {
  datagramsIn: 0,
  datagramsOut: 0,
  bytesIn: 0,
  bytesOut: 0,
  sendErrors: 0,
  errors: 0,
  dropped: new LuaTable<string, number>(),
};
const handlers = new LuaTable<string, Handler>();
let shell: Shell;

function report(problem: string): void {
  stats.errors += 1;
  print(`hbbp: ${problem}`);
}

function transmit(ip: string | undefined, key: string, payload?: string): boolean {
  const datagram = use<typeof Datagram>("hbbp.datagram", true).compose(key, payload);
  const hbbp = shell.hbbp;
  if (hbbp.socket === undefined || hbbp.ip === undefined) return false;
  const socket = hbbp.socket as unknown as { send: (...values: unknown[]) => void };
  const [sent] = pcall(socket.send, socket, hbbp.port, ip ?? shell.target, datagram);
  if (!sent) {
    stats.sendErrors += 1;
    return false;
  }
  stats.datagramsOut = (stats.datagramsOut + 1) % 1073741824;
  stats.bytesOut = (stats.bytesOut + datagram.length) % 1073741824;
  return true;
}

/** The handler of a key: its own, or of all keys below the nearest one. */
function handlerOf(key: string): Handler | undefined {
  let of = key;
  let handler = handlers.get(of) as Handler | undefined;
  while (handler === undefined && of !== "") {
    of = string.match(sub(of, 1, -2), "^.*/")[0] ?? "";
    handler = handlers.get(of);
  }
  return handler;
}

const hbbp: Hbbp = {
  // No tail calls: an error is to name the user's line, on every Lua.
  start: (settings) => {
    use<typeof Start>("hbbp.start", true).start(shell, settings);
  },
  stop: () => use<typeof Start>("hbbp.start", true).stop(shell),
  broadcast: (key, payload) => {
    const sent = transmit(undefined, key, payload);
    return sent;
  },
  send: (ip, key, payload) => {
    const sent = transmit(ip, key, payload);
    return sent;
  },
  on: (key, handler) => handlers.set(key, handler),
  off: (key) => handlers.delete(key),
  stats,
  started: false,
  port: 4950,
};

/** A message came; returns why it was dropped. */
function receive(datagram: string, ip: string): string | undefined {
  const [end] = find(datagram, "\0", 1, true);
  const key = end === undefined ? datagram : sub(datagram, 1, end - 1);
  if (datagram.length > Size.RECEIVED) return "size";
  if (!isGood(key)) return "key";
  const handler = handlerOf(key);
  if (handler === undefined) return undefined;
  guard(report, handler)(end === undefined ? undefined : sub(datagram, end + 1), ip, key);
  return undefined;
}

shell = {
  hbbp,
  target: "",
  onReceive: guard(report, (_socket: net.UDPSocket, datagram: string, _port: number, ip: string) => {
    if (ip === hbbp.ip) return;
    stats.datagramsIn = (stats.datagramsIn + 1) % 1073741824;
    stats.bytesIn = (stats.bytesIn + datagram.length) % 1073741824;
    const cause = receive(datagram, ip);
    if (cause !== undefined) stats.dropped.set(cause, (stats.dropped.get(cause) ?? 0) + 1);
  }),
};

export = hbbp;
