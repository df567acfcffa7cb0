/** Keeping data that there is room for. */
import type { Shell } from "../shell/shell";
import { At, Size } from "../table";
import { settle } from "./settle";

const { char, sub } = string;

/** Keeps the data of a member, nil for none, under a version of it. */
export function keep(shell: Shell, record: string, version: number, text?: string): void {
  if (text !== undefined) shell.data ??= new LuaTable();
  shell.data?.set(sub(record, 1, Size.ADDRESS), text!);
  settle(shell.core, sub(record, 1, At.CONDITION) + char(version) + sub(record, At.HEARTBEAT, Size.ENTRY));
}
