/**
 * A board that hears mutated packets of alfred. What it takes and drops must be what a model says, its records too;
 * nothing may be raised; and its heap must be that of a board that has just started.
 */
import { seededRandom } from "../lan/random.ts";
import { AlfredModel } from "./alfred-model.ts";
import { drawPackets, packet } from "./alfred-packets.ts";
import { BenchBoard } from "./bench-board.ts";
import { type Due, type ModelledResult, problemsOfModelled } from "./modelled-run.ts";

const PORT = 16962;
/** Packets that one board hears. */
const LIFE = 2500;
/** Packets from one look at all records to the next. */
const LOOK = 50;
/** Seconds after which nothing is held of what was heard. */
const FORGOTTEN = 60;

/** A board that holds all there is, and can be compared with the model; and one on which heap and bounds are short. */
const LIVES = [
  { heap: 512 * 1024, maxRecords: 5000, maxBytes: 60000, compared: true },
  { heap: 44 * 1024, maxRecords: 40, maxBytes: 4000, compared: false },
];

/** What runs of mutated packets came to: transactions are taken. */
export interface PacketsResult extends ModelledResult {
  /** Records that were held at the most. */
  records: number;
}

const DUE: Due = {
  unit: "transactions",
  causes: ["size", "version", "type", "record", "packets", "duplicate", "unfinished"],
  // Tables that grew.
  kept: 1500,
};

/** What went wrong, in words; none if nothing did. */
export const problemsOf = (result: PacketsResult): string[] => problemsOfModelled(result, DUE);

interface Counts {
  taken: number;
  answered: number;
  records: number;
  bytes: number;
  errors: number;
  dropped: Record<string, number>;
}

class Listener {
  readonly bench: BenchBoard;
  readonly model: AlfredModel;
  private readonly fresh: number;

  constructor(readonly life: (typeof LIVES)[number]) {
    this.bench = new BenchBoard(life.heap);
    this.model = new AlfredModel(life.maxBytes);
    this.bench.lua(`
      print = function(text) problem = text end
      alfred = require("alfred")
      function start(period, timeout)
        alfred.stop()
        alfred.start{ mode = "primary", maxRecords = ${life.maxRecords}, maxBytes = ${life.maxBytes},
          syncPeriod = period, dataTimeout = timeout, serverTimeout = timeout, requestTimeout = math.min(timeout, 3600) }
      end
      start(3600, 1000000)
      function counts()
        local stats, causes, status = alfred.stats, "", alfred.status()
        for cause, count in pairs(stats.dropped) do causes = causes .. cause .. "=" .. count .. " " end
        return stats.transactions, stats.answered, status.records, status.bytes, stats.errors, causes
      end
      function all(first)
        local lines = {}
        for type = first, first + 15 do
          alfred.request(type, function(records)
            for mac, fact in pairs(records) do
              local hex = (string.char(type, fact.version) .. fact.data):gsub(".", function(byte) return ("%02x"):format(byte:byte()) end)
              lines[#lines + 1] = mac:gsub(":", "") .. hex
            end
          end)
        end
        return table.concat(lines, "\\n")
      end`);
    this.hear(packet(1));
    this.fresh = this.rest();
  }

  hear(data: Buffer): void {
    this.bench.deliver(data.toString("latin1"), 0.1, PORT);
  }

  get counts(): Counts {
    const [taken, answered, records, bytes, errors, causes] = this.bench.lua("return counts()") as [
      ...[number, number, number, number, number],
      string,
    ];
    const dropped: Record<string, number> = {};
    for (const [, cause, count] of causes.matchAll(/(\w+)=(\d+)/g)) dropped[cause!] = Number(count);
    return { taken, answered, records, bytes, errors, dropped };
  }

  /** All records, a line each, in order. */
  get text(): string {
    const lines: string[] = [];
    // All at once takes longer than a board's watchdog allows.
    for (let type = 0; type < 256; type += 16) {
      const text = this.bench.lua(`return all(${type})`)[0] as string;
      if (text !== "") lines.push(...text.split("\n"));
    }
    return lines.sort().join("\n");
  }

  private rest(): number {
    this.bench.lua("require('lib.modules').letGo(1e9)");
    return this.bench.rest();
  }

  /** Bytes of heap more than at the start, once all that was heard is forgotten. */
  kept(): number {
    this.bench.lua("start(1, 10)");
    this.bench.wait(FORGOTTEN);
    this.hear(packet(1));
    return this.rest() - this.fresh;
  }
}

/** What is otherwise than the model says, or than the bounds allow. */
function difference(listener: Listener, now: Counts, whole: boolean): string | undefined {
  const { model, life } = listener;
  if (now.records > life.maxRecords || now.bytes > life.maxBytes)
    return `${now.records} records, ${now.bytes} bytes`;
  if (!life.compared) return undefined;
  const pairs: [string, unknown, unknown][] = [
    [
      "dropped",
      JSON.stringify(Object.entries(now.dropped).sort()),
      JSON.stringify(Object.entries(model.dropped).sort()),
    ],
    ["transactions", now.taken, model.transactions],
    ["answered", now.answered, model.answered],
    ["records", now.records, model.records.size],
    ["bytes", now.bytes, model.bytes],
  ];
  if (whole) pairs.push(["text", listener.text, model.text]);
  const other = pairs.find(([, is, should]) => is !== should);
  return other && `${other[0]} is ${other[1]}, not ${other[2]}`;
}

/**
 * Sends boards so many mutated packets. Throws if one panics.
 *
 * @param report called now and then with how many are done
 */
export function runPackets(
  count: number,
  seed: number,
  report: (done: number) => void = () => {},
): PacketsResult {
  const random = seededRandom(seed, 11);
  const result: PacketsResult = {
    ...{ sent: 0, taken: 0, records: 0, dropped: {}, wrong: [], errors: 0, problem: undefined, kept: 0 },
  };
  for (let life = 0; result.sent < count; life++) {
    const listener = new Listener(LIVES[life % LIVES.length]!);
    const last = Math.min(result.sent + LIFE, count);
    let now = listener.counts;
    while (result.sent < last) {
      for (const data of drawPackets(random)) {
        listener.hear(data);
        listener.model.hear(data);
        result.sent++;
        now = listener.counts;
        const other = difference(listener, now, result.sent % LOOK === 0);
        result.records = Math.max(result.records, now.records);
        if (other !== undefined) {
          result.wrong.push(`${data.toString("hex")}: ${other}`);
          // What follows from that would be told again and again.
          result.sent = Math.max(result.sent, last);
          break;
        }
      }
    }
    result.taken += now.taken;
    for (const [cause, n] of Object.entries(now.dropped))
      result.dropped[cause] = (result.dropped[cause] ?? 0) + n;
    result.errors += now.errors;
    result.problem ??= listener.bench.lua("return problem")[0] as string | undefined;
    result.kept = Math.max(result.kept, listener.kept());
    listener.bench.close();
    report(result.sent);
  }
  return result;
}
