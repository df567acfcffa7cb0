/**
 * Signs by which a board tells others that what it pushes is its own, since they have no table of addresses: the id of
 * the transaction. To the original that is an id as any other; of its own ids one in 256 bears a sign by chance.
 */

/** The id of a transaction in which a board pushes its own records: a number (0 to 255), another one each time, and what that and its MAC address come to. */
export function sign(mac: string, lot: number): number {
  let sum = lot;
  for (const at of $range(1, 6)) sum = (sum * 7 + string.byte(mac, at)) % 256;
  return lot * 256 + sum;
}
