/**
 * Digests tell whether a file on the board has the content that it should. A board with the crypto module
 * computes SHA-1 in the firmware; one without it sums the bytes in Lua (Adler-32: only +, % and numbers
 * below 2^31, so it gives the same on every build).
 */
import { createHash } from "node:crypto";

export type Method = "sha1" | "adler32";

const ADLER_MODULUS = 65521;

/** Adler-32 (RFC 1950) as its two sums, "a:b" in decimal: how the board prints it. */
export function adler32(content: Uint8Array): string {
  let a = 1;
  let b = 0;
  for (const byte of content) {
    a = (a + byte) % ADLER_MODULUS;
    b = (b + a) % ADLER_MODULUS;
  }
  return `${a}:${b}`;
}

/** The digest of a content with the method before it, as in "sha1:da39a3ee…" or "adler32:1:0". */
export function digest(method: Method, content: Uint8Array): string {
  if (method === "adler32") return `adler32:${adler32(content)}`;
  return `sha1:${createHash("sha1").update(content).digest("hex")}`;
}
