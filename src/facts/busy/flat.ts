/**
 * The FlatBuffers that a board sends. There are five tables, and what of them a board has to tell stands at the same
 * place each time: all else of a buffer is a text. Numbers are aligned to their sizes, as the format wants it.
 */
const { char, rep, reverse } = string;
const { floor } = math;

/** Numbers as the format has them, the lowest byte first: 2 bytes, 4 bytes. */
function half(n: number): string {
  return char(n % 256, floor(n / 256));
}

/** 64 bits, from bytes of which the highest is first. */
export function long(bytes: string): string {
  return reverse(bytes) + rep("\0", 8 - bytes.length);
}

/** n × 2^-16 as a float, or a double if it is wide; n is below 2^20, or 2^23. */
export function real(n: number, wide?: boolean): string {
  if (n < 1) return rep("\0", wide ? 8 : 4);
  let [power, top] = [0, 1];
  while (top * 2 <= n) {
    top *= 2;
    power += 1;
  }
  let mantissa = n - top;
  for (const _ of $range(power + 1, wide ? 20 : 23)) mantissa *= 2;
  const exponent = power + (wide ? 1007 : 111);
  const part = wide ? 16 : 2;
  const low = mantissa % 65536;
  return (
    (wide ? "\0\0\0\0" : "") +
    half(low) +
    char((exponent % part) * (wide ? 16 : 128) + floor((mantissa - low) / 65536), floor(exponent / part))
  );
}

/** A Message: kind, data, and the id, 16 bytes. */
export function message(kind: number, data: string, id: string): string {
  const fill = rep("\0", -data.length % 4);
  return `\x14\0\0\0\0\0\x0e\0\x10\0\x0c\0\0\0\x0b\0\x08\0\x04\0\x0e\0\0\0\x0c\0\0\0${half(kind)}\0\x02${half(
    data.length + fill.length + 8,
  )}\0\0${half(data.length)}\0\0${data}${fill}\x10\0\0\0${id}`;
}

/** A LoadAvg up to its fields: the time, and shares of 1, 5, 15 minutes as doubles. */
export const LOAD_AVG = "\x14\0\0\0\0\0\0\0\x0c\0\x24\0\x04\0\x0c\0\x14\0\x1c\0\x0c\0\0\0";

/** A MemInfo up to its fields: the time, total, free. */
export const MEM_INFO = "\x14\0\0\0\0\0\0\0\0\0\x0a\0\x1c\0\x04\0\x0c\0\x14\0\x0a\0\0\0";

/** A CPUUtil of one CPU, "cpu": usage, which is the user's, and idle, as floats. */
export function cpu(time: string, delta: string, usage: string, idle: string): string {
  return `\x14\0\0\0\x10\0\x18\0\x04\0\x0c\0\0\0\0\0\0\0\x14\0\x10\0\0\0${time}${delta}\x04\0\0\0\x01\0\0\0\x14\0\0\0\x10\0\x14\0\x04\0\x08\0\x0c\0\0\0\0\0\x10\0\x10\0\0\0\x10\0\0\0${usage}${usage}${idle}\x03\0\0\0cpu\0`;
}

/** A DevUsage of one device, "sta": bytes, packets, errors and drops, received and then sent. */
export function devUsage(time: string, delta: string, counts: string): string {
  return `\x14\0\0\0\0\0\0\0\0\0\x0a\0\x18\0\x04\0\x0c\0\x14\0\x0a\0\0\0${time}${delta}\x04\0\0\0\x01\0\0\0\x24\0\0\0\0\0\x1e\0\x48\0\x44\0\x04\0\x0c\0\x14\0\x1c\0\0\0\0\0\0\0\0\0\x24\0\x2c\0${"4"}\0\x3c\0\x1e\0\0\0${counts}\x04\0\0\0\x03\0\0\0sta\0`;
}
