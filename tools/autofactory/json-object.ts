/** JSON from outside. */
import { BadMessage } from "./bad-message.ts";

/** Parses what is to be an object. Throws {@link BadMessage}. */
export function parseObject(data: Uint8Array): { text: string; object: Record<string, unknown> } {
  const text = Buffer.from(data).toString("utf8");
  let object: unknown;
  try {
    object = JSON.parse(text);
  } catch {
    throw new BadMessage("no JSON");
  }
  if (typeof object !== "object" || object === null || Array.isArray(object)) {
    throw new BadMessage("no JSON object");
  }
  return { text, object: object as Record<string, unknown> };
}

/** A text, a number, or a boolean; whatever else JSON can hold has no place in a fact, nor in what a client says of itself. */
export function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
}
