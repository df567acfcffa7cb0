/** A module's UDP socket, and the group that it is in. Loaded when an address comes or goes, and let go of at once. */
import type * as Ipv4 from "./ipv4";
import { use } from "./modules";

/** Where a module hears others. */
export interface Endpoint {
  /** This board's address as the module knows it; nil while it has none. */
  ip?: string;
  socket?: net.UDPSocket;
  port: number;
  group?: string;
}

type OnReceive = (this: void, socket: net.UDPSocket, data: string, port: number, ip: string) => void;

/** Whether a value is an IPv4 multicast group. */
export function isGroup(value: unknown): boolean {
  if (type(value) !== "string") return false;
  const [first, rest] = string.match(value as string, "^([1-9]%d+)(%..+)$");
  const number = tonumber(first);
  return (
    number !== undefined &&
    number > 223 &&
    number < 240 &&
    use<typeof Ipv4>("lib.ipv4", true).isAddress(`10${rest}`)
  );
}

/** Closes the socket, if there is one. */
export function release(endpoint: Endpoint): void {
  const socket = endpoint.socket;
  endpoint.socket = undefined;
  // One that never listened raises an error.
  if (socket !== undefined) pcall(() => socket.close());
}

/** The board's address is this one now (nil: gone): listens, and is in the group by it. Raises why it cannot. */
export function moveTo(endpoint: Endpoint, ip: string | undefined, onReceive: OnReceive): void {
  const { group } = endpoint;
  // By whatever interface: none has the old address any more.
  if (group !== undefined && endpoint.ip !== undefined) net.multicastLeave("any", group);
  endpoint.ip = undefined;
  if (ip === undefined) return;
  const [ready, problem] = pcall(() => {
    if (endpoint.socket === undefined) {
      const socket = net.createUDPSocket();
      endpoint.socket = socket;
      socket.listen(endpoint.port);
      socket.on("receive", onReceive);
    }
    if (group !== undefined) net.multicastJoin(ip, group);
  });
  if (!ready) {
    // The port is taken, or the heap short: nothing of it may stand in the way of the next try.
    release(endpoint);
    error(problem, 0);
  }
  endpoint.ip = ip;
}
