/** What a user's function has returned, as a JSON object. */
import type { Fields } from "../shell";

const { byte, format, gsub } = string;

/** A text as JSON writes it. */
export function quoted(text: string): string {
  return `"${gsub(text, '[%c"\\]', (one: string) => format("\\u%04x", byte(one)))[0]}"`;
}

function value(of: string, what: unknown): string {
  const kind = type(what);
  if (kind === "string") return quoted(what as string);
  if (kind !== "number") error(`${of} is ${kind}, and is to be a number or a string`, 0);
  const n = what as number;
  // Neither infinity nor what is no number: JSON has no word for them.
  if (n - n !== 0) error(`${of} is ${tostring(n)}, and is to be a number that JSON has`, 0);
  return tostring(n);
}

/** Fields as a JSON object; nil if there are none. Raises what is wrong with them. */
export function json(fields: Fields): string | undefined {
  if (type(fields) !== "table") return `{"value":${value("it", fields)}}`;
  const parts: string[] = [];
  for (const [name, what] of pairs(fields as LuaTable<string, unknown>)) {
    const text = tostring(name);
    if (text === "time" || text.length > 64 || string.find(text, "^[^%c\\]+$")[0] === undefined)
      error(`its field ${text} has a name that InfluxDB does not take`, 0);
    table.insert(parts, `${quoted(text)}:${value(`its field ${text}`, what)}`);
  }
  return parts.length === 0 ? undefined : `{${table.concat(parts, ",")}}`;
}
