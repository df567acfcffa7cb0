import { FlashError } from "./words.ts";

/** What a JSON file may hold and a Lua table can: no null, and whole numbers only. */
export type Value = string | number | boolean | Value[] | { [key: string]: Value };

const KEYWORDS = new Set(
  (
    "and break do else elseif end false for function goto if in local nil not or repeat return then true " +
    "until while"
  ).split(" "),
);

/**
 * A Lua string literal for any text. Control characters, quotes and backslashes are written as decimal
 * escapes of three digits (so that a digit may follow); all else stays as its UTF-8 bytes.
 */
export function luaString(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it escapes
  const escaped = text.replace(/[\x00-\x1f"\\\x7f]/g, (c) => {
    return `\\${c.charCodeAt(0).toString().padStart(3, "0")}`;
  });
  return `"${escaped}"`;
}

/**
 * The Lua source of a value, over several lines where it is a table.
 * @param path names the value in messages, as in "gossip.seedList[1]"
 * @throws FlashError for what a board's Lua cannot hold: null, a fraction, a number beyond 32 bits
 */
export function luaValue(value: unknown, path: string, indent = ""): string {
  if (typeof value === "string") return luaString(value);
  if (typeof value === "boolean") return String(value);
  if (typeof value === "number") return luaNumber(value, path);
  if (value === null || typeof value !== "object") {
    throw new FlashError(`${path} is ${value === null ? "null" : typeof value}: leave it out instead.`);
  }
  const inner = `${indent}  `;
  const fields = Array.isArray(value)
    ? value.map((item, i) => luaValue(item, `${path}[${i + 1}]`, inner))
    : Object.entries(value).map(
        ([key, item]) => `${luaKey(key)} = ${luaValue(item, path === "" ? key : `${path}.${key}`, inner)}`,
      );
  if (fields.length === 0) return "{}";
  return `{\n${fields.map((field) => `${inner}${field},\n`).join("")}${indent}}`;
}

function luaNumber(value: number, path: string): string {
  if (!Number.isInteger(value) || Math.abs(value) > 2 ** 31 - 1) {
    throw new FlashError(
      `${path} is ${value}: a number on a board is whole and within ±2147483647 (write it as a string?).`,
    );
  }
  return String(value);
}

function luaKey(key: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) && !KEYWORDS.has(key) ? key : `[${luaString(key)}]`;
}
