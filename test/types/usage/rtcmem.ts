// Every function of rtcmem, used as in the manual's examples.

rtcmem.write32(10, 53);
rtcmem.write32(42, 2, 5, 7);
const value = rtcmem.read32(10);
if (value !== undefined) print(value + 1);
const [first, second] = rtcmem.read32(42, 2);
print(first, second);

export function refused(): void {
  // @ts-expect-error what is to be written?
  rtcmem.write32(10);
  // @ts-expect-error slots hold numbers
  rtcmem.write32(10, "53");
  // @ts-expect-error there may be no such slot
  print(rtcmem.read32(200) + 1);
}
