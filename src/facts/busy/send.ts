/**
 * Sending, one message at a time: the firmware loses what is sent while another message is under way, and says
 * neither. The next one goes when the server says that it has stored this one; or a while later, since a server may
 * take its time for that, and the original one never says so.
 */
import { Kind } from "../phase";
import type { Shell } from "../shell";
import { offset } from "./clock";
import { encode } from "./encode";
import { made, remove, stamped } from "./records";

const enum Wait {
  /** Ticks until the next one. */
  NEXT = 3,
  /** Ticks without any word from the server after which all that it does not have goes once more. */
  AGAIN = 600,
}

/** What up time is taken for where nobody knows the time. */
const UNKNOWN = "\0\0\0\0\0\0\0";

/** Sends bytes; whether they went. */
function send(shell: Shell, data: string): boolean {
  const stats = shell.facts.stats;
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

/** Asks for acknowledgements. It is no record: nobody stores it. */
function ask(shell: Shell): void {
  const record = stamped(made(shell, Kind.COMMAND, "ack"), offset(shell) ?? UNKNOWN, shell.id);
  if (send(shell, encode(record))) shell.asks = false;
}

/** Sends what is next, if its time has come. To be called while there is a connection that is up. */
export function pump(shell: Shell): void {
  if (shell.ticks < shell.clear) return;
  const records = shell.records;
  if (shell.asks) {
    ask(shell);
    return;
  }
  // A server that acknowledges nothing has what was sent, as far as anybody knows.
  while (!shell.acknowledges && shell.sent > 0) {
    remove(shell, 1);
    shell.facts.stats.stored += 1;
  }
  if (shell.sent > 0 && shell.ticks - shell.storedAt >= Wait.AGAIN) {
    shell.sent = 0;
    shell.storedAt = shell.ticks;
  }
  const at = shell.sent;
  const record = records[at];
  if (record === undefined) return;
  if (at === 0) shell.storedAt = shell.ticks;
  const whole = stamped(record, offset(shell) ?? UNKNOWN, shell.id);
  shell.bytes += whole.length - record.length;
  records[at] = whole;
  if (send(shell, encode(whole))) shell.sent = at + 1;
}

/** When there may be something to send, in ticks; never, as long as nothing is collected. */
export function next(shell: Shell, never: number): number {
  if (shell.asks || shell.records.length > shell.sent || (shell.sent > 0 && !shell.acknowledges))
    return math.max(shell.clear, shell.ticks + 1);
  return shell.sent > 0 ? math.max(shell.storedAt + Wait.AGAIN, shell.ticks + 1) : never;
}
