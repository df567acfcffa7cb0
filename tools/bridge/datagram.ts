/** HBBP datagrams: a key, or a key, NUL and payload. */

/** The two sides of a bridge. */
export type Side = "ipv4" | "ipv6";

/**
 * What hbbpd receives of one at most. hbbpc sends 1,231 bytes, or a little more where a seal makes a payload
 * longer; of those, what arrives whole is to arrive whole on the other side.
 */
export const MOST_BYTES = 1232;

/** The key, as text. A byte is a character. */
export function keyOf(data: Uint8Array): string {
  const end = data.indexOf(0);
  return Buffer.from(data.subarray(0, end < 0 ? data.length : end)).toString("latin1");
}

/** What keeps a datagram from being one that peers take: its size, or its key; undefined if nothing does. */
export function faultOf(data: Uint8Array): "size" | "key" | undefined {
  if (data.length > MOST_BYTES) return "size";
  const key = keyOf(data);
  return /^[\x20-\x7e]+$/.test(key) && !key.startsWith("/") && !key.includes("..") ? undefined : "key";
}
