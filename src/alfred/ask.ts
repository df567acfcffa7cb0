/** What this board asks for. Loaded when the user says so, and let go of at once. */
import { guard } from "../lib/guard";
import { use } from "../lib/modules";
import type * as Facts from "./busy/facts";
import { ipText } from "./busy/ip";
import type * as Send from "./busy/send";
import type { Answer, Shell, Transaction } from "./shell";

/** Requests that may wait for their answers. */
const ASKED = 4;

/** As `request` of alfred. */
export function request(shell: Shell, what: number, answer: Answer): void {
  const best = shell.best;
  if (shell.primary || best === undefined || shell.alfred.ip === undefined) {
    guard(shell.report, answer)(use<typeof Facts>("alfred.busy.facts", true).facts(shell, what));
    return;
  }
  let asked = 0;
  for (const one of shell.open) if (one.answer !== undefined) asked += 1;
  if (asked >= ASKED) error(`alfred.request: ${ASKED} requests wait for answers already`, 0);
  const id = node.random(0, 65535);
  const ip = ipText(best, 1);
  const asks: Transaction = {
    ip,
    id,
    at: tmr.time(),
    packets: new LuaTable<number, string>(),
    count: 0,
    bytes: 0,
    whole: false,
    answer,
    type: what,
  };
  table.insert(shell.open, asks);
  use<typeof Send>("alfred.busy.send").send(
    shell,
    ip,
    `\x02\0\0\x03${string.char(what, math.floor(id / 256), id % 256)}`,
  );
}
