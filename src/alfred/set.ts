/** This board's own records. Loaded when the user says so, and let go of at once. */
import { Below, hand, use } from "../lib/modules";
import type * as MacBytes from "./busy/mac_bytes";
import type { Shell } from "./shell";

const enum Most {
  /** Bytes of data: with its head, and a packet's, it is 1,400. */
  DATA = 1382,
  /** The last type that is reserved. */
  RESERVED = 63,
}

const { char } = string;
const { floor } = math;

/** The key of this board's record of a type. */
function keyOf(shell: Shell, what: number): string {
  if (shell.mac === "")
    shell.mac = use<typeof MacBytes>("alfred.busy.mac_bytes", true).macBytes(wifi.sta.getmac()) ?? "";
  return shell.mac + char(what);
}

/** As `set` of alfred. */
export function set(shell: Shell, what: number, data: unknown, version: unknown): LuaMultiReturn<[]> {
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
  const key = keyOf(shell, what);
  const record = key + char(n, floor(text.length / 256), text.length % 256) + text;
  return hand(Below.SHORT, "alfred.busy.own", shell, key, record);
}

/** As `unset` of alfred. */
export function unset(shell: Shell, what: number): LuaMultiReturn<[]> {
  return hand(Below.SHORT, "alfred.busy.own", shell, keyOf(shell, what));
}
