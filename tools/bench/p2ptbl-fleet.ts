/** A table in a fleet: how long until all boards hold all of it, and what that takes. */
import { Fleet, joiningLua } from "../fleet/fleet.ts";
import { rowsOf } from "../fleet/table-init.ts";
import { SimLan } from "../lan/sim.ts";
import type { Measured } from "./measured.ts";

export interface TableSpec {
  boards: number;
  rows: number;
  /** 0 to 1. */
  loss: number;
  seed: number;
}

const SECOND = 1_000_000;
/** Seconds of the table's interval, which is the usual one. */
const INTERVAL = 60;
/** Seconds after which the boards are up, and after which it is given up. */
const UP = 15;
const PATIENCE = 20 * INTERVAL;

/** Lets a table of some rows travel from one board to all others, then one update. */
export function runTable({ boards, rows, loss, seed }: TableSpec): Measured[] {
  const lan = new SimLan({ seed, loss });
  const fleet = new Fleet({
    lan,
    boards,
    interval: 10_000,
    seed,
    watch: false,
    init: () =>
      joiningLua([
        `hbbp = require("hbbp")`,
        `p2ptbl = require("p2ptbl")`,
        "hbbp.start()",
        `p2ptbl.init("hosts", { interval = ${INTERVAL} })`,
      ]),
  });
  let [panics, errors] = [0, 0];
  for (const { board } of fleet.boards) board.on("panic", () => panics++);
  fleet.boards[0]!.board.flash.store.set("p2ptbl/hosts", Buffer.from(rowsOf(rows)));
  fleet.start();
  lan.run(UP * SECOND);
  const ask = (index: number, chunk: string) => fleet.boards[index]!.board.lua(chunk)[0];
  const all = (holds: (index: number) => boolean) => fleet.boards.every((_, index) => holds(index));
  for (const index of fleet.boards.keys()) ask(index, `p2ptbl.enable("hosts")`);

  /** Seconds until it holds for all boards; null if it does not. */
  function until(holds: (index: number) => boolean): number | null {
    const start = lan.clock.now();
    while (!all(holds)) {
      if (lan.clock.now() - start > PATIENCE * SECOND) return null;
      lan.run(lan.clock.now() + SECOND / 4);
    }
    return (lan.clock.now() - start) / SECOND;
  }
  const bytes = () => lan.traffic.bytesSent;
  const count = `local n = 0 for _ in p2ptbl.show("hosts") do n = n + 1 end return n`;
  const before = bytes();
  const spread = until((index) => ask(index, count) === rows);
  const spent = bytes() - before;
  lan.run(lan.clock.now() + 5 * INTERVAL * SECOND);
  const quietFrom = bytes();
  lan.run(lan.clock.now() + 10 * INTERVAL * SECOND);
  const quiet = (bytes() - quietFrom) / boards / 10;
  ask(Math.floor(boards / 2), `p2ptbl.update("hosts", "10.13.0.1", "new")`);
  const update = until((index) => ask(index, `return (p2ptbl.get("hosts", "10.13.0.1"))`) === "new");
  let heap = Number.POSITIVE_INFINITY;
  for (const [index, { board }] of fleet.boards.entries()) {
    errors += Number(ask(index, "return p2ptbl.stats.errors + hbbp.stats.errors"));
    heap = Math.min(heap, board.heapFree());
  }
  fleet.close();
  lan.close();
  const inIntervals = (seconds: number | null) => (seconds === null ? null : seconds / INTERVAL);
  return [
    { what: `${rows} rows at all boards`, value: spread, unit: "s" },
    {
      what: "the same in intervals",
      value: inIntervals(spread),
      unit: "intervals",
      target: { atMost: loss > 0.1 ? 10 : 6 },
    },
    { what: "bytes that it took, of all boards", value: spent, unit: "bytes" },
    { what: "quiet", value: quiet, unit: "bytes a board and interval" },
    { what: "an update at all boards", value: update, unit: "s" },
    { what: "the same in intervals", value: inIntervals(update), unit: "intervals", target: { atMost: 2 } },
    { what: "least free heap", value: heap, unit: "bytes", of: "least" },
    { what: "panics", value: panics, unit: "", target: { atMost: 0 }, of: "most" },
    { what: "errors", value: errors, unit: "", target: { atMost: 0 }, of: "most" },
  ];
}
