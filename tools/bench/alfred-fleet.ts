/** Facts in a fleet with three primaries: how long until each of those has all, what that takes, and who is answered. */
import { AskedFleet } from "./asked-fleet.ts";
import type { FleetSpec } from "./bench-fleet.ts";
import type { Measured } from "./measured.ts";

const PRIMARIES = 3;
/** Types that each board sets, one of two groups of types; bytes of data of each. */
const TYPES = 4;
const DATA = 32;
/** Seconds of a sync period, and of a request's time-out: the usual ones. */
const PERIOD = 10;
const TIMEOUT = 10;
/** Periods that are looked at while nothing happens. */
const QUIET = 30;
/** Seconds after which the boards are up, and after which it is given up. */
const UP = 15;
const PATIENCE = 100 * PERIOD;

/** What a board does: what it hears is counted as it comes, so that nobody's asking gets in its way. */
function init(index: number): string[] {
  const mode = index < PRIMARIES ? "primary" : "secondary";
  const first = index % 2 === 0 ? 100 : 100 + TYPES;
  return [
    `alfred = require("alfred")`,
    "have, changed, expired = 0, 0, 0",
    "alfred.onEvent(function(event)",
    `  if event.kind == "added" then have = have + 1`,
    `  elseif event.kind == "changed" then changed = changed + 1`,
    "  else have, expired = have - 1, expired + 1 end",
    "end)",
    `alfred.start{ mode = "${mode}" }`,
    `for type = ${first}, ${first + TYPES - 1} do alfred.set(type, ("x"):rep(${DATA})) end`,
  ];
}

const COUNTS = `
  local s = alfred.stats
  local n = s.evicted
  for cause, count in pairs(s.dropped) do if cause ~= "unfinished" and cause ~= "memory" then n = n + count end end
  return s.errors + s.sendErrors, n, s.dropped.unfinished or 0, s.dropped.memory or 0, expired, s.transactions`;

/** Lets 50 boards share what they have set, then one change it, then all secondaries ask for a type. */
export function facts(spec: FleetSpec): Measured[] {
  const fleet = new AskedFleet(spec, init);
  try {
    return measure(fleet, spec);
  } finally {
    fleet.close();
  }
}

function measure(fleet: AskedFleet, { boards, loss, seed }: FleetSpec): Measured[] {
  const all = [...fleet.fleet.boards.keys()];
  const primaries = all.slice(0, PRIMARIES);
  const secondaries = all.slice(PRIMARIES);
  const records = boards * TYPES;
  const has = (index: number, what: string) => fleet.ask(index, `return ${what}`)[0];
  fleet.fleet.start();
  fleet.pass(UP);
  const spread = fleet.until(primaries, 0.25, PATIENCE, (index) => has(index, "have") === records);
  fleet.pass(5 * PERIOD);

  const sent = { primary: 0, secondary: 0, largest: 0 };
  const first = new Set(primaries.map((index) => fleet.fleet.boards[index]!.ip));
  fleet.lan.onDatagram = ({ what, fromIp, data }) => {
    if (what !== "sent") return;
    sent[first.has(fromIp) ? "primary" : "secondary"] += data.length;
    sent.largest = Math.max(sent.largest, data.length);
  };
  const changes = fleet.ask(0, "return changed")[0];
  fleet.pass(QUIET * PERIOD);
  fleet.lan.onDatagram = undefined;
  const needless = Number(fleet.ask(0, "return changed")[0]) - Number(changes);

  fleet.ask(boards - 1, `alfred.set(${boards % 2 === 1 ? 100 : 100 + TYPES}, "new")`);
  const change = fleet.until(primaries, 0.25, PATIENCE, (index) => Number(has(index, "changed")) > 0);

  for (const index of secondaries)
    fleet.ask(index, `alfred.request(100, function(answer, err) found, why = answer, err end)`);
  fleet.pass(TIMEOUT + 2);
  const answered = secondaries.filter((index) => has(index, "found ~= nil")).length;

  const said = all.map((index) => fleet.ask(index, COUNTS).map(Number));
  const sum = (which: number) => said.reduce((total, counts) => total + counts[which]!, 0);
  const worst = { of: "most", note: `the worst seed: ${seed}` } as const;
  const none = { unit: "", target: { atMost: 0 }, of: "most" } as const;
  const share = (part: number, whole: number) => (100 * part) / whole;
  return [
    {
      what: `${records} records at all ${PRIMARIES} primaries`,
      value: spread === null ? null : UP + spread,
      unit: "s",
      ...worst,
    },
    { what: "a change at all of them", value: change, unit: "s", ...worst },
    { what: "a primary sends in a period", value: sent.primary / PRIMARIES / QUIET, unit: "bytes" },
    { what: "a secondary", value: sent.secondary / secondaries.length / QUIET, unit: "bytes" },
    { what: "any board, on average", value: (sent.primary + sent.secondary) / boards / QUIET, unit: "bytes" },
    { what: "largest datagram", value: sent.largest, unit: "bytes", target: { atMost: 1400 }, of: "most" },
    {
      what: "requests answered",
      value: share(answered, secondaries.length),
      unit: "%",
      ...(loss === 0 ? { target: { atLeast: 100 } } : {}),
    },
    { what: "transactions that broke off", value: share(sum(2), sum(2) + sum(5)), unit: "%" },
    { what: "dropped for want of heap", value: sum(3), unit: "packets", of: "most" },
    { what: "dropped, or evicted", value: sum(1), ...none },
    { what: "records that expired, or changed while nothing did", value: sum(4) + needless, ...none },
    { what: "errors", value: sum(0), ...none },
    { what: "panics", value: fleet.panics, ...none },
    { what: "least free heap", value: fleet.leastFree(), unit: "bytes", of: "least" },
  ];
}
