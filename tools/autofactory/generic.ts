/** Users' own facts (Generic): `{"name": …, "time": …, "fields": {…}}`. */
import { BadMessage } from "./bad-message.ts";
import { exactTime } from "./exact-time.ts";
import type { FieldValue } from "./point.ts";
import { isName } from "./words.ts";

/** Fields of one fact, at most; a board has room for less. */
const MOST_FIELDS = 256;

export interface Generic {
  name: string;
  /** Nanoseconds since 1970, as decimal digits; undefined: it does not say. */
  time: string | undefined;
  fields: Record<string, FieldValue>;
}

/** Parses JSON that is to be an object. Throws {@link BadMessage}. */
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

/** Throws {@link BadMessage}. */
export function readGeneric(data: Uint8Array): Generic {
  const { text, object } = parseObject(data);
  const { name, fields } = object;
  if (!isName(name)) throw new BadMessage("a fact without a good name");
  if (typeof fields !== "object" || fields === null) throw new BadMessage("a fact without fields");
  const entries = Object.entries(fields);
  if (entries.length === 0 || entries.length > MOST_FIELDS)
    throw new BadMessage(`a fact of ${entries.length} fields`);
  for (const [key, value] of entries) {
    // InfluxDB takes no field of the name "time".
    if (!isName(key) || key === "time") throw new BadMessage("a fact with a bad name of a field");
    const good = typeof value === "string" || typeof value === "boolean" || Number.isFinite(value);
    if (!good) throw new BadMessage("a field that is neither number nor text");
  }
  return { name, time: exactTime(text), fields: Object.fromEntries(entries) };
}
