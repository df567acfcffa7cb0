// Every function of struct, used as in the manual's examples.

const text = "hello";
const packed = struct.pack("Bc0", text.length, text);
const [unpacked, position] = struct.unpack("Bc0", packed);
print(unpacked, position, struct.size("<!4biiii"));
const [again] = struct.unpack(">I2", packed, 2);
print(again);

export function refused(): void {
  // @ts-expect-error the data is missing
  struct.unpack("Bc0");
  // @ts-expect-error only numbers and texts can be packed
  struct.pack("B", true);
  // @ts-expect-error the format is missing
  struct.size();
}
