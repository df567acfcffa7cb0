/** The members as a user sees them: loaded when somebody looks. */
import type * as Ipv4 from "../../lib/ipv4";
import { use } from "../../lib/modules";
import type { Shell } from "../shell/shell";
import { find } from "../table";
import { eachRecord } from "./each";
import type { Entry } from "./entry";
import { unpacked } from "./unpacked";

/** The member at an address, as a table of its own; nil if there is none. */
export function member(shell: Shell, ip: unknown): Entry | undefined {
  if (!use<typeof Ipv4>("lib.ipv4", true).isAddress(ip)) return undefined;
  const record = find(shell.core.table, shell.packed(ip as string));
  return record === undefined ? undefined : unpacked(shell, record);
}

/** Goes through the members: their address and a table each. */
export function members(shell: Shell): () => LuaMultiReturn<[ip: string, member: Entry] | []> {
  const following = eachRecord(shell);
  return () => {
    const record = following();
    if (record === undefined) return $multi();
    return $multi(shell.textOf(record), unpacked(shell, record));
  };
}
