/** IPv4 addresses in dotted form, as boards and people write them. */

export const LIMITED_BROADCAST = "255.255.255.255";

/** The address as a 32-bit number, or undefined where `text` is not four decimal numbers 0–255. */
export function parseIp(text: string): number | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  if (!parts) return undefined;
  let address = 0;
  for (const part of parts.slice(1)) {
    if (Number(part) > 255) return undefined;
    address = address * 256 + Number(part);
  }
  return address;
}

/** `address` (a 32-bit number) in dotted form. */
export function formatIp(address: number): string {
  return [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join(".");
}

function numberOf(text: string, what: string): number {
  const address = parseIp(text);
  if (address === undefined) {
    throw new Error(`${what} "${text}" is not an IPv4 address: write four numbers 0-255 with dots`);
  }
  return address;
}

/** The directed broadcast address of `ip`'s network. Throws where either is not IPv4. */
export function broadcastOf(ip: string, netmask: string): string {
  return formatIp((numberOf(ip, "address") | ~numberOf(netmask, "netmask")) >>> 0);
}

/** The first address of `ip`'s network, where a router mostly is. Throws where either is not IPv4. */
export function firstHost(ip: string, netmask: string): string {
  return formatIp(((numberOf(ip, "address") & numberOf(netmask, "netmask")) + 1) >>> 0);
}

/** `ip` moved on by `steps`: the next address in a row of boards. Throws where it is not IPv4. */
export function nextIp(ip: string, steps: number): string {
  return formatIp((numberOf(ip, "address") + steps) >>> 0);
}

/** Whether `ip` names a multicast group (224.0.0.0 to 239.255.255.255). */
export function isMulticast(ip: string): boolean {
  const address = parseIp(ip);
  return address !== undefined && address >>> 28 === 14;
}

/** Whether `ip` is one of the machine's own 127.0.0.0/8. */
export function isLoopback(ip: string): boolean {
  const address = parseIp(ip);
  return address !== undefined && address >>> 24 === 127;
}
