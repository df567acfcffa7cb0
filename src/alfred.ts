/**
 * Alfred: small facts of every node, at every node that asks for them. Datagrams are those of alfred 2023.0 in its
 * IPv4 mode. docs/alfred.md says more.
 *
 * What runs all the time stands here: the timer, the socket's callback, and whose turn it is of what takes longer
 * than a callback may.
 */

import type * as Look from "./alfred/busy/look";
import type * as Receive from "./alfred/busy/receive";
import type * as Commands from "./alfred/commands";
import type * as Problem from "./alfred/problem";
import type { Alfred, Job, Shell } from "./alfred/shell";
import { guard } from "./lib/guard";
import { Below, letGo, use } from "./lib/modules";
import type * as Needs from "./lib/needs";

use<typeof Needs>("lib.needs", true).needs("alfred", "net", "node", "tmr", "wifi");

const stats: Alfred["stats"] = {
  datagramsIn: 0,
  datagramsOut: 0,
  bytesIn: 0,
  bytesOut: 0,
  sendErrors: 0,
  transactions: 0,
  answered: 0,
  evicted: 0,
  held: 0,
  errors: 0,
  dropped: new LuaTable<string, number>(),
};
const alfred = { stats, started: false, port: 16962 } as Alfred;
const FUNCTIONS = " start stop set unset request onUpdate onEvent setMode status macOf ipOf ";
let shell: Shell;
/** Whether the next step is seen to. */
let posted = false;

function report(problem: string): void {
  // The heap may not have sufficed.
  letGo(Below.ALL);
  use<typeof Problem>("alfred.problem", true).tell(shell, problem);
}

const onStep = guard(report, () => {
  posted = false;
  const jobs = shell.jobs;
  const job = jobs[0];
  if (job === undefined) return;
  const [fine, done] = pcall(job);
  // What it called may have stopped all of them.
  if (fine && type(done) === "function") jobs[0] = done as Job;
  else if ((!fine || done) && jobs[0] === job) {
    table.remove(jobs, 1);
    if (job === shell.sync) shell.sync = undefined;
    letGo(Below.SPARE, true);
  }
  if (!fine) report(tostring(done));
  shell.wake();
});

shell = {
  alfred,
  primary: false,
  mac: "",
  syncPeriod: 10,
  dataTimeout: 600,
  serverTimeout: 60,
  requestTimeout: 10,
  maxRecords: 200,
  maxBytes: 10240,
  allowReserved: false,
  own: { pieces: [], count: 0, bytes: 0 },
  heard: { pieces: [], count: 0, bytes: 0 },
  gone: { pieces: [], count: 0, bytes: 0 },
  neighbours: { pieces: [], count: 0, bytes: 0 },
  open: [],
  bytes: 0,
  jobs: [],
  looks: 1,
  left: 1,
  lot: 0,
  drop: (cause) => {
    stats.dropped.set(cause, (stats.dropped.get(cause) ?? 0) + 1);
  },
  report,
  wake: () => {
    if (posted || shell.jobs.length === 0) return;
    node.task.post(onStep);
    posted = true;
  },
  onLook: guard(report, () => {
    shell.left -= 1;
    if (shell.left > 0 && shell.open.length === 0 && shell.changed === undefined) return;
    use<typeof Look>("alfred.busy.look").look(shell);
    letGo(Below.SPARE, true);
  }),
  onReceive: guard(report, (_socket: net.UDPSocket, datagram: string, _port: number, ip: string) => {
    if (ip !== alfred.ip) use<typeof Receive>("alfred.busy.receive").receive(shell, datagram, ip);
    letGo(Below.SPARE, true);
  }),
};

alfred.shell = shell;

/** The functions that a user calls: the code is loaded when one is. */
setmetatable(alfred, {
  __index: (_: unknown, name: string) => {
    if (string.find(FUNCTIONS, ` ${name} `, 1, true)[0] === undefined) return undefined;
    return (one: unknown, two: unknown, three: unknown) => {
      const call = () => use<typeof Commands>("alfred.commands", true).run(shell, name, one, two, three);
      letGo(Below.SHORT);
      let [fine, result] = pcall(call);
      if (!fine && string.find(tostring(result), "not enough memory", 1, true)[0] !== undefined) {
        // Code that is not needed just now goes.
        letGo(Below.ALL);
        [fine, result] = pcall(call);
      }
      letGo(Below.SPARE, true);
      // An error is to name the user's line.
      if (!fine) error(result, 2);
      // What its function returned is nobody's.
      return name === "request" ? undefined : result;
    };
  },
} as object);

export = alfred;
