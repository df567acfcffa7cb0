/** Data that others have and this board lacks. */
import type { Core } from "../core";
import { At, position, Size } from "../table";
import { isAhead } from "./version";

const enum Most {
  /** Addresses whose data is asked of one board at once. */
  ASKED = 32,
}

const { byte, sub } = string;

/** Notes that a member has newer data than this board holds, and who has it, if its entry is of the life that is known. */
export function miss(core: Core, from: string, entry: string, mine: string): void {
  const newer = isAhead(byte(entry, At.VERSION), byte(mine, At.VERSION));
  if (!newer || sub(entry, At.REVISION, At.CONDITION) !== sub(mine, At.REVISION, At.CONDITION)) return;
  const address = sub(entry, 1, Size.ADDRESS);
  core.missing ??= new LuaTable();
  const asked = (core.missing.get(from) as string | undefined) ?? "";
  if (asked.length < Most.ASKED * Size.ADDRESS && position(asked, address, Size.ADDRESS) === 0) {
    core.missing.set(from, asked + address);
  }
}
