// Every function of bit, used as in the manual's examples. TypeScriptToLua does not take the bare name.

const bits = _G.bit;
const band = _G.bit.band;

print(bits.arshift(3, 1), bits.lshift(2, 2), bits.rshift(2, 1));
print(band(3, 2), bits.bor(3, 2, 8), bits.bxor(3, 2), bits.bnot(0));
print(bits.bit(4), bits.set(2, 0), bits.clear(3, 0, 1));
print(bits.isset(2, 0) ? "set" : "clear", bits.isclear(2, 0));

export function refused(): void {
  // @ts-expect-error with what?
  bits.band(3);
  // @ts-expect-error numbers, not texts
  bits.bor("3", 2);
  // @ts-expect-error a truth value, not a number
  bits.lshift(bits.isset(2, 0), 1);
}
