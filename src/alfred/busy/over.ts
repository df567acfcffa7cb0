/** Whether records have to make room. */
import type { Shell } from "../shell";

/** Whether there is no room for so many more records that take so many more bytes. */
export function isOver(shell: Shell, records: number, bytes: number): boolean {
  const [own, heard] = [shell.own, shell.heard];
  return (
    (records > 0 && own.count + heard.count + records > shell.maxRecords) ||
    (bytes > 0 && own.bytes + heard.bytes + shell.gone.bytes + bytes > shell.maxBytes)
  );
}
