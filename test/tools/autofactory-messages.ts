/** Messages as tests of the codec make and read them. */
import { readFileSync } from "node:fs";
import { type Content, openMessage, readContent } from "../../tools/autofactory/decode.ts";
import { encodeMessage } from "../../tools/autofactory/encode.ts";
import { MessageIds } from "../../tools/autofactory/message-id.ts";
import type { Point } from "../../tools/autofactory/point.ts";

/** When they are read, in nanoseconds since 1970. */
export const NOW = 1_800_000_000_000_000_000n;
/** What the original sent, as it was recorded. */
export const vector = (name: string) => readFileSync(`test/vectors/autofact/${name}.bin`);
export const content = (bytes: Uint8Array) => readContent(openMessage(bytes), NOW);
export const pointsIn = (read: Content): Point[] => (read.what === "points" ? read.points : []);
/** A message with an id of its own. */
export const message = (kind: number, data: Uint8Array | string) =>
  encodeMessage(new MessageIds(), kind, Buffer.from(data));
