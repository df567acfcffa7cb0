/** What the server says. */
import { Below, letGo, use } from "../../lib/modules";
import { Kind, Phase, Raised } from "../phase";
import type { Shell } from "../shell";
import type * as Conf from "./conf";
import type * as Greeted from "./greeted";
import type * as Measure from "./measure";
import type * as Read from "./read";
import type * as Stored from "./stored";

const { sub } = string;

/** There may be something to send now. */
function go(shell: Shell): void {
  if (shell.phase === Phase.UP) shell.linkDue = 0;
  shell.next = 0;
  shell.wake();
}

/** The heartbeat: one answer waits at a time. */
function heartbeat(shell: Shell): void {
  const record = shell.records[shell.sent];
  if (record !== undefined && string.byte(record) === Kind.LOAD_AVG) return;
  use<typeof Measure>("facts.busy.measure").load(shell);
  go(shell);
}

/** Takes a message that is whole. */
function take(shell: Shell, kind: number, data: string, id: string): void {
  if (kind === Kind.CLIENT_CONF) {
    use<typeof Conf>("facts.busy.conf").conf(shell, data, id);
    go(shell);
  } else if (kind === Kind.EOT) {
    if (shell.phase !== Phase.GREETING || shell.id === "") shell.drop("order");
    else {
      use<typeof Greeted>("facts.busy.greeted").greeted(shell);
      go(shell);
    }
  } else if (kind === Kind.COMMAND && data === "replaced") shell.replaced = true;
  else if (kind === Kind.COMMAND && sub(data, 1, 3) === "ack" && data.length % 16 === 3) {
    use<typeof Stored>("facts.busy.stored").stored(shell, data);
    go(shell);
  } else shell.drop("kind");
}

/** A message has come. */
export function receive(shell: Shell, text: string, opcode: number): void {
  const { stats } = shell.facts;
  stats.messagesIn += 1;
  stats.bytesIn = (stats.bytesIn + text.length) % 1073741824;
  if (opcode === 1) {
    if (text === "loadavg" && shell.phase === Phase.UP) heartbeat(shell);
    else shell.drop("text");
    return;
  }
  const [fine, problem] = pcall(() => {
    const [kind, data, id] = use<typeof Read>("facts.busy.read").readMessage(text);
    letGo(Below.SHORT);
    take(shell, kind, data, id);
  });
  if (fine) return;
  if (problem === Raised.BAD) shell.drop("message");
  else error(problem, 0);
}
