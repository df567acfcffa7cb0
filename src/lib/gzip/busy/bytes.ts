/** Numbers in gzip's header and trailer (RFC 1952, section 2.1). */
const { char } = string;
const { band, rshift } = _G.bit;

/** A number of 32 bits in 4 bytes, the lowest first. */
export function bytes(n: number): string {
  return char(band(n, 255), band(rshift(n, 8), 255), band(rshift(n, 16), 255), band(rshift(n, 24), 255));
}
