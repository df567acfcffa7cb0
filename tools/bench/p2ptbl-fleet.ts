/** A table in a fleet: how long until all boards hold all of it, and what that takes. */
import { rowsOf } from "../fleet/table-init.ts";
import { AskedFleet } from "./asked-fleet.ts";
import type { FleetSpec } from "./bench-fleet.ts";
import type { Measured } from "./measured.ts";

const ROWS = 100;
/** Seconds of the table's interval, which is the usual one. */
const INTERVAL = 60;
/** Seconds after which the boards are up, and after which it is given up. */
const UP = 15;
const PATIENCE = 20 * INTERVAL;

const INIT = [
  `hbbp = require("hbbp")`,
  `p2ptbl = require("p2ptbl")`,
  "hbbp.start()",
  `p2ptbl.init("hosts", { interval = ${INTERVAL} })`,
];

/** Counts rows; and what was dropped, or went wrong. */
const COUNT = `local n = 0 for _ in p2ptbl.show("hosts") do n = n + 1 end return n`;
const DROPPED = `
  local n = 0
  for _, stats in ipairs{ hbbp.stats, p2ptbl.stats } do
    for _, count in pairs(stats.dropped) do n = n + count end
  end
  return n, p2ptbl.stats.errors + hbbp.stats.errors`;

/** Lets a table of 100 rows travel from one board to all others, then one update. */
export function rows(spec: FleetSpec): Measured[] {
  const fleet = new AskedFleet(spec, () => INIT);
  try {
    fleet.fleet.boards[0]!.board.flash.store.set("p2ptbl/hosts", Buffer.from(rowsOf(ROWS)));
    return measure(fleet, spec);
  } finally {
    fleet.close();
  }
}

function measure(fleet: AskedFleet, { boards, loss, seed }: FleetSpec): Measured[] {
  const { traffic } = fleet.lan;
  fleet.fleet.start();
  fleet.pass(UP);
  const all = [...fleet.fleet.boards.keys()];
  for (const index of all) fleet.ask(index, `p2ptbl.enable("hosts")`);
  const before = { ...traffic };
  const spread = fleet.until(all, 0.25, PATIENCE, (index) => fleet.ask(index, COUNT)[0] === ROWS);
  const [datagrams, bytes] = [traffic.sent - before.sent, traffic.bytesSent - before.bytesSent];
  fleet.pass(5 * INTERVAL);
  const quietFrom = traffic.bytesSent;
  fleet.pass(10 * INTERVAL);
  const quiet = (traffic.bytesSent - quietFrom) / boards / 10;
  fleet.ask(Math.floor(boards / 2), `p2ptbl.update("hosts", "10.13.0.1", "new")`);
  const update = fleet.until(all, 0.05, PATIENCE, (index) => {
    return fleet.ask(index, `return (p2ptbl.get("hosts", "10.13.0.1"))`)[0] === "new";
  });
  const said = all.map((index) => fleet.ask(index, DROPPED) as [number, number]);
  const sum = (which: 0 | 1) => said.reduce((total, counts) => total + counts[which], 0);

  const intervals = (seconds: number | null) => (seconds === null ? null : seconds / INTERVAL);
  const worst = (value: number | null, atMost: number) =>
    ({ value, target: { atMost }, of: "most", note: `the worst seed: ${seed}` }) as const;
  const none = { unit: "", target: { atMost: 0 }, of: "most" } as const;
  return [
    { what: `${ROWS} rows at all boards`, unit: "intervals", ...worst(intervals(spread), loss > 0 ? 10 : 6) },
    { what: "until then, of all boards", value: datagrams, unit: "datagrams" },
    { what: "the same", value: bytes, unit: "bytes" },
    { what: "quiet, a board and interval", value: quiet, unit: "bytes" },
    // Without loss that is to be at once, by the one datagram that tells it: a second is the least that a timer has.
    { what: "an update at all boards", unit: "s", ...worst(update, loss > 0 ? 2 * INTERVAL : 1) },
    { what: "the same", unit: "intervals", ...worst(intervals(update), 2) },
    { what: "lost on the way, of all that were to arrive", value: share(traffic), unit: "%" },
    { what: "dropped by boards", value: sum(0), ...none },
    { what: "errors", value: sum(1), ...none },
    { what: "panics", value: fleet.panics, ...none },
    { what: "least free heap", value: fleet.leastFree(), unit: "bytes", of: "least" },
  ];
}

function share({ lost, received }: { lost: number; received: number }): number {
  return (100 * lost) / (lost + received);
}
