/**
 * A mock of NodeMCU's bit, in arithmetic alone: Lua 5.1 has no operators for bits, and those of 5.3 are 64
 * bits wide on a desktop. Nothing in it passes 2^31, so it runs in every number model.
 */
const { floor } = math;

/** Exclusive or of two half bytes, at 16 times the first and the second. */
const XOR: number[] = [];
for (const a of $range(0, 15)) {
  for (const b of $range(0, 15)) {
    let [value, left, right] = [0, a, b];
    for (const power of [1, 2, 4, 8]) {
      if (left % 2 !== right % 2) value += power;
      left = floor(left / 2);
      right = floor(right / 2);
    }
    table.insert(XOR, value);
  }
}

/** The upper and the lower 16 bits. */
function halves(value: number): LuaMultiReturn<[high: number, low: number]> {
  const low = value % 65536;
  return $multi(floor((value - low) / 65536) % 65536, low);
}

/** The signed number of two halves. */
function joined(high: number, low: number): number {
  return (high < 32768 ? high : high - 65536) * 65536 + low;
}

function power(exponent: number): number {
  let value = 1;
  for (const _ of $range(1, exponent)) value *= 2;
  return value;
}

/** Exclusive or of 16 bits. */
function xored(a: number, b: number): number {
  let [value, left, right, place] = [0, a, b, 1];
  while (left + right > 0) {
    value += XOR[(left % 16) * 16 + (right % 16)]! * place;
    left = floor(left / 16);
    right = floor(right / 16);
    place *= 16;
  }
  return value;
}

function bxor(a: number, b: number): number {
  const [high, low] = halves(a);
  const [otherHigh, otherLow] = halves(b);
  return joined(xored(high, otherHigh), xored(low, otherLow));
}

function band(a: number, b: number): number {
  const [high, low] = halves(a);
  const [otherHigh, otherLow] = halves(b);
  return joined(
    floor((high + otherHigh - xored(high, otherHigh)) / 2),
    floor((low + otherLow - xored(low, otherLow)) / 2),
  );
}

function lshift(value: number, shift: number): number {
  const [high, low] = halves(value);
  if (shift > 31) return 0;
  if (shift > 15) return joined((low % power(32 - shift)) * power(shift - 16), 0);
  const kept = power(16 - shift);
  return joined((high % kept) * power(shift) + floor(low / kept), (low % kept) * power(shift));
}

function rshift(value: number, shift: number): number {
  const [high, low] = halves(value);
  if (shift > 31) return 0;
  if (shift > 15) return floor(high / power(shift - 16));
  const out = power(shift);
  return joined(floor(high / out), (high % out) * power(16 - shift) + floor(low / out));
}

/** Installs the mock, as far as firmware uses it, as the global `bit`. */
export function mockBit(): void {
  const functions = { bnot: (value: number) => -1 - value, band, bxor, lshift, rshift };
  (_G as unknown as { bit: unknown }).bit = functions;
}
