/** Users' own facts (Generic): `{"name": …, "time": …, "fields": {…}}`. */
import { BadMessage } from "./bad-message.ts";
import { exactTime } from "./exact-time.ts";
import { isPlain, parseObject } from "./json-object.ts";
import type { FieldValue } from "./point.ts";
import { isMeasurement, isName } from "./words.ts";

/** Fields of one fact, at most; a board has room for less. */
const MOST_FIELDS = 256;

export interface Generic {
  name: string;
  /** Nanoseconds since 1970, as decimal digits; undefined: it does not say. */
  time: string | undefined;
  fields: Record<string, FieldValue>;
}

/** Throws {@link BadMessage}. */
export function readGeneric(data: Uint8Array): Generic {
  const { text, object } = parseObject(data);
  const { name, fields } = object;
  if (!isMeasurement(name)) throw new BadMessage("a fact without a good name");
  if (typeof fields !== "object" || fields === null) throw new BadMessage("a fact without fields");
  const entries = Object.entries(fields);
  if (entries.length === 0 || entries.length > MOST_FIELDS)
    throw new BadMessage(`a fact of ${entries.length} fields`);
  for (const [key, value] of entries) {
    // InfluxDB takes no field of the name "time".
    if (!isName(key) || key === "time") throw new BadMessage("a fact with a bad name of a field");
    if (!isPlain(value)) throw new BadMessage("a field that is neither number nor text");
  }
  return { name, time: exactTime(text), fields: Object.fromEntries(entries) };
}
