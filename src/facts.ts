/**
 * Facts: what a board measures of itself, and what its user has it measure, goes to an autofactory, which keeps it. The
 * protocol is that of autofact (2017), with acknowledgements. docs/facts.md says more.
 *
 * What runs all the time stands here: the tick, which also measures how late the event loop is.
 */

import type * as Due from "./facts/busy/due";
import type * as Link from "./facts/busy/link";
import type * as Receive from "./facts/busy/receive";
import type * as Commands from "./facts/commands";
import { Phase, Ticks } from "./facts/phase";
import type * as Problem from "./facts/problem";
import type { Facts, Shell } from "./facts/shell";
import { guard } from "./lib/guard";
import { Below, letGo, use } from "./lib/modules";
import type * as Needs from "./lib/needs";

use<typeof Needs>("lib.needs", true).needs("facts", "file", "node", "tmr", "websocket", "wifi");

/** Microseconds. */
const enum Micros {
  TICK = 100000,
  /** From one tick to the next, if that one is not late yet. */
  LONGEST = 110000,
}

const stats: Facts["stats"] = {
  connections: 0,
  messagesIn: 0,
  messagesOut: 0,
  bytesIn: 0,
  bytesOut: 0,
  sendErrors: 0,
  collected: 0,
  stored: 0,
  lost: 0,
  errors: 0,
  dropped: new LuaTable<string, number>(),
};
const facts = { stats, started: false } as Facts;
let shell: Shell;
/** Whether what is due is seen to soon. */
let posted = false;

function report(problem: string): void {
  // The heap may not have sufficed.
  letGo(Below.ALL);
  use<typeof Problem>("facts.problem", true).tell(shell, problem);
}

function onDue(): void {
  if (shell.ticks < shell.next || shell.timer === undefined) return;
  use<typeof Due>("facts.busy.due", false, Below.SHORT).due(shell);
  letGo(Below.SPARE, true);
}

const onTask = guard(report, () => {
  posted = false;
  onDue();
});

shell = {
  facts,
  ticks: 0,
  next: 0,
  rest: 0,
  last: 0,
  wraps: 0,
  late: 0,
  onTick: guard(report, () => {
    const now = tmr.now();
    let passed = now - shell.last;
    if (passed < 0) {
      // It begins anew after 2^31.
      passed += 2147483647;
      passed += 1;
      shell.wraps += 1;
    }
    shell.last = now;
    if (passed > Micros.LONGEST) shell.late += passed - Micros.TICK;
    passed += shell.rest;
    const rest = passed % Micros.TICK;
    shell.rest = rest;
    shell.ticks += math.floor((passed - rest) / Micros.TICK);
    onDue();
  }),
  wake: () => {
    if (posted) return;
    node.task.post(onTask);
    posted = true;
  },
  report,
  drop: (cause) => {
    stats.dropped.set(cause, (stats.dropped.get(cause) ?? 0) + 1);
  },
  records: [],
  bytes: 0,
  sent: 0,
  sequence: 0,
  maxRecords: 100,
  maxBytes: 4096,
  told: 0,
  own: [],
  averageDue: 0,
  one: 0,
  five: 0,
  fifteen: 0,
  collectDue: 0,
  memoryPeriod: Ticks.MINUTE,
  memoryDue: 0,
  netPeriod: Ticks.MINUTE,
  netDue: 0,
  cpuPeriod: Ticks.MINUTE,
  cpuDue: 0,
  netAt: 0,
  cpuAt: 0,
  cpuLate: 0,
  server: "",
  place: "",
  connectInterval: 50,
  connectPeriod: 9000,
  phase: Phase.OFF,
  linkDue: 0,
  tries: 0,
  lostAt: -1,
  gaveUp: false,
  replaced: false,
  id: "",
  acknowledges: false,
  asks: false,
  clear: 0,
  storedAt: 0,
  spillEvery: 3000,
  spillDue: Ticks.NEVER,
  spilled: false,
  timeless: false,
  saved: 0,
  stoppedAt: 0,
  onConnection: guard(report, () => use<typeof Link>("facts.busy.link", false, Below.SHORT).connected(shell)),
  onReceive: guard(report, (_ws: websocket.Client, message: string, opcode: number) => {
    use<typeof Receive>("facts.busy.receive", false, Below.SHORT).receive(shell, message, opcode);
    letGo(Below.SPARE, true);
  }),
  onClose: guard(report, (_ws: websocket.Client, status: number) => {
    use<typeof Link>("facts.busy.link", false, Below.SHORT).lost(shell, status);
    letGo(Below.SPARE, true);
  }),
};

facts.shell = shell;

/** The functions that a user calls: the code is loaded when one is. */
setmetatable(facts, {
  __index: (_: unknown, name: string) => {
    if (string.find(" start stop define status ", ` ${name} `, 1, true)[0] === undefined) return undefined;
    return (one: unknown, two: unknown, three: unknown) => {
      const call = () => use<typeof Commands>("facts.commands", true).run(shell, name, one, two, three);
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
      return result;
    };
  },
} as object);

export = facts;
