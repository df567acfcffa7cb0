/** What the boards of a world hold of each other, held against the truth. */
import { RECORD, type World } from "./world.ts";

/** From this condition on somebody is gone. */
const DOWN = 48;

interface Held {
  /** Revision and incarnation: the greater text is the later life. */
  life: string;
  condition: number;
}

const ipOf = (address: string) => Buffer.from(address, "latin1").join(".");

/** What a board holds, by address. */
function viewOf(world: World, i: number): Map<string, Held> {
  const records = world.cores.call("records", i) as string;
  const view = new Map<string, Held>();
  for (let at = 0; at < records.length; at += RECORD) {
    const record = Buffer.from(records.slice(at, at + RECORD), "latin1");
    view.set(records.slice(at, at + 4), {
      life: records.slice(at + 4, at + 9),
      condition: record[9]!,
    });
  }
  return view;
}

/** What is wrong in what the boards hold, in words; each list is empty if nothing is. */
export interface Faults {
  /** Boards that are on, and DOWN to others. */
  down: string[];
  /** Boards of which others hold something later than they do themselves. */
  older: string[];
  /** Anything else in which views differ from the truth or each other. */
  views: string[];
  /** Tables whose figures are not those of their records. */
  figures: string[];
}

export function faultsOf(world: World): Faults {
  const faults: Faults = { down: [], older: [], views: [], figures: [] };
  const live = [...world.boards.keys()].filter((i) => world.boards[i]!.on);
  const views = new Map(live.map((i) => [i, viewOf(world, i)]));
  const sums = new Set<unknown>();
  for (const i of live) {
    for (const look of ["recount", "swollen"] as const) {
      const wrong = world.cores.call(look, i);
      if (wrong !== undefined) faults.figures.push(`board ${i}: ${wrong}`);
    }
    sums.add(world.cores.call("sum", i));
    for (const [address, { condition }] of views.get(i)!) {
      if (condition < DOWN && !live.some((o) => world.boards[o]!.address === address)) {
        faults.views.push(`nobody is at ${ipOf(address)}, which is up to ${i}`);
      }
    }
    for (const o of live) {
      const { address } = world.boards[o]!;
      const held = views.get(i)!.get(address);
      const own = views.get(o)!.get(address)!;
      if (held === undefined) faults.views.push(`${o} is unknown to ${i}`);
      else if (held.condition >= DOWN) faults.down.push(`${o} is down to ${i}`);
      else if (held.condition !== own.condition)
        faults.views.push(`${o} is in condition ${held.condition} to ${i}`);
      if (held !== undefined && held.life > own.life) faults.older.push(`${i} holds a later life of ${o}`);
      if (held !== undefined && held.life < own.life) faults.views.push(`${i} holds an earlier life of ${o}`);
      const [data, pushed] = [i, o].map((who) => world.cores.call("data", who, address));
      if (data !== pushed) faults.views.push(`${i} holds ${data} of ${o}, which is ${pushed}`);
    }
  }
  if (sums.size > 1) faults.views.push(`sums are ${[...sums].join(", ")}`);
  return faults;
}
