/**
 * The field in gzip's header that bears a table's digest; others skip it (RFC 1952, section 2.3.1.1): the
 * length of all fields, 2 bytes; name and length of this one, 4; the digest, 4.
 */

/** What comes before the digest, without the length of all. */
export const FIELD = "hs\x04\0";

const { byte, sub } = string;

/** The digest in the header of a member, 4 bytes; nil if there is none. */
export function told(member: string): string | undefined {
  if (byte(member, 4) !== 4 || sub(member, 11, 16) !== `\x08\0${FIELD}`) return undefined;
  return sub(member, 17, 20);
}
