/**
 * A mock of NodeMCU's sjson. JSON libraries of the desktop need fractions; this runs in every
 * number model. Keys are written in order, so that specs can compare texts.
 */

/** Stands for the lightuserdata that null is on a board: Lua itself can make none. */
const NULL = io.stdout as unknown;

const ESCAPES: { [letter: string]: string | undefined } = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** Whether numbers of this Lua have no fractions. */
export const INTEGERS_ONLY = tonumber("0.5") === undefined;

function encode(value: unknown): string {
  const kind = type(value);
  if (value === NULL || value === undefined) return "null";
  if (kind === "boolean" || kind === "number") return tostring(value);
  if (kind === "string") {
    const [escaped] = string.gsub(value as string, '[%c"\\]', (c) =>
      string.format("\\u%04x", string.byte(c)),
    );
    return `"${escaped}"`;
  }
  if (kind !== "table") return error(`cannot encode a ${kind}`);
  const parts: string[] = [];
  if ((value as unknown[]).length > 0) {
    for (const item of value as unknown[]) table.insert(parts, encode(item));
    return `[${table.concat(parts, ",")}]`;
  }
  for (const [key, item] of pairs(value as LuaTable<AnyNotNil, unknown>)) {
    table.insert(parts, `${encode(tostring(key))}:${encode(item)}`);
  }
  table.sort(parts);
  return `{${table.concat(parts, ",")}}`;
}

/** Reads a value; returns it and where it ends. */
function decodeAt(
  text: string,
  start: number,
  depth: number,
): LuaMultiReturn<[value: unknown, next: number]> {
  const skip = (at: number) =>
    (string.find(text, "[^ \t\r\n]", at)[0] as number | undefined) ?? string.len(text) + 1;
  if (depth > 20) error("too deep");
  const at = skip(start);
  const c = string.sub(text, at, at);
  if (c === "{" || c === "[") {
    const result = new LuaTable<AnyNotNil, unknown>();
    const close = c === "{" ? "}" : "]";
    let next = skip(at + 1);
    if (string.sub(text, next, next) === close) return $multi(result, next + 1);
    let index = 1;
    for (;;) {
      let key: unknown = index;
      let value: unknown;
      if (c === "{") {
        [key, next] = decodeAt(text, next, depth + 1);
        next = skip(next);
        if (type(key) !== "string" || string.sub(text, next, next) !== ":") error("a key is expected");
        next += 1;
      }
      [value, next] = decodeAt(text, next, depth + 1);
      result.set(key as AnyNotNil, value);
      index += 1;
      next = skip(next);
      const separator = string.sub(text, next, next);
      next += 1;
      if (separator === close) return $multi(result, next);
      if (separator !== ",") error("a comma is expected");
    }
  }
  if (c === '"') {
    let next = at + 1;
    const parts: string[] = [];
    for (;;) {
      const [plain] = string.match(text, '^[^"\\%c]*', next);
      table.insert(parts, plain!);
      next += string.len(plain!);
      const stop = string.sub(text, next, next);
      if (stop === '"') return $multi(table.concat(parts), next + 1);
      if (stop !== "\\") error("a text has no end");
      const letter = string.sub(text, next + 1, next + 1);
      if (letter === "u") {
        table.insert(parts, string.char(tonumber(string.sub(text, next + 2, next + 5), 16)! % 256));
        next += 6;
      } else {
        table.insert(parts, ESCAPES[letter] ?? letter);
        next += 2;
      }
    }
  }
  const [word] = string.match(text, "^[%w.+-]+", at);
  if (word === undefined) return error("a value is expected");
  const next = at + string.len(word);
  if (word === "null") return $multi(NULL, next);
  if (word === "true" || word === "false") return $multi(word === "true", next);
  const [whole] = string.match(word, "^-?%d+");
  const number = tonumber(word) ?? (whole === undefined ? undefined : tonumber(whole));
  if (number === undefined) return error(`"${word}" is no value`);
  return $multi(number, next);
}

function decode(text: string): unknown {
  const [value, next] = decodeAt(text, 1, 1);
  if (string.find(text, "[^ \t\r\n]", next)[0] !== undefined) error("extra bytes after the JSON text");
  return value;
}

/** Installs the mock as the global `sjson`. */
export function mockSjson(): void {
  (_G as { sjson: unknown }).sjson = { NULL, encode, decode };
}
