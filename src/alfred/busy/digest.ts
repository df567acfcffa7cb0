/** What some bytes add up to, in 4 bytes: two sums of 16 bits, of which each depends on where every byte stands. */
const { byte, char } = string;
const { floor } = math;

/** The digest of some data; the data itself where that takes no more. */
export function digestOf(data: string): string {
  if (data.length <= 4) return data;
  let [one, two] = [1, 2];
  for (const at of $range(1, data.length, 2)) {
    const [first, second] = byte(data, at, at + 1);
    const word = first! * 256 + (second ?? 0);
    one = (one * 31 + word) % 65521;
    two = (two * 37 + word) % 65519;
  }
  // One byte more or less is another length.
  one = (one + data.length) % 65521;
  return char(floor(one / 256), one % 256, floor(two / 256), two % 256);
}
