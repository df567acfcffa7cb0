/** What the user calls. Loaded then, and let go of at once. Raises errors whose text does not say where. */
import type * as Ipv4 from "../lib/ipv4";
import { use } from "../lib/modules";
import type * as Datagram from "./busy/datagram";
import type { Handler, Settings, Shell } from "./shell";
import type * as Start from "./start";

/** Sends a message to an address, or to all; returns whether it went out. */
function send(shell: Shell, ip: string | undefined, key: unknown, payload: unknown): boolean {
  const hbbp = shell.hbbp;
  const stats = hbbp.stats;
  const datagram = use<typeof Datagram>("hbbp.busy.datagram").compose(key, payload);
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

/** Runs a function that the user called, by its name. */
export function run(shell: Shell, name: string, one: unknown, two: unknown, three: unknown): unknown {
  if (name === "broadcast") return send(shell, undefined, one, two);
  if (name === "send") {
    if (!use<typeof Ipv4>("lib.ipv4", true).isAddress(one))
      error(`hbbp.send: "${tostring(one)}" is no IPv4 address`, 0);
    return send(shell, one as string, two, three);
  }
  if (name === "start") use<typeof Start>("hbbp.start", true).start(shell, one as Settings | undefined);
  else if (name === "stop") use<typeof Start>("hbbp.start", true).stop(shell);
  else {
    if (type(one) !== "string") error(`hbbp.${name}: the key is ${type(one)}, and is to be a string`, 0);
    if (one === "") error(`hbbp.${name}: the key is empty`, 0);
    if (name === "on" && type(two) !== "function")
      error(`hbbp.on: the handler is ${type(two)}, and is to be a function`, 0);
    shell.handlers.set(one as string, (name === "on" ? two : undefined) as Handler);
  }
  return undefined;
}
