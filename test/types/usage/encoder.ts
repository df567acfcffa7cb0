// Every function of encoder, used as in the manual's examples.

print(encoder.fromBase64(encoder.toBase64("hello world")));
print(encoder.fromHex("6a6a6a"), encoder.toHex("jjj"));

export function refused(): void {
  // @ts-expect-error bytes are a text
  encoder.toHex(106);
  // @ts-expect-error there is no base32
  encoder.toBase32("hello world");
  // @ts-expect-error nothing to decode
  encoder.fromBase64();
}
