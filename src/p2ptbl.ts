/**
 * P2P tables: small tables that boards share, in step with Freifunk's p2ptbl on routers: rows of a key, a
 * version and fields, of which the one with the greater version wins. They travel by HBBP, compressed, some
 * rows at a time, until all hold the same. docs/p2ptbl.md says more.
 *
 * What runs all the time stands here: the timer, and whose turn it is. One thing is done at a time, in steps,
 * for inflating and compressing take longer than a callback may.
 */

import type { Hbbp } from "./hbbp/shell";
import { guard } from "./lib/guard";
import { Below, letGo, use } from "./lib/modules";
import type * as Needs from "./lib/needs";
import type * as Commands from "./p2ptbl/busy/commands";
import type * as Heard from "./p2ptbl/busy/heard";
import type * as Work from "./p2ptbl/busy/work";
import type * as Notify from "./p2ptbl/notify";
import type * as Problem from "./p2ptbl/problem";
import type { P2ptbl, Shell } from "./p2ptbl/shell";

use<typeof Needs>("lib.needs", true).needs("p2ptbl", "bit", "file", "net", "node", "tmr", "wifi");

const stats: P2ptbl["stats"] = {
  told: 0,
  heard: 0,
  same: 0,
  rows: 0,
  errors: 0,
  dropped: new LuaTable<string, number>(),
};
const p2ptbl = { stats } as P2ptbl;
const FUNCTIONS = " start init get show update remove filter merge gossip enable disable onChange tables ";
/** Seconds for which what is due may wait. */
const LATE = 8;
let shell: Shell;
/** Whether the next step is seen to. */
let posted = false;

function drop(cause: string): void {
  stats.dropped.set(cause, (stats.dropped.get(cause) ?? 0) + 1);
}

function report(problem: string): void {
  // The heap may not have sufficed.
  letGo(Below.ALL);
  use<typeof Problem>("p2ptbl.problem", true).tell(shell, problem);
}

const onStep = guard(report, () => {
  posted = false;
  if (shell.job === undefined) use<typeof Work>("p2ptbl.busy.work").begin(shell);
  const job = shell.job;
  if (job === undefined) return;
  const [fine, done] = pcall(job);
  // It may have put another one in its place.
  if ((!fine || done) && shell.job === job) {
    shell.job = undefined;
    shell.undo = undefined;
    letGo(Below.SPARE, true);
  }
  if (!fine) report(tostring(done));
  shell.wake();
});

shell = {
  p2ptbl,
  hbbp: require("hbbp") as Hbbp,
  tables: new LuaTable(),
  waiting: [],
  due: 0,
  drop,
  report,
  wake: () => {
    if (posted) return;
    node.task.post(onStep);
    posted = true;
  },
  post: (task) => node.task.post(guard(report, task)),
  notify: (state) => use<typeof Notify>("p2ptbl.notify", true).notify(shell, state),
  onLook: guard(report, () => {
    const now = tmr.time();
    if (now % 64 === 0) letGo();
    const left = shell.due - now;
    // What is due waits for what is under way, lest both take heap; but not for ever. More than ever: the clock
    // began anew.
    const soon = shell.job === undefined ? 0 : -LATE;
    if (left <= soon || left > 64) use<typeof Work>("p2ptbl.busy.work").look(shell, now);
    else if (shell.job !== undefined) shell.wake();
  }),
  onMessage: guard(report, (payload, _ip, key) =>
    use<typeof Heard>("p2ptbl.busy.heard").heard(shell, payload, key),
  ),
};

p2ptbl.shell = shell;

/** The functions that a user calls: the code is loaded when one is. */
setmetatable(p2ptbl, {
  __index: (_: unknown, name: string) => {
    if (string.find(FUNCTIONS, ` ${name} `, 1, true)[0] === undefined) return undefined;
    return (...values: unknown[]) => {
      const { run } = use<typeof Commands>("p2ptbl.busy.commands");
      let results = [...pcall(run, shell, name, select("#", ...values), ...values)];
      if (!results[0] && string.find(tostring(results[1]), "not enough memory", 1, true)[0] !== undefined) {
        if (shell.job !== undefined) {
          // What is under way gives way to the user, and is begun again.
          shell.job = undefined;
          shell.undo!();
          shell.wake();
        }
        letGo(Below.ALL);
        results = [...pcall(run, shell, name, select("#", ...values), ...values)];
      }
      letGo(Below.SPARE, true);
      // An error is to name the user's line.
      if (!table.remove(results, 1)) error(results[0], 2);
      return unpack(results);
    };
  },
} as object);

export = p2ptbl;
