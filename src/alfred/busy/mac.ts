/** MAC addresses. */

/** A MAC address, the first 6 bytes of a text, as text. */
export function macText(bytes: string): string {
  return string.format("%02x:%02x:%02x:%02x:%02x:%02x", ...string.byte(bytes, 1, 6));
}
