/** The file of a table, as a router has it below its folder. */
export function fileOf(name: string): string {
  return `p2ptbl/${name}`;
}
