/** Bytes on their way into a virtual board's Lua, and out of it. */
import type { Value } from "../board/module.ts";

/** A text, or bytes, as a Lua literal. */
export function literal(text: string | Uint8Array): string {
  const bytes = typeof text === "string" ? Buffer.from(text, "utf8") : text;
  return `"${[...bytes].map((byte) => `\\${String(byte).padStart(3, "0")}`).join("")}"`;
}

/** What a board gave, as bytes. */
export function bytesOf(value: Value | undefined): Buffer {
  return Buffer.from(String(value), "latin1");
}
