/** The options of `npm run bench`. */
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { SCENARIOS, type ScenarioName, type Subject } from "./fleet-run.ts";
import { type Batch, chosen } from "./plan.ts";

export interface BenchOptions {
  /** What to measure. */
  of: readonly Subject[];
  /** The only fleets to run; undefined: the heap's figures, and all fleets of the plan. */
  batches: readonly Batch[] | undefined;
  full: boolean;
  json: boolean;
  jobs: number;
  original: string | undefined;
}

const SUBJECTS: readonly Subject[] = ["gossip", "p2ptbl", "alfred", "facts", "autofactory", "page"];

const USUAL: Partial<Record<Subject, ScenarioName>> = { gossip: "table", p2ptbl: "rows", alfred: "facts" };

export const USAGE = `npm run bench -- [gossip] [p2ptbl] [alfred] [facts] [autofactory] [page] [options]

  without options: what gossip takes on one board, then fleets of 20 and 254 boards; what a table (p2ptbl) takes,
  then fleets of 20 boards, with 0, 10 and 25 % loss; what facts (alfred) take, then fleets of 50 boards, with 0 and
  25 % loss; what telling an autofactory (facts) takes; autofactory with 1,000 clients on this machine; the page
  of 254 boards on this machine. With a name: that one alone

  --full            fleets with all seeds that the targets are set for, and 1,000 boards
  --original FILE   NodeMCU's own gossip.lua (lua_modules/gossip in its firmware's repository), for fleets in
                    which every second board runs it
  --jobs N          so many runs side by side (default: one a core)
  --json            figures as JSON (npm run -s bench -- --json: npm prints nothing of its own)

  with any of these, that fleet alone:
  --scenario NAME   one of those below (default table; with p2ptbl: rows; with alfred: facts)
  --boards N        2 to 1000 (default 20; with alfred: 50)
  --loss PCT        percentage of datagrams that each receiver misses (default 0; with p2ptbl: 0, 10 and 25, with
                    alfred: 0 and 25, one after the other)
  --seed N          or a range, 1-20: medians over those (default 1)
  --heap KB         free heap on each board (default 44 up to 254 boards, 96 beyond)

${Object.entries(SCENARIOS)
  .map(([name, { about }]) => `  ${name.padEnd(9)} ${about}`)
  .join("\n")}`;

function number(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (text === "" || !(value >= least && value <= most)) {
    throw new Error(`--${name} ${text}: give a number from ${least} to ${most}`);
  }
  return value;
}

function whole(name: string, text: string, least: number, most: number): number {
  const value = number(name, text, least, most);
  if (!Number.isInteger(value)) throw new Error(`--${name} ${text}: give a whole number`);
  return value;
}

/** "7" or "1-20". */
function seedsOf(text: string): number[] {
  const [first, last = first] = text.split("-", 2).map((part) => whole("seed", part, 0, 2 ** 31));
  if (last! < first!) throw new Error(`--seed ${text}: the first is larger than the last`);
  return Array.from({ length: last! - first! + 1 }, (_, index) => first! + index);
}

/** The scenario that is asked for, or else the usual one. */
function scenarioOf(given: string | undefined, of: readonly Subject[]): ScenarioName {
  const scenario = given ?? USUAL[of[0]!];
  const known = Object.entries(SCENARIOS).filter((each) => of.includes(each[1].of));
  if (known.length === 0) throw new Error(`${of.join(", ")} runs no fleet: give no more than the name`);
  if (!known.some(([name]) => name === scenario)) {
    throw new Error(`there is no scenario "${scenario}": ${known.map(([name]) => name).join(", ")}`);
  }
  return scenario as ScenarioName;
}

/** Reads the command line; undefined where it asks for help. Throws an Error whose message is words for a person. */
export function readOptions(argv: string[]): BenchOptions | undefined {
  const string = { type: "string" } as const;
  const flag = { type: "boolean", default: false } as const;
  const { values, positionals } = parseArgs({
    args: argv,
    options: {
      ...{ scenario: string, boards: string, loss: string, seed: string, heap: string },
      ...{ original: string, jobs: string, full: flag, json: flag, help: flag },
    },
    allowPositionals: true,
  });
  if (values.help) return undefined;
  const unknown = positionals.find((name) => !SUBJECTS.includes(name as Subject));
  if (unknown !== undefined) throw new Error(`there is no bench "${unknown}": ${SUBJECTS.join(", ")}`);
  const of = SUBJECTS.filter((name) => positionals.length === 0 || positionals.includes(name));
  const { seed = "1", heap, original } = values;
  const one = [values.scenario, values.boards, values.loss, values.seed, heap].some(
    (given) => given !== undefined,
  );
  if (one && values.full) throw new Error("--full runs all fleets: leave out what chooses one");
  const rest = {
    ...(values.boards === undefined ? {} : { boards: whole("boards", values.boards, 2, 1000) }),
    seeds: seedsOf(seed),
    ...(heap === undefined ? {} : { heap: number("heap", heap, 8, 1024) * 1024 }),
    ...(original === undefined ? {} : { original }),
  };
  const losses = values.loss === undefined ? undefined : [number("loss", values.loss, 0, 100) / 100];
  return {
    of,
    batches: one ? chosen(scenarioOf(values.scenario, of), losses, rest) : undefined,
    full: values.full,
    json: values.json,
    jobs: values.jobs === undefined ? availableParallelism() : whole("jobs", values.jobs, 1, 64),
    original,
  };
}
