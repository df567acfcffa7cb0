/** This board's own records. Loaded when the user says so, and let go of at once. */
import { use } from "../lib/modules";
import type * as Grave from "./busy/grave";
import type * as MacBytes from "./busy/mac_bytes";
import { Mark, Size, tail } from "./busy/record";
import { get, put } from "./busy/records";
import type * as Room from "./busy/room";
import { tell } from "./busy/tell";
import type { Shell } from "./shell";

const enum Most {
  /** Bytes of data: with its head, and a packet's, it is 1,400. */
  DATA = 1382,
  /** The last type that is reserved. */
  RESERVED = 63,
}

const { char, sub } = string;
const { floor } = math;

/** As `set` of alfred. */
export function set(shell: Shell, what: number, data: unknown, version: unknown): void {
  const given = version ?? 0;
  if (what <= Most.RESERVED && !shell.allowReserved)
    error(
      `alfred.set: type ${what} is reserved, as all up to 63 are: allowReserved in alfred.start allows it`,
      0,
    );
  if (type(data) !== "string") error(`alfred.set: the data is ${type(data)}, and is to be a string`, 0);
  const text = data as string;
  if (text.length > Most.DATA)
    error(`alfred.set: the data has ${text.length} bytes, and a packet has room for ${Most.DATA}`, 0);
  const n = type(given) === "number" ? floor(given as number) : -1;
  if (n !== given || n < 0 || n > 255)
    error(`alfred.set: the version is ${tostring(given)}, and is to be a whole number from 0 to 255`, 0);
  if (shell.mac === "")
    shell.mac = use<typeof MacBytes>("alfred.busy.mac_bytes", true).macBytes(wifi.sta.getmac()) ?? "";
  const key = shell.mac + char(what);
  const record = key + char(n, floor(text.length / 256), text.length % 256) + text;
  const before = get(shell.own, key);
  const known = before ?? get(shell.heard, key);
  // What others say of it is of no use any more.
  if (before === undefined) {
    put(shell.heard, key);
    put(shell.gone, key);
  }
  const more = record.length + Size.TAIL - (before === undefined ? 0 : before.length);
  if (!use<typeof Room>("alfred.busy.room").room(shell, before === undefined ? 1 : 0, more, key))
    error(
      `alfred.set: there is no room for it: raise maxRecords (${shell.maxRecords}) or maxBytes (${shell.maxBytes})`,
      0,
    );
  put(shell.own, key, record + tail(tmr.time(), Mark.LOCAL));
  // The original's update command does not run for this either.
  if (known === undefined) tell(shell, "added", record, true);
  else if (sub(known, 1, -Size.TAIL - 1) !== record) tell(shell, "changed", record, true);
}

/** As `unset` of alfred. */
export function unset(shell: Shell, what: number): void {
  const key = shell.mac + char(what);
  const record = get(shell.own, key);
  if (record === undefined) return;
  // Others push it for a while still.
  use<typeof Grave>("alfred.busy.grave").bury(shell, record);
  put(shell.own, key);
  tell(shell, "expired", record, true);
}
