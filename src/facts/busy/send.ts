/**
 * Sending, one message at a time: the firmware loses what is sent while another message is under way, and says
 * neither. The next one goes when the server says that it has stored this one. Where it takes its time for that the
 * next one goes all the same, since a heartbeat may have to be answered; and the original server never says so.
 */
import { Below, letGo, use } from "../../lib/modules";
import { Ticks } from "../phase";
import type { Shell } from "../shell";
import type * as Encode from "./encode";
import type * as Records from "./records";
import type * as Stamp from "./stamp";

const enum Wait {
  /** Ticks until the next one, where nobody says that this one is stored, or is to say so. */
  NEXT = 3,
  STORED = 5,
  /** Ticks after which all that was sent goes once more, if the server has not said that it has the oldest of it. */
  AGAIN = 600,
}

/** Sends a record, after which nothing goes for so many ticks; whether it went. Raises what is wrong with it. */
function send(shell: Shell, record: string, wait: number): boolean {
  const stats = shell.facts.stats;
  letGo(Below.SHORT);
  const data = use<typeof Encode>("facts.busy.encode").encode(record);
  const ws = shell.ws as unknown as { send: (this: void, ...values: unknown[]) => void };
  const [went] = pcall(ws.send, ws, data, 2);
  shell.clear = shell.ticks + wait;
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
    if (send(shell, use<typeof Stamp>("facts.busy.stamp").question(shell), Wait.NEXT)) shell.asks = false;
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
    // It may be that question that was lost.
    shell.asks = shell.acknowledges;
  }
  const at = shell.sent;
  if (records[at] === undefined) return;
  if (at === 0) shell.storedAt = shell.ticks;
  const record = use<typeof Stamp>("facts.busy.stamp").stamp(shell, at);
  const [fine, went] = pcall(send, shell, record, shell.acknowledges ? Wait.STORED : Wait.NEXT);
  if (fine && went) shell.sent = at + 1;
  if (fine) return;
  // What a file held that somebody else has written, say: it is not to keep all else back.
  if (string.find(tostring(went), "not enough memory", 1, true)[0] === undefined) {
    use<typeof Records>("facts.busy.records").remove(shell, at + 1);
    shell.facts.stats.lost += 1;
    error(`a record cannot be told, and is lost: ${tostring(went)}`, 0);
  }
  error(went, 0);
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
