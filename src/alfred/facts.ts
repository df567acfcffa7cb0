/** Records and addresses as a user sees them. Loaded when one looks, and let go of at once. */
import {
  addressOf,
  heardAt,
  ipAt,
  macOf as knownMac,
  Size as Neighbour,
  packed,
  Score,
} from "./busy/neighbours";
import { ageOf, each, Mark, Size } from "./busy/records";
import { macText } from "./busy/store";
import type { Facts, Origin, Primary, Shell, Status } from "./shell";

const { byte, char, find, sub } = string;

/** All records of a type. */
export function facts(shell: Shell, type: number): Facts {
  const found: Facts = new LuaTable();
  const now = tmr.time();
  const following = each(shell.own, shell.heard);
  for (;;) {
    const record = following();
    if (record === undefined) return found;
    if (byte(record, Size.KEY) === type) {
      const [age, mark] = ageOf(record, now);
      let source: Origin = "synced";
      if (mark === Mark.LOCAL) source = "local";
      else if (mark === Mark.FIRST_HAND) source = "firsthand";
      found.set(macText(record), {
        data: sub(record, Size.HEAD + 1, -Size.TAIL - 1),
        version: byte(record, Size.KEY + 1),
        age,
        source,
        ip: ipOfBytes(shell, sub(record, 1, Neighbour.MAC)),
      });
    }
  }
}

function ipOfBytes(shell: Shell, mac: string): string | undefined {
  if (mac === shell.mac) return shell.alfred.ip;
  const address = addressOf(shell, mac);
  return address === undefined ? undefined : ipAt(address, 1);
}

/** As `macOf` of alfred. */
export function macOf(shell: Shell, ip: string): string | undefined {
  if (ip === shell.alfred.ip) return macText(shell.mac);
  if (find(ip, "^%d+%.%d+%.%d+%.%d+$")[0] === undefined) return undefined;
  const mac = knownMac(shell, packed(ip));
  return mac === undefined ? undefined : macText(mac);
}

/** A MAC address as text in 6 bytes; nil if it is none. */
export function macBytes(text: string): string | undefined {
  if (find(text, "^%x%x:%x%x:%x%x:%x%x:%x%x:%x%x$")[0] === undefined) return undefined;
  let bytes = "";
  for (const at of $range(1, text.length, 3)) bytes += char(tonumber(sub(text, at, at + 1), 16)!);
  return bytes;
}

/** As `ipOf` of alfred. */
export function ipOf(shell: Shell, mac: string): string | undefined {
  const bytes = macBytes(mac);
  return bytes === undefined ? undefined : ipOfBytes(shell, bytes);
}

/** As `status` of alfred. */
export function status(shell: Shell): Status {
  const all = shell.neighbours;
  const now = tmr.time();
  const primaries: Primary[] = [];
  for (const at of $range(1, all.length, Neighbour.ONE)) {
    const [age, score] = heardAt(all, at, now);
    if (score !== Score.NONE && age < shell.serverTimeout) {
      const best = !shell.primary && sub(all, at, at + 3) === shell.best;
      table.insert(primaries, { ip: ipAt(all, at), age, best });
    }
  }
  return {
    mode: shell.primary ? "primary" : "secondary",
    group: shell.alfred.group ?? "",
    primaries,
    records: shell.own.count + shell.heard.count,
    bytes: shell.own.bytes + shell.heard.bytes,
    stats: shell.alfred.stats,
  };
}
