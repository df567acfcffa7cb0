/**
 * A row: key, version and fields, with tabs between them. A row without fields says that its key is gone;
 * it is written with a tab at its end, and read without one, too.
 */
import { padded } from "../../lib/busy/decimal";

const { find, match, sub } = string;

/**
 * A line of a table, as it is kept.
 *
 * @returns key, version (to be compared as text), and the line; nil if it is no row
 */
export function parse(line: string): LuaMultiReturn<[key?: string, version?: string, row?: string]> {
  const [key, digits, rest] = match(line, "^([^ \t\n]+)\t(%d+)(.*)$");
  if ((key as string | undefined) === undefined || find(line, "\0", 1, true)[0] !== undefined)
    return $multi();
  const version = padded(digits!);
  if (version === undefined || (rest !== "" && sub(rest!, 1, 1) !== "\t")) return $multi();
  return $multi(key, version, rest === "" ? `${line}\t` : line);
}

/** The fields of a row, with tabs between them; "" if its key is gone. */
export function fieldsOf(row: string): string {
  return match(row, "^[^\t]*\t[^\t]*\t(.*)$")[0]!;
}

/** Whether p2ptbl's shell would write a row of a key and fields otherwise than it read it. */
export function isGarbled(key: string, fields: string): boolean {
  return (
    find(key + fields, "\\", 1, true)[0] !== undefined ||
    find(fields, "^[ \t]")[0] !== undefined ||
    find(fields, "[ \t]$")[0] !== undefined ||
    find(fields, " \t", 1, true)[0] !== undefined ||
    find(fields, "\t ", 1, true)[0] !== undefined
  );
}

/**
 * Whether a row takes the place of another one of its key: the greater version does, and of equal ones the
 * smallest text, as `sort` puts them.
 */
export function wins(version: string, row: string, before: string): boolean {
  const [, held] = parse(before);
  return version > held! || (version === held && row < before);
}
