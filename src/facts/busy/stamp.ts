/** What is about to be sent gets its time and its sender; and keeps them. */
import { Kind } from "../phase";
import type { Shell } from "../shell";
import { offset } from "./clock";
import { made, stamped } from "./records";

/** With what it takes; up time is taken for the time where nobody knows that. */
function whole(shell: Shell, record: string): string {
  return stamped(record, offset(shell) ?? "\0\0\0\0\0\0\0", shell.id);
}

/** The record at a place, from 0 on, as it is from now on. */
export function stamp(shell: Shell, at: number): string {
  const before = shell.records[at]!;
  const record = whole(shell, before);
  shell.records[at] = record;
  shell.bytes += record.length - before.length;
  return record;
}

/** What asks for acknowledgements. */
export function question(shell: Shell): string {
  return whole(shell, made(shell, Kind.COMMAND, "ack"));
}
