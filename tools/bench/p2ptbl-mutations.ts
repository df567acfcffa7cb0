/**
 * A board with a table that hears mutated datagrams. What it takes and drops must be what a model says, its
 * table too; nothing may be raised; and its heap must be that of a board that has just started with that table.
 */
import { seededRandom } from "../lan/random.ts";
import { BenchBoard } from "./bench-board.ts";
import { drawMessage } from "./messages.ts";
import { type Due, type ModelledResult, problemsOfModelled } from "./modelled-run.ts";
import { vectors } from "./samples.ts";
import { type Became, type Bounds, TableModel } from "./table-model.ts";
import { ofMembers } from "./zlib.ts";

const PORT = 4950;
const KEY = "p2ptbl/hosts";
const FILE = "p2ptbl/hosts";
/** Datagrams that one board hears: its table is full sooner or later. */
const LIFE = 2500;
/** Datagrams from one look at the table's file to the next. */
const LOOK = 50;
/** Seconds until a change is saved, and where heap was short for that; until code that is not needed may go. */
const SAVED = 8;
const LATE = 70;
const QUIET = 130;
/** Payloads of the board's own that are said to it again. */
const OWN = 8;

/** Boards on which heap is short, with a small table; and such on which code stays. */
const LIVES: { heap: number; bounds: Bounds }[] = [
  { heap: 44 * 1024, bounds: { maxRows: 60, maxRow: 250, maxBytes: 3000 } },
  { heap: 96 * 1024, bounds: { maxRows: 200, maxRow: 250, maxBytes: 8192 } },
];

/** What runs of mutated datagrams came to: rows are taken. Of what is dropped, `full` and `garbled` count rows. */
export type MessagesResult = ModelledResult;

const DUE: Due = {
  unit: "rows",
  causes: ["key", "size", "empty", "gzip", "row", "full", "garbled"],
  // A board's tables of causes and of keys that are gone grew, and its pieces of rows are more, and smaller.
  kept: 2000,
};

/** What went wrong, in words; none if nothing did. */
export const problemsOf = (result: MessagesResult): string[] => problemsOfModelled(result, DUE);

interface Counts extends Became {
  heard: number;
  same: number;
  errors: number;
}

/** A board that takes part in a table. */
class Listener {
  readonly bench: BenchBoard;
  /** What the board has told lately. */
  readonly own: Buffer[] = [];

  constructor(heap: number, { maxRows, maxRow, maxBytes }: Bounds, file: string) {
    this.bench = new BenchBoard(heap);
    this.bench.board.flash.store.set(FILE, Buffer.from(file, "latin1"));
    this.bench.lan.onDatagram = ({ what, toPort, data }) => {
      const payload = Buffer.from(data.subarray(KEY.length + 1));
      if (what === "sent" && toPort === PORT && this.own.push(payload) > OWN) this.own.shift();
    };
    this.bench.lua(`
      local say = print
      print = function(text) problem = text end
      hbbp = require("hbbp")
      p2ptbl = require("p2ptbl")
      hbbp.start()
      p2ptbl.init("hosts", { maxRows = ${maxRows}, maxRow = ${maxRow}, maxBytes = ${maxBytes}, forgetAfter = 31536000 })
      p2ptbl.enable("hosts")
      function counts()
        local stats, causes = p2ptbl.stats, ""
        for _, dropped in ipairs{ hbbp.stats.dropped, stats.dropped } do
          for cause, count in pairs(dropped) do causes = causes .. cause .. "=" .. count .. " " end
        end
        return stats.heard, stats.same, stats.errors + hbbp.stats.errors, stats.rows, causes
      end`);
    this.bench.wait(SAVED);
  }

  hear(datagram: Buffer): void {
    this.bench.deliver(datagram.toString("latin1"), 0.03, PORT);
  }

  /** What became of all that it has heard so far. */
  get counts(): Counts {
    const [heard, same, errors, taken, causes] = this.bench.lua("return counts()") as [
      number,
      number,
      number,
      number,
      string,
    ];
    const dropped: Record<string, number> = {};
    for (const [, cause, count] of causes.matchAll(/(\w+)=(\d+)/g)) dropped[cause!] = Number(count);
    return { heard, same, errors, taken, dropped };
  }

  /** The table's file once all is saved. */
  get file(): string {
    this.bench.wait(SAVED);
    return this.bench.board.flash.store.get(FILE)?.toString("latin1") ?? "";
  }

  /** Whether its rows are these, in order, once all is saved. */
  holds(lines: readonly string[]): boolean {
    const same = () => {
      const rows = this.file.split("\n").filter((line) => line !== "");
      return rows.sort().join("\n") === lines.join("\n");
    };
    if (same()) return true;
    this.bench.wait(LATE);
    return same();
  }

