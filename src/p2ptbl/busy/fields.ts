/** The fields of a row as a list. */
import { fieldsOf } from "./row";

/** The fields of a row; nil if its key is gone, or there is none. */
export function listOf(row: string | undefined): string[] | undefined {
  const text = row === undefined ? "" : fieldsOf(row);
  if (text === "") return undefined;
  const fields: string[] = [];
  for (const [field] of string.gmatch(`${text}\t`, "([^\t]*)\t")) table.insert(fields, field!);
  return fields;
}
