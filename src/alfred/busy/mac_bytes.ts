/** MAC addresses as bytes. */

const { char, find, sub } = string;

/** A MAC address as text in 6 bytes; nil if it is none. */
export function macBytes(text: string): string | undefined {
  if (find(text, "^%x%x:%x%x:%x%x:%x%x:%x%x:%x%x$")[0] === undefined) return undefined;
  let bytes = "";
  for (const at of $range(1, text.length, 3)) bytes += char(tonumber(sub(text, at, at + 1), 16)!);
  return bytes;
}