  /** Heap in use, bytes, once it is quiet. */
  rest(): number {
    this.bench.wait(QUIET);
    this.bench.lua("require('lib.modules').letGo(1e9)");
    return this.bench.rest();
  }
}

/** What is to become of a datagram: why hbbp drops it, what of it is for the table. */
function expected(datagram: Buffer, model: TableModel, maxBytes: number): { heard: boolean } & Became {
  const end = datagram.indexOf(0);
  const key = (end < 0 ? datagram : datagram.subarray(0, end)).toString("latin1");
  const dropping = (cause: string, heard = false) => ({ heard, taken: 0, dropped: { [cause]: 1 } });
  if (datagram.length > 1232) return dropping("size");
  if (!/^[ -.0-~][ -~]*$/.test(key) || key.includes("..")) return dropping("key");
  if (key !== KEY) return { heard: false, taken: 0, dropped: {} };
  if (end < 0 || end === datagram.length - 1) return dropping("empty", true);
  const text = ofMembers(datagram.subarray(end + 1), maxBytes);
  if (!text) return dropping("gzip", true);
  return { heard: true, ...model.merge(text.toString("latin1")) };
}

/** What was counted from one time to the next. */
function since(before: Counts, now: Counts): Became {
  const dropped: Record<string, number> = {};
  for (const [cause, count] of Object.entries(now.dropped)) {
    const more = count - (before.dropped[cause] ?? 0);
    if (more > 0) dropped[cause] = more;
  }
  return { taken: now.taken - before.taken, dropped };
}

function words({ taken, dropped }: Became): string {
  const causes = Object.entries(dropped).sort(([a], [b]) => (a < b ? -1 : 1));
  return [`${taken} rows taken`, ...causes.map(([cause, count]) => `${count} dropped as ${cause}`)].join(
    ", ",
  );
}

/** Sends one board so many datagrams, and adds to the result what became of them. */
function live(count: number, life: number, seed: number, result: MessagesResult): void {
  const random = seededRandom(seed, 9 + life);
  const { heap, bounds } = LIVES[life % LIVES.length]!;
  const [, , table] = vectors(".tsv");
  const start = table!.toString("latin1");
  const model = new TableModel(bounds, start);
  const board = new Listener(heap, bounds, start);
  let before = board.counts;
  for (let n = 1; n <= count; n++) {
    const datagram = drawMessage(random, model.keys, board.own);
    board.hear(datagram);
    const now = board.counts;
    const became = since(before, now);
    // From one who holds the same it is seldom looked at.
    const passed = now.same > before.same && words(became) === words({ taken: 0, dropped: {} });
    // The heap may be too short for one: it is dropped whole, and heard again in life.
    const short = words(became) === words({ taken: 0, dropped: { memory: 1 } });
    if (!passed && !short) {
      const { heard, ...due } = expected(datagram, model, bounds.maxBytes);
      if (words(due) !== words(became) || now.heard - before.heard !== Number(heard)) {
        result.wrong.push(`${datagram.toString("hex")}: ${words(became)}, and was to be ${words(due)}`);
      }
    }
    if (n % LOOK === 0 && !board.holds(model.lines)) {
      result.wrong.push(`another table than the model's, some datagrams before ${datagram.toString("hex")}`);
      break;
    }
    before = now;
  }
  const { errors, taken, dropped } = board.counts;
  result.taken += taken;
  for (const [cause, times] of Object.entries(dropped)) {
    result.dropped[cause] = (result.dropped[cause] ?? 0) + times;
  }
  result.errors += errors;
  result.problem ??= board.bench.lua("return problem")[0] as string | undefined;
  const fresh = new Listener(heap, bounds, board.file);
  result.kept = Math.max(result.kept, board.rest() - fresh.rest());
  fresh.bench.close();
  board.bench.close();
}

/**
 * Sends boards with a table so many mutated datagrams. Throws if one panics.
 *
 * @param report called now and then with how many are done
 */
export function runMessages(
  count: number,
  seed: number,
  report: (done: number) => void = () => {},
): MessagesResult {
  const result: MessagesResult = {
    sent: count,
    taken: 0,
    dropped: {},
    wrong: [],
    errors: 0,
    problem: undefined,
    kept: Number.NEGATIVE_INFINITY,
  };
  for (let done = 0; done < count; done += LIFE) {
    live(Math.min(LIFE, count - done), done / LIFE, seed, result);
    report(Math.min(done + LIFE, count));
  }
  return result;
}
