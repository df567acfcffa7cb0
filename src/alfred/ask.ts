/** What this board asks for. Loaded when the user says so, and let go of at once. */
import { Below, hand, use } from "../lib/modules";
import { ipText } from "./busy/ip";
import type * as Send from "./busy/send";
import type { Answer, Shell, Transaction } from "./shell";

/** Requests that may wait for their answers. */
const ASKED = 4;

/** Asks the primary, as if for the first time: what has come of an earlier answer may not go with what comes of the next. */
export function ask(shell: Shell, one: Transaction): void {
  const id = node.random(0, 65535);
  if (shell.best !== undefined) one.ip = ipText(shell.best, 1);
  one.id = id;
  one.at = tmr.time();
  shell.bytes -= one.bytes;
  one.packets = new LuaTable<number, string>();
  one.count = 0;
  one.bytes = 0;
  one.expected = undefined;
  const question = `\x02\0\0\x03${string.char(one.type!, math.floor(id / 256), id % 256)}`;
  use<typeof Send>("alfred.busy.send").send(shell, one.ip, question);
}

/** As `request` of alfred. */
export function request(shell: Shell, what: number, answer: Answer): LuaMultiReturn<[]> {
  const best = shell.best;
  if (shell.primary || best === undefined || shell.alfred.ip === undefined)
    return hand(Below.SHORT, "alfred.busy.facts", shell, what, answer);
  let asked = 0;
  for (const one of shell.open) if (one.answer !== undefined) asked += 1;
  if (asked >= ASKED) error(`alfred.request: ${ASKED} requests wait for answers already`, 0);
  const now = tmr.time();
  const one: Transaction = {
    ip: "",
    id: 0,
    at: now,
    packets: new LuaTable<number, string>(),
    count: 0,
    bytes: 0,
    whole: false,
    answer,
    type: what,
    from: now,
  };
  // Where this raises for want of heap, nothing waits.
  ask(shell, one);
  table.insert(shell.open, one);
  return $multi();
}
