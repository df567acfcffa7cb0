/** MAC addresses. */
import { Size } from "./record";

/** A MAC address, the first 6 bytes of a text, as text. */
export function macText(bytes: string): string {
  return string.format("%02x:%02x:%02x:%02x:%02x:%02x", ...string.byte(bytes, 1, 6));
}

/** The MAC address of a neighbour (alfred/busy/neighbours); empty if it is not known. */
export function macOf(neighbour: string): string {
  return string.sub(neighbour, Size.HEAD + 1, -Size.TAIL - 1);
}
