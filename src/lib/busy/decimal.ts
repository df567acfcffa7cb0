/**
 * Whole numbers from 0 to 2^63 - 1 as decimal texts: more than some builds hold in a number, and with
 * doubles no number above 2^53 is sure.
 */
const { byte, find, rep } = string;

/** 2^63 - 1. */
const MOST = "9223372036854775807";
/** As many digits as it has. */
const DIGITS = 19;

/** A decimal text with as many zeros in front as it takes to be compared as a text; nil if it is none. */
export function padded(text: string): string | undefined {
  if (find(text, "^%d+$")[0] === undefined) return undefined;
  const digits = string.match(text, "^0*(%d*)$")[0]!;
  if (digits.length > DIGITS) return undefined;
  const wide = rep("0", DIGITS - digits.length) + digits;
  return wide > MOST ? undefined : wide;
}

/** The sum of a decimal text and a number below 2^31; nil if it is above 2^63 - 1. */
export function plus(text: string, more: number): string | undefined {
  const wide = padded(text);
  if (wide === undefined) return undefined;
  // Digit by digit: a quotient near 2^31 is not exact where fractions have single precision.
  const added = string.format("%019d", more);
  let [digits, carry] = ["", 0];
  for (const at of $range(DIGITS, 1, -1)) {
    const digit = byte(wide, at) + byte(added, at) - 96 + carry;
    carry = digit > 9 ? 1 : 0;
    digits = string.char(48 + digit - 10 * carry) + digits;
  }
  if (carry > 0 || digits > MOST) return undefined;
  return string.match(digits, "^0*(%d+)$")[0];
}
