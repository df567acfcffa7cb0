/** The connection to the server: made, watched over, made anew. */
import { Phase, Ticks } from "../phase";
import type { Shell } from "../shell";

const enum Wait {
  /** Ticks for connecting, and for the server's greeting. */
  ANSWER = 300,
  /** For the end of a connection that is closed. */
  CLOSE = 100,
  /** From one look for an address to the next. */
  ADDRESS = 10,
  /** Waits double until they are so many times the first one. */
  LONGEST = 8,
}

const { floor, max, min } = math;

/**
 * There is no connection: it is tried again after a while, the longer the more often that was in vain. Why is said
 * when it is another reason than last time.
 *
 * @param status as the close event of NodeMCU's module has it, or words
 */
export function lost(shell: Shell, status: number | string): void {
  const phase = shell.phase;
  if (phase === Phase.OFF || phase === Phase.WAITING) return;
  const why = type(status) === "number" ? `no connection (status ${status})` : (status as string);
  if (why !== shell.problem) print(`facts: ${shell.server}: ${why}`);
  shell.problem = why;
  if (shell.lostAt < 0) shell.lostAt = shell.ticks;
  shell.phase = Phase.WAITING;
  shell.sent = 0;
  let wait = shell.connectInterval;
  for (const _ of $range(1, min(shell.tries, 3))) wait *= 2;
  shell.tries += 1;
  if (shell.gaveUp || shell.replaced)
    wait = max(floor(shell.connectPeriod / 3), Wait.LONGEST * shell.connectInterval);
  // Boards that have lost the same server do not all come back at the same time.
  shell.linkDue = shell.ticks + max(1, floor((min(wait, 20000000) * node.random(50, 150)) / 100));
  shell.next = min(shell.next, shell.linkDue);
}

function connect(shell: Shell): void {
  if (wifi.sta.getip()[0] === undefined) {
    shell.linkDue = shell.ticks + Wait.ADDRESS;
    shell.problem = "no address";
    return;
  }
  if (shell.ws === undefined) {
    const made = websocket.createClient();
    made.on("connection", shell.onConnection);
    made.on("receive", shell.onReceive);
    made.on("close", shell.onClose);
    if (shell.token !== undefined) made.config({ headers: { Authorization: `Bearer ${shell.token}` } });
    shell.ws = made;
  }
  shell.phase = Phase.CONNECTING;
  shell.replaced = false;
  shell.linkDue = shell.ticks + Wait.ANSWER;
  // A URL that is none is told by the close event, within this call.
  const ws = shell.ws;
  const [begun, problem] = pcall(() => ws.connect(shell.server));
  if (begun) return;
  lost(shell, "it cannot be called");
  error(problem, 0);
}

/** There is a connection: says who this is. */
export function connected(shell: Shell): void {
  if (shell.phase !== Phase.CONNECTING) return;
  shell.phase = Phase.GREETING;
  shell.acknowledges = false;
  shell.asks = false;
  shell.ws!.send(shell.id, 1);
  const { stats } = shell.facts;
  stats.messagesOut += 1;
  stats.bytesOut += shell.id.length;
}

/** Lets go of the client, whatever it is doing. */
export function release(shell: Shell): void {
  const ws = shell.ws;
  shell.ws = undefined;
  if (ws === undefined) return;
  ws.on("connection", undefined);
  ws.on("receive", undefined);
  ws.on("close", undefined);
  pcall(() => ws.close());
}

/** Its time has come, and it is not up: tries, or gives up. */
export function look(shell: Shell): void {
  const phase = shell.phase;
  const ticks = shell.ticks;
  if (phase === Phase.WAITING) {
    if (shell.lostAt < 0) shell.lostAt = ticks;
    const gaveUp = !shell.gaveUp && ticks - shell.lostAt >= shell.connectPeriod;
    if (gaveUp) shell.gaveUp = true;
    connect(shell);
    const told = shell.onGiveUp;
    if (gaveUp && told !== undefined) told();
  } else if (phase === Phase.CLOSING) {
    release(shell);
    lost(shell, "no answer");
  } else if (phase !== Phase.OFF) {
    // Whoever is there is no autofactory.
    shell.phase = Phase.CLOSING;
    shell.linkDue = ticks + Wait.CLOSE;
    const ws = shell.ws;
    if (ws !== undefined) ws.close();
  } else shell.linkDue = Ticks.NEVER;
}
