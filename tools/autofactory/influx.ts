/** Facts into InfluxDB 1.x, by the client `influx`. */
import { InfluxDB, type IPoint } from "influx";
import type { Logger } from "pino";
import { placeOf } from "./database-url.ts";
import { BATCH } from "./drain.ts";
import type { Database } from "./options.ts";
import type { Output, Taken } from "./output.ts";
import type { Fact, FieldValue } from "./point.ts";
import { Late, within } from "./within.ts";

/** Milliseconds after which a request that is not answered has failed: at first, and at most. */
const PATIENCE = { first: 10_000, most: 60_000 };

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
  private client: InfluxDB;
  /** Whether it was tried to make the database since it was last missed. */
  private made = false;
  private patience: number;
  /** Facts in one request: less where it does not answer in time. */
  private most = BATCH;

  constructor(
    private readonly database: Database,
    private readonly log: Logger,
    private readonly bounds: typeof PATIENCE = PATIENCE,
  ) {
    this.patience = bounds.first;
    const { shown } = placeOf(database.url);
    this.name = `InfluxDB at ${shown}, database ${database.name}`;
    this.client = this.connect();
  }

  async write(facts: readonly Fact[]): Promise<Taken> {
    const some = facts.slice(0, this.most);
    const begin = performance.now();
    try {
      await this.put(some);
    } catch (error) {
      if (error instanceof Late) this.waitFor(this.patience * 2, some.length >> 1);
      throw error;
    }
    const quick = performance.now() - begin < this.patience / 2;
    this.waitFor(quick ? this.patience / 2 : this.patience, this.most * 2);
    return { count: some.length };
  }

  /** From now on is so patient, and writes so much at a time, within bounds. */
  private waitFor(milliseconds: number, facts: number): void {
    this.most = Math.min(Math.max(facts, 1), BATCH);
    const patience = Math.min(Math.max(milliseconds, this.bounds.first), this.bounds.most);
    if (patience === this.patience) return;
    this.patience = patience;
    this.client = this.connect();
  }

  private connect(): InfluxDB {
    const { url, name, user, password } = this.database;
    const place = placeOf(url);
    const username = user ?? place.user;
    return new InfluxDB({
      ...{ protocol: place.protocol, host: place.host, port: place.port, path: place.path, database: name },
      ...(username === undefined ? {} : { username, password: password ?? place.password ?? "" }),
      // What has failed here goes on there: for so long, and no longer.
      pool: { maxRetries: 0, requestTimeout: this.patience + 1000, backoff: NO_BACKOFF },
    });
  }

  private async put(facts: readonly Fact[]): Promise<void> {
    const points = facts.flatMap(pointsOf);
    if (points.length === 0) return;
    try {
      if (!this.made) await this.make();
      await this.patiently(this.client.writePoints(points, { precision: "n" }));
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
      await this.put(facts.slice(0, half));
      await this.put(facts.slice(half));
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
      await this.patiently(this.client.createDatabase(this.database.name));
    } catch (error) {
      const status = statusOf(error);
      if (status !== 401 && status !== 403) throw error;
      this.log.warn({ problem: (error as Error).message }, "may not make the database: it has to be there");
    }
    this.made = true;
  }

  /** The client waits for ever where a connection is lost in the middle of an answer. */
  private patiently<T>(request: Promise<T>): Promise<T> {
    return within(this.patience, request, "no answer");
  }
}
