/**
 * Sending, one message at a time: the firmware loses what is sent while another message is under way, and says
 * neither. The next one goes when the server says that it has stored this one; or a while later, since a server may
 * take its time for that, and the original one never says so.
 */
import { Below, letGo, use } from "../../lib/modules";
import { Ticks } from "../phase";
import type { Shell } from "../shell";
import type * as Encode from "./encode";
import type * as Records from "./records";
import type * as Stamp from "./stamp";

const enum Wait {
  /** Ticks until the next one. */
  NEXT = 3,
  /** Ticks without any word from the server after which all that it does not have goes once more. */
  AGAIN = 600,
}

/** Sends a record; whether it went. */
function send(shell: Shell, record: string): boolean {
  const stats = shell.facts.stats;
  letGo(Below.SHORT);
  const data = use<typeof Encode>("facts.busy.encode").encode(record);
  const ws = shell.ws as unknown as { send: (this: void, ...values: unknown[]) => void };
  const [went] = pcall(ws.send, ws, data, 2);
  shell.clear = shell.ticks + Wait.NEXT;
  if (!went) {
    stats.sendErrors += 1;
    return false;
  }
  stats.messagesOut += 1;
  stats.bytesOut = (stats.bytesOut + data.length) % 1073741824;
  return true;
}

/** Sends what is next, if its time has come. */
function pump(shell: Shell): void {
  if (shell.ticks < shell.clear) return;
  const records = shell.records;
  if (shell.asks) {
    // That is no record: nobody stores it.
    if (send(shell, use<typeof Stamp>("facts.busy.stamp").question(shell))) shell.asks = false;
    return;
  }
  // A server that acknowledges nothing has what was sent, as far as anybody knows.
  while (!shell.acknowledges && shell.sent > 0) {
    use<typeof Records>("facts.busy.records").remove(shell, 1);
    shell.facts.stats.stored += 1;
  }
  if (shell.sent > 0 && shell.ticks - shell.storedAt >= Wait.AGAIN) {
    shell.sent = 0;
    shell.storedAt = shell.ticks;
  }
  const at = shell.sent;
  if (records[at] === undefined) return;
  if (at === 0) shell.storedAt = shell.ticks;
  if (send(shell, use<typeof Stamp>("facts.busy.stamp").stamp(shell, at))) shell.sent = at + 1;
}

/** Its time has come: sends, and sees when there may be something to send next. */
export function look(shell: Shell): void {
  pump(shell);
  const soon = shell.ticks + 1;
  if (shell.asks || shell.records.length > shell.sent || (shell.sent > 0 && !shell.acknowledges))
    shell.linkDue = math.max(shell.clear, soon);
  // As long as nothing is collected.
  else shell.linkDue = shell.sent > 0 ? math.max(shell.storedAt + Wait.AGAIN, soon) : Ticks.NEVER;
}
