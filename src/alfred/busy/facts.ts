/** Records and addresses as a user sees them. Loaded when one looks, and let go of at once. */

import type { Facts, Origin, Shell } from "../shell";
import { each } from "./each";
import { ipText } from "./ip";
import { macOf as macIn, macText } from "./mac";
import { ageOf, Mark, Size } from "./record";

const { byte, sub } = string;

/** The address of a MAC address (6 bytes); nil if it is not known. */
export function ipOf(shell: Shell, mac: string): string | undefined {
  if (mac === shell.mac) return shell.alfred.ip;
  const following = each(shell.neighbours);
  for (;;) {
    const one = following();
    if (one === undefined) return undefined;
    if (macIn(one) === mac) return ipText(one, 1);
  }
}

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
        ip: ipOf(shell, sub(record, 1, 6)),
      });
    }
  }
}
