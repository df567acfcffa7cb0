/** IPv4 addresses as text. Needed for newcomers only: loaded then, and let go of at once. */

/** Whether a value is the IPv4 address of a single board, in the form that boards print it. */
export function isAddress(value: unknown): boolean {
  if (type(value) !== "string") return false;
  const [a, b, c, d] = string.match(value as string, "^(%d%d?%d?)%.(%d%d?%d?)%.(%d%d?%d?)%.(%d%d?%d?)$");
  if ((a as string | undefined) === undefined) return false;
  const [first, most] = [tonumber(a)!, math.max(tonumber(b)!, tonumber(c)!, tonumber(d)!)];
  // 0.x names nobody, 224.x and above are groups and the broadcast address; printed, 07 is 7.
  return first > 0 && first < 224 && most < 256 && string.format("%d.%d.%d.%d", a, b, c, d) === value;
}
