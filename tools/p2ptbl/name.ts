/** Names of tables. */

/** Whether p2ptbl takes it for a table's name: as `init` in src/p2ptbl/setup.ts has it. */
export function isTableName(name: string): boolean {
  return /^(?!.*\.\.)[\w.-]{1,20}$/.test(name) && name !== "." && !name.endsWith(".new");
}

/** What a name is to be, for a person. */
export const TABLE_NAME =
  'at most 20 letters, digits, ".", "-" and "_", without "..", and not ending in ".new"';
