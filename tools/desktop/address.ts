/** Which of this machine's addresses a virtual board has, and what belongs to it. */
import { type NetworkInterfaceInfo, networkInterfaces } from "node:os";
import { broadcastOf, parseIp } from "../lan/address.ts";

/** This machine's IPv4 addresses, with the names of their interfaces. */
function addresses(): (NetworkInterfaceInfo & { name: string })[] {
  return Object.entries(networkInterfaces()).flatMap(([name, all]) =>
    (all ?? []).filter(({ family }) => family === "IPv4").map((one) => ({ ...one, name })),
  );
}

/**
 * This machine's only address besides loopback, or the one that was given, by itself or by its interface's name.
 * Throws an Error in words where nothing was given and there is not just one.
 *
 * @param option what gives one, for the message
 */
export function addressOf(given: string | undefined, option: string): string {
  if (given !== undefined) return addresses().find(({ name }) => name === given)?.address ?? given;
  const found = addresses().filter(({ internal }) => !internal);
  if (found.length === 1) return found[0]!.address;
  const all = [...found.map(({ address }) => address), "127.0.0.1"];
  throw new Error(`which network? Give ${option} with one of this machine's addresses: ${all.join(", ")}`);
}

/** This machine's address in the network in which another one is; undefined where it is in none that has it. */
export function addressBeside(ip: string): string | undefined {
  if (parseIp(ip) === undefined) return undefined;
  const beside = ({ address, netmask }: NetworkInterfaceInfo) =>
    broadcastOf(address, netmask) === broadcastOf(ip, netmask);
  return addresses().find(beside)?.address;
}

/** The interface that has an address of this machine; undefined where none has, as with most of loopback. */
export function interfaceOf(ip: string): string | undefined {
  return addresses().find(({ address }) => address === ip)?.name;
}

/** The MAC address that others see behind an address of this machine; one made of it where there is none, as on loopback. */
export function macOf(ip: string): string {
  const mac = addresses().find(({ address }) => address === ip)?.mac;
  if (mac !== undefined && mac !== "00:00:00:00:00:00") return mac;
  const own = ip.split(".").map((part) => Number(part).toString(16).padStart(2, "0"));
  return `02:00:${own.join(":")}`;
}
