/** Whether all that boards have collected is in InfluxDB, each record once and at its time. */
import { setTimeout as sleep } from "node:timers/promises";
import { KIND } from "../autofactory/encode.ts";
import type { FactsFleet } from "./facts-fleet.ts";
import type { Influxd } from "./influxd.ts";

type Row = Record<string, unknown>;

/** Milliseconds that the last records have to get there. */
const PATIENCE = 90_000;

/** Measurements, with a field of theirs, and the kinds of messages that they come from. */
const MEASUREMENTS = [
  ["memory", "total_ram", KIND.MemInfo],
  ["cpus", "usage", KIND.CPUUtilization],
  ["interfaces", '"received.bytes"', KIND.NetUsage],
  ["loadavg", "one", KIND.LoadAvg],
] as const;

export interface Compared {
  /** Records of the boards that are to be in InfluxDB, and those that are. */
  collected: number;
  stored: number;
  /** Connections that boards made. */
  connections: number;
  /** What is not as it is to be, in words. */
  wrong: string[];
  /** Errors and lost records that the boards have counted. */
  errors: number;
  lost: number;
  /** The least and the greatest total_ram. */
  memory: [least: number, greatest: number];
}

/** Waits until it holds, or for as long as there is patience. */
export async function patiently(holds: () => boolean | Promise<boolean>): Promise<boolean> {
  for (let end = Date.now() + PATIENCE; Date.now() < end; await sleep(100)) if (await holds()) return true;
  return false;
}

/** Rows by host. */
async function byHost(influxd: Influxd, query: string): Promise<Map<string, Row[]>> {
  const rows = await influxd.query(query);
  const grouped = new Map<string, Row[]>();
  for (const row of rows) grouped.set(String(row.host), [...(grouped.get(String(row.host)) ?? []), row]);
  return grouped;
}

/**
 * What is in InfluxDB of what boards have collected, that no longer collect.
 *
 * @param begin when they were switched on, in milliseconds since 1970
 */
export async function compared(fleet: FactsFleet, influxd: Influxd, begin: number): Promise<Compared> {
  let result = await look(fleet, influxd, begin);
  // The last ones may be on their way from the server's disk.
  await patiently(async () => {
    if (result.wrong.length > 0) result = await look(fleet, influxd, begin);
    return result.wrong.length === 0;
  });
  return result;
}

async function look(fleet: FactsFleet, influxd: Influxd, begin: number): Promise<Compared> {
  const wrong: string[] = [];
  const sums = { collected: 0, stored: 0, connections: 0, errors: 0, lost: 0 };
  const kinds = MEASUREMENTS.map(([, , kind]) => `kinds[${kind}] or 0`);
  const boards = fleet.all(`local s = facts.stats
    return wifi.sta.gethostname(), n, s.connections, s.errors, s.lost, ${kinds}`);
  const own = await byHost(influxd, "SELECT value, up FROM n GROUP BY host, region");
  const others = await Promise.all(
    MEASUREMENTS.map(([name, field]) =>
      byHost(influxd, `SELECT ${field} AS value FROM ${name} GROUP BY host, region`),
    ),
  );
  for (const [host, n, connections, errors, lost, ...counts] of boards as [string, ...number[]][]) {
    sums.connections += connections!;
    sums.errors += errors!;
    sums.lost += lost!;
    sums.collected += n! + counts.reduce((sum, count) => sum + count, 0);
    const mine = own.get(host) ?? [];
    sums.stored += mine.length;
    wrong.push(...problemsWith(host, n!, mine, begin));
    for (const [at, [name]] of MEASUREMENTS.entries()) {
      const found = others[at]!.get(host) ?? [];
      sums.stored += found.length;
      if (found.length !== counts[at])
        wrong.push(`${host}: ${counts[at]} of ${name} were collected, and ${found.length} are there`);
    }
  }
  const memory = [...others[0]!.values()].flat().map(({ value }) => Number(value));
  return { ...sums, wrong, memory: [Math.min(...memory), Math.max(...memory)] as [number, number] };
}

/** What is wrong with the counting fact of a board. */
function problemsWith(host: string, n: number, rows: Row[], begin: number): string[] {
  const wrong: string[] = [];
  const times = new Map<number, number>();
  for (const { value } of rows) times.set(Number(value), 1 + (times.get(Number(value)) ?? 0));
  for (let value = 1; value <= n; value++) {
    const many = times.get(value) ?? 0;
    if (many !== 1) wrong.push(`${host}: ${value} of ${n} is there ${many} times`);
  }
  if (rows.length !== n) wrong.push(`${host}: ${rows.length} are there of ${n}`);
  if (rows.some(({ region }) => region !== "soak")) wrong.push(`${host}: a region is missing`);
  // When the board started, in milliseconds since 1970, as each record has it.
  const starts = rows.map(({ time, up }) => Number(time) / 1e6 - Number(up));
  const [first, last] = [Math.min(...starts), Math.max(...starts)];
  if (rows.length > 0 && (first < begin - 1000 || last - first > 1000))
    wrong.push(
      `${host}: times are ${Math.round(last - first)} ms apart, the first ${Math.round(first - begin)}`,
    );
  return wrong;
}
