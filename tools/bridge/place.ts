/** Where a bridge is: its two addresses, out of those that this machine has. */
import type { NetworkInterfaceInfo } from "node:os";
import { broadcastOf, isLoopback, parseIp } from "../lan/address.ts";

export interface Place {
  interface: string;
  /** Link-local, without the interface. */
  ipv6: string;
  /** The interface's number: another one if it was taken out and put back. */
  scope: number;
  ip: string;
  netmask: string;
  broadcast: string;
}

/** This machine's interfaces, as `os.networkInterfaces()` gives them: those that are up. */
export type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>;

/** There is no such place on this machine, or not now; the message is words for a person. */
export class PlaceError extends Error {}

/**
 * The place with link-local IPv6 on the interface `name` and the IPv4 address `ip` (undefined: that
 * interface's first). Throws {@link PlaceError}.
 */
export function findPlace(interfaces: Interfaces, name: string, ip?: string): Place {
  const linkLocal = linkLocalOf(interfaces[name]);
  if (!linkLocal) {
    const there = interfaces[name]
      ? `${name} has no link-local IPv6 address`
      : `there is no interface ${name}, or it is down`;
    const fit = Object.keys(interfaces).filter((other) => linkLocalOf(interfaces[other]));
    const choice =
      fit.length > 0 ? `those that have one: ${fit.join(", ")}` : "no interface of this machine has one";
    throw new PlaceError(`${there}; ${choice}`);
  }
  const address = ip ?? interfaces[name]?.find(({ family }) => family === "IPv4")?.address;
  if (address === undefined) {
    throw new PlaceError(`${name} has no IPv4 address: give --ip; ${addresses(interfaces)}`);
  }
  const netmask = netmaskOf(interfaces, address);
  if (netmask === undefined) {
    throw new PlaceError(`${address} is no address of this machine; ${addresses(interfaces)}`);
  }
  const { address: ipv6, scopeid: scope } = linkLocal;
  return { interface: name, ipv6, scope, ip: address, netmask, broadcast: broadcastOf(address, netmask) };
}

/** Whether an IPv4 address is in the place's network. */
export function isNear(place: Place, address: string): boolean {
  return parseIp(address) !== undefined && broadcastOf(address, place.netmask) === place.broadcast;
}

function linkLocalOf(addresses: NetworkInterfaceInfo[] = []) {
  for (const address of addresses) {
    if (address.family === "IPv6" && /^fe[89ab]/i.test(address.address)) return address;
  }
  return undefined;
}

function netmaskOf(interfaces: Interfaces, ip: string): string | undefined {
  // All of 127.0.0.0/8 is this machine's, whatever is listed: virtual boards are there.
  if (isLoopback(ip)) return "255.0.0.0";
  const all = Object.values(interfaces).flatMap((addresses) => addresses ?? []);
  return all.find(({ address }) => address === ip)?.netmask;
}

/** The IPv4 addresses to choose from, in words. */
function addresses(interfaces: Interfaces): string {
  const all = Object.entries(interfaces).flatMap(([name, addresses = []]) =>
    addresses.filter(({ family }) => family === "IPv4").map(({ address }) => `${address} (${name})`),
  );
  return all.length > 0 ? `it has ${all.join(", ")}` : "it has no IPv4 address at all";
}
