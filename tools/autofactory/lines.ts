/** Facts as JSON lines: one for each point, one for what a client says of itself. */
import type { Fact, FieldValue } from "./point.ts";

/** Nanoseconds since 1970, as decimal digits, in the words of ISO 8601. */
export function isoTime(nanoseconds: string): string {
  const digits = nanoseconds.padStart(10, "0");
  const date = new Date(Number(digits.slice(0, -9)) * 1000);
  return `${date.toISOString().slice(0, 19)}.${digits.slice(-9)}Z`;
}

function valueText(value: FieldValue): string {
  return typeof value === "object" ? value.whole : JSON.stringify(value);
}

/** A fact's lines, each with its line end. Where there are several, each says which one it is, of how many. */
export function linesOf({ id, client, origin, points, system, sent }: Fact): string {
  const head = { id, client };
  const lines = points.map(({ measurement, tags, fields, time }, at) => {
    const part = points.length > 1 ? { part: `${at + 1}/${points.length}` } : {};
    const known = { ...head, ...part, measurement, time: isoTime(time), tags: { ...origin, ...tags } };
    const values = Object.entries(fields).map(([key, value]) => `${JSON.stringify(key)}:${valueText(value)}`);
    // By hand, since a whole number of 64 bits is no number of JavaScript's.
    return `${JSON.stringify(known).slice(0, -1)},"fields":{${values.join(",")}}}\n`;
  });
  if (system) {
    lines.push(`${JSON.stringify({ ...head, time: isoTime(sent), tags: origin, system })}\n`);
  }
  return lines.join("");
}

/** Which fact a line is of, and whether it is that one's last; undefined: it is none of ours. */
export function partOf(line: string): { id: string; last: boolean } | undefined {
  try {
    const { id, part = "1/1" } = JSON.parse(line);
    const [, at, of] = /^(\d+)\/(\d+)$/.exec(part)!;
    return /^[0-9a-f]{32}$/.test(id) ? { id, last: at === of } : undefined;
  } catch {
    return undefined;
  }
}
