/** What Node's zlib says of gzip members, which the firmware's own is held against. */
import { crc32, gunzipSync, inflateRawSync } from "node:zlib";

/** The ten bytes that a plain member begins with. */
export const HEAD = Buffer.from([31, 139, 8, 0, 0, 0, 0, 0, 0, 255]);

/** The bytes at the end of a member. */
export function trailer(text: Uint8Array): Buffer {
  const end = Buffer.alloc(8);
  end.writeUInt32LE(crc32(text));
  end.writeUInt32LE(text.length, 4);
  return end;
}

/** What zlib makes of bytes, and how many it took; undefined if it refuses them. */
function taken(
  inflate: typeof inflateRawSync,
  input: Buffer,
  limit: number,
): { text: Buffer; length: number } | undefined {
  try {
    // Not declared: with `info`, zlib tells of its engine.
    const options = { maxOutputLength: limit, info: true } as object;
    const told = inflate(input, options) as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
    return { text: told.buffer, length: told.engine.bytesWritten };
  } catch {
    return undefined;
  }
}

/** What zlib makes of blocks. */
export const ofBlocks = (input: Buffer, limit: number) => taken(inflateRawSync, input, limit);

/** What zlib makes of members; undefined if it refuses them, or if it leaves out what follows. */
export function ofMembers(input: Buffer, limit: number): Buffer | undefined {
  const told = taken(gunzipSync, input, limit);
  return told?.length === input.length ? told.text : undefined;
}
