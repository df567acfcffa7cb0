/** Facts into InfluxDB 1.x, by the client `influx`. */
import { InfluxDB, type IPoint } from "influx";
import type { Logger } from "pino";
import type { Database } from "./options.ts";
import type { Output } from "./output.ts";
import type { Fact, FieldValue } from "./point.ts";
import { within } from "./within.ts";

/** Milliseconds after which a request that is not answered has failed. */
const PATIENCE = 10_000;

/** A field's value as the line protocol writes it. The client takes whole numbers for fractions, and cannot do 64 bits. */
class Literal {
  constructor(private readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

function literal(value: FieldValue): Literal {
  if (typeof value === "object") return new Literal(`${value.whole}i`);
  if (typeof value === "string") return new Literal(`"${value.replace(/["\\]/g, "\\$&")}"`);
  return new Literal(String(value));
}

/** The points of a fact, as the client takes them. */
export function pointsOf({ points, origin }: Fact): IPoint[] {
  return points.map(({ measurement, tags, fields, time }) => ({
    // The client escapes all names but this.
    measurement: measurement.replace(/[, ]/g, "\\$&"),
    tags: { ...origin, ...tags },
    fields: Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, literal(value)])),
    timestamp: time,
  }));
}

/** The HTTP status of what InfluxDB refused; undefined: it did not even answer. */
function statusOf(error: unknown): number | undefined {
  return (error as { res?: { statusCode?: number } }).res?.statusCode;
}

/** Every delay is the caller's: with one of its own, the client would refuse to try. */
const NO_BACKOFF = {
  getDelay: () => 0,
  next: () => NO_BACKOFF,
  reset: () => NO_BACKOFF,
};

export class Influx implements Output {
  readonly name: string;
  private readonly client: InfluxDB;
  /** Whether it was tried to make the database since it was last missed. */
  private made = false;

  constructor(
    private readonly database: Database,
    private readonly log: Logger,
  ) {
    const { url, name, user, password } = database;
    const { protocol, hostname, port, pathname } = new URL(url);
    this.name = `InfluxDB at ${url}, database ${name}`;
    this.client = new InfluxDB({
      protocol: protocol === "https:" ? "https" : "http",
      host: hostname,
      port: Number(port || 8086),
      path: pathname === "/" ? "" : pathname.replace(/\/$/, ""),
      database: name,
      ...(user === undefined ? {} : { username: user, password: password ?? "" }),
      pool: { maxRetries: 0, requestTimeout: PATIENCE, backoff: NO_BACKOFF },
    });
  }

  async write(facts: readonly Fact[]): Promise<void> {
    const points = facts.flatMap(pointsOf);
    if (points.length === 0) return;
    try {
      if (!this.made) await this.make();
      await patient(this.client.writePoints(points, { precision: "n" }));
    } catch (error) {
      const status = statusOf(error);
      if (status === 404) this.made = false;
      if (status !== 400 && status !== 413) throw error;
      await this.halve(facts, error as Error);
    }
  }

  /** One point of many is refused, as a rule for a field's type: finds the fact that it is in, and writes the others. */
  private async halve(facts: readonly Fact[], problem: Error): Promise<void> {
    const [first] = facts;
    if (facts.length > 1) {
      const half = facts.length >> 1;
      await this.write(facts.slice(0, half));
      await this.write(facts.slice(half));
    } else if (first) {
      const names = [...new Set(first.points.map(({ measurement }) => measurement))];
      this.log.error(
        { client: first.client, id: first.id, names, problem: problem.message },
        "InfluxDB refuses",
      );
    }
  }

  /** Makes the database; whoever may not may still write. */
  private async make(): Promise<void> {
    try {
      await patient(this.client.createDatabase(this.database.name));
    } catch (error) {
      const status = statusOf(error);
      if (status !== 401 && status !== 403) throw error;
      this.log.warn({ problem: (error as Error).message }, "may not make the database: it has to be there");
    }
    this.made = true;
  }
}

/** The client waits for ever where a connection is lost in the middle of an answer. */
function patient<T>(request: Promise<T>): Promise<T> {
  return within(PATIENCE, request, "no answer");
}
