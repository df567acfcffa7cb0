/** A fleet that gossips for virtual days, watched for what must not happen. */
import { joiningLua } from "../fleet/fleet.ts";
import { STATE } from "../fleet/knowledge.ts";
import { BenchFleet, gossipLines, ROUND } from "./bench-fleet.ts";

const SECOND = 1_000_000;
const HOUR = 3600 * SECOND;
/** When Lua's stack, which grows by its deepest use, is as large as it gets (some 600 bytes more). */
const EARLY = 2 * HOUR;
/** Both `tmr.now` and `tmr.time` count so far, and begin again. */
const WRAP = 2 ** 31;
/**
 * Bytes by which the boards' free heap may differ after hours and after days: Lua's tables keep room for keys
 * that they once had, some 300 bytes of it at one time, at another none.
 */
const FLAT = 512;
/** Of two boards each hears the other's heartbeat once in some 30 rounds; never for so many: chances are 10^-15. */
const LATE = 1_000;

export interface DaysResult {
  rounds: number;
  panics: number;
  /** Errors that gossip's guard caught. */
  errors: number;
  /** How often a live board became DOWN or gone in a view, from the first moment on. */
  falseDowns: number;
  /** Views at the end of a day, or of the run, that are not what their board had told of them. */
  untold: number;
  /**
   * Views then that do not hold a board for up, or with a heartbeat that it cannot have or had long ago, or
   * with other data than it pushed last.
   */
  wrongViews: number;
  /** How often a board's tmr.now and tmr.time began again at 0. */
  nowWraps: number;
  timeWraps: number;
  /** By how much the boards' revisions rose: a new life for each wrap of tmr.time, and no other. */
  newLives: number;
  /** Free heap at rest after two hours and at the end, in bytes, the boards' mean; the least then of any. */
  freeEarly: number;
  freeAtEnd: number;
  leastFree: number;
  /** Datagrams and bytes that a board sent a round. */
  datagramsARound: number;
  bytesARound: number;
}

/** What went wrong, in words; none if nothing did. */
export function problemsOf(result: DaysResult): string[] {
  const { panics, errors, falseDowns, untold, wrongViews, timeWraps, newLives } = result;
  const counts = { panics, errors, falseDowns, untold, wrongViews };
  const problems = Object.entries(counts).flatMap(([name, n]) => (n === 0 ? [] : [`${name}: ${n}`]));
  if (newLives !== timeWraps) problems.push(`${newLives} new lives for ${timeWraps} wraps of tmr.time`);
  const less = result.freeEarly - result.freeAtEnd;
  if (Math.abs(less) > FLAT) problems.push(`heap: ${less} bytes less at the end`);
  return problems;
}

/** Free heap at rest on each board. */
function freeHeaps(run: BenchFleet): number[] {
  return run.boards.map(({ board }) => {
    // Code that is there for a while only is no growth.
    board.lua('package.loaded["lib.modules"].letGo(1073741823)');
    board.vm?.rest();
    return board.heapFree();
  });
}

function mean(numbers: readonly number[]): number {
  return Math.round(numbers.reduce((sum, number) => sum + number, 0) / numbers.length);
}

/** What a board shows of each, by address. */
type Shown = Record<string, { state: number; heartbeat: number; data?: number } | undefined>;

/** See {@link DaysResult.wrongViews}. */
function wrongViews(run: BenchFleet): number {
  const late = (LATE * ROUND) / SECOND;
  const shown = run.boards.map((board) => board.networkState() as Shown);
  let wrong = 0;
  for (const [viewer, views] of shown.entries()) {
    for (const { index, ip, board } of run.boards) {
      if (index === viewer) continue;
      const view = views[ip];
      const uptime = Math.floor(board.uptime() / SECOND) % WRAP;
      const alive = view?.state === STATE.UP && view.heartbeat <= uptime && view.heartbeat > uptime - late;
      if (!alive || view.data !== shown[index]![ip]?.data) wrong++;
    }
  }
  return wrong;
}

/** How often numbers of 31 bits that count `unit` microseconds begin again, over all boards. */
function wraps(before: readonly number[], run: BenchFleet, unit: number): number {
  const turns = (micros: number) => Math.floor(micros / unit / WRAP);
  return run.boards.reduce((sum, { board }, i) => sum + turns(board.uptime()) - turns(before[i]!), 0);
}

/** What a board does besides gossip: every other hour it shares a number, the next one each time. */
const SHARING = [
  "local n = 1000",
  "tmr.create():alarm(6870000, tmr.ALARM_AUTO, function()",
  "  n = n + 1",
  "  gossip.pushGossip(n)",
  "end)",
];

/**
 * Lets a fleet gossip for so many virtual days without loss. Each board's `tmr.time` begins so near its
 * end that it comes to it within that time, one board after the other.
 *
 * @param report called at the end of each day
 */
export function runDays(
  boards: number,
  days: number,
  seed: number,
  report: (day: number) => void = () => {},
): DaysResult {
  const length = days * 24 * HOUR;
  const uptime = (index: number) => WRAP - Math.floor((length / SECOND) * ((index + 1) / (boards + 1)));
  const run = new BenchFleet(
    { boards, loss: 0, seed },
    { uptime, init: (_ip, fleet) => joiningLua([...gossipLines(fleet.boards[0]!.ip, boards), ...SHARING]) },
  );
  const { lan } = run;
  let early: number[] = [];
  const seen = { untold: 0, wrongViews: 0 };
  const look = () => {
    seen.untold += run.untold();
    seen.wrongViews += wrongViews(run);
  };
  lan.clock.after(Math.min(EARLY, length), () => {
    early = freeHeaps(run);
  });
  run.start();
  for (let day = 1; day <= days; day++) {
    lan.run(day * 24 * HOUR);
    look();
    report(day);
  }
  if (lan.clock.now() < length) {
    lan.run(length);
    look();
  }
  const began = run.boards.map(({ index }) => uptime(index) * SECOND);
  const rounds = Math.round(length / ROUND);
  const late = freeHeaps(run);
  const result: DaysResult = {
    ...seen,
    rounds,
    panics: run.panics,
    errors: run.errors(),
    falseDowns: run.views.falseDowns.total,
    nowWraps: wraps(began, run, 1),
    timeWraps: wraps(began, run, SECOND),
    newLives: run.boards.reduce((sum, board) => sum + (board.members()?.get(board.ip)?.revision ?? 0), 0),
    freeEarly: mean(early),
    freeAtEnd: mean(late),
    leastFree: Math.min(...early, ...late),
    datagramsARound: Math.round((100 * lan.traffic.sent) / (rounds * boards)) / 100,
    bytesARound: Math.round(lan.traffic.bytesSent / (rounds * boards)),
  };
  run.close();
  return result;
}
