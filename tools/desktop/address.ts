/** Which of this machine's addresses a virtual board has, and what belongs to it. */
import { type NetworkInterfaceInfo, networkInterfaces } from "node:os";

/** This machine's IPv4 addresses, with the names of their interfaces. */
function addresses(): (NetworkInterfaceInfo & { name: string })[] {
  return Object.entries(networkInterfaces()).flatMap(([name, all]) =>
    (all ?? []).filter(({ family }) => family === "IPv4").map((one) => ({ ...one, name })),
  );
}

/**
 * This machine's only address besides loopback, or the one that was given. Throws an Error in words where that is
 * not one.
 *
 * @param option what gives one, for the message
 */
export function addressOf(given: string | undefined, option: string): string {
  if (given !== undefined) return given;
  const found = addresses().filter(({ internal }) => !internal);
  if (found.length === 1) return found[0]!.address;
  const all = [...found.map(({ address }) => address), "127.0.0.1"];
  throw new Error(`which network? Give ${option} with one of this machine's addresses: ${all.join(", ")}`);
}
