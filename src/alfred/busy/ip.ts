/** Addresses of 4 bytes as text. */

/** The address that begins there. */
export function ipText(bytes: string, at: number): string {
  return string.format("%d.%d.%d.%d", ...string.byte(bytes, at, at + 3));
}
