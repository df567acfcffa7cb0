/**
 * Whole numbers as bytes, the highest first: 64 bits, whatever numbers the firmware has. What is between is below
 * 2^24, which each of them holds exactly.
 */
const { byte, char, format } = string;
const { floor } = math;

/** A number from 0 on as so many bytes. */
export function bytesOf(n: number, width: number): string {
  let text = "";
  let left = n;
  for (const _ of $range(1, width)) {
    const low = left % 256;
    text = char(low) + text;
    // Of what is above 2^24 only multiples of 256 can be divided where fractions have single precision.
    left = floor((left - low) / 256);
  }
  return text;
}

/** The number that some bytes of a text are; below 2^31. */
export function numberOf(text: string, first: number, last: number): number {
  let n = 0;
  for (const at of $range(first, last)) n = n * 256 + byte(text, at);
  return n;
}

/** a + b, or a - b, as many bytes as a has; it wraps around. */
export function sum(a: string, b: string, minus?: boolean): string {
  let [text, carry] = ["", 0];
  for (const at of $range(a.length, 1, -1)) {
    const digit = byte(a, at) + (minus ? -byte(b, at) : byte(b, at)) + carry;
    text = char(digit % 256) + text;
    carry = floor(digit / 256);
  }
  return text;
}

/** a × factor + more, as many bytes as a has; the factor at most 1,000, and `more` below 2^20. */
export function times(a: string, factor: number, more = 0): string {
  let [text, carry] = ["", more];
  for (const at of $range(a.length, 1, -1)) {
    const digit = byte(a, at) * factor + carry;
    const low = digit % 256;
    text = char(low) + text;
    carry = floor((digit - low) / 256);
  }
  return text;
}

/** a / divisor, and what is left; the divisor at most 10,000. */
export function over(a: string, divisor: number): LuaMultiReturn<[quotient: string, rest: number]> {
  let [text, rest] = ["", 0];
  for (const at of $range(1, a.length)) {
    const digit = rest * 256 + byte(a, at);
    rest = digit % divisor;
    text += char(floor((digit - rest) / divisor));
  }
  return $multi(text, rest);
}

/** As decimal digits. */
export function decimal(a: string): string {
  let [text, left] = ["", a];
  for (const _ of $range(1, 5)) {
    const [quotient, rest] = over(left, 10000);
    text = format("%04d", rest) + text;
    left = quotient;
  }
  return string.match(text, "^0*(%d+)$")[0]!;
}
