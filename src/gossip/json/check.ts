/**
 * The door for JSON: a datagram is checked whole before any of it is applied, and a bad one is
 * refused with the cause that it is counted under.
 */

import { Limit, whole } from "../../lib/busy/whole";
import type * as Ipv4 from "../../lib/ipv4";
import { use } from "../../lib/modules";
import { type Entries, type Entry, further, State } from "../busy/entry";
import type { Shell } from "../shell/shell";
import { bytes } from "../table";
import type { Texts } from "./told";

/** Checks one entry; returns the cause if it is bad, else nil and its numbers as a told entry holds them. */
function packed(entry: Entry): LuaMultiReturn<[cause: string | undefined, numbers?: string]> {
  const revision = whole(entry.revision, Limit.WHOLE);
  const heartbeat = whole(entry.heartbeat, Limit.WHOLE);
  const state = whole(entry.state, State.REMOVE);
  if (revision === undefined || heartbeat === undefined) return $multi("number");
  if (state === undefined) return $multi("state");
  return $multi(undefined, bytes(revision) + bytes(heartbeat) + string.char(state));
}

/**
 * Checks a datagram.
 *
 * @returns what it tells and `"SYN"` or `"ACK"`; or nil and the cause: `"json"` (not a JSON object),
 *   `"type"` (neither SYN nor ACK), `"entry"` (a value that is no entry), `"address"`, `"number"`
 *   (revision or heartbeat), `"state"`, `"data"` (what cannot travel on), `"memory"` (more than the heap
 *   can hold)
 */
export function check(
  shell: Shell,
  text: string,
): LuaMultiReturn<[told: string | undefined, kind: string, texts?: Texts]> {
  const [decoded, value] = pcall(sjson.decode, text);
  if (!decoded && value === "not enough memory") return $multi(undefined, "memory");
  if (!decoded || type(value) !== "table") return $multi(undefined, "json");
  const entries = value as Entries;
  const kind = entries.get("type") as unknown;
  if (kind !== "SYN" && kind !== "ACK") return $multi(undefined, "type");
  entries.delete("type");
  const { isAddress } = use<typeof Ipv4>("lib.ipv4", true);
  let told = "";
  const texts: Texts = new LuaTable();
  for (const [ip, entry] of entries) {
    if (type(entry) === "table") {
      if (!isAddress(ip)) return $multi(undefined, "address");
      const [cause, numbers] = packed(entry);
      if (cause !== undefined) return $multi(undefined, cause);
      const data = further(entry);
      if (data === undefined) return $multi(undefined, "data");
      const address = shell.packed(ip);
      told += address + numbers!;
      if (data !== "") texts.set(address, data);
    } else if (type(entry) !== "string") return $multi(undefined, "entry");
    // A text is not for us: every version skips those on the top level that it does not know.
    entries.delete(ip);
  }
  return $multi(told, kind, texts);
}
