/** Facts as JSON lines: one for each point, one for what a client says of itself. */
import { fdatasync, fstatSync } from "node:fs";
import { promisify } from "node:util";
import type { Output } from "./output.ts";
import type { Fact, FieldValue } from "./point.ts";
import { Late, within } from "./within.ts";

/** Milliseconds after which a reader that takes nothing counts as away. */
const PATIENCE = 5000;

/** Nanoseconds since 1970, as decimal digits, in the words of ISO 8601. */
export function isoTime(nanoseconds: string): string {
  const digits = nanoseconds.padStart(10, "0");
  const date = new Date(Number(digits.slice(0, -9)) * 1000);
  return `${date.toISOString().slice(0, 19)}.${digits.slice(-9)}Z`;
}

function valueText(value: FieldValue): string {
  return typeof value === "object" ? value.whole : JSON.stringify(value);
}

/** A fact's lines, each with its line end. */
export function linesOf({ id, client, origin, points, system, sent }: Fact): string {
  const head = { id, client };
  const lines = points.map(({ measurement, tags, fields, time }) => {
    const known = { ...head, measurement, time: isoTime(time), tags: { ...origin, ...tags } };
    const values = Object.entries(fields).map(([key, value]) => `${JSON.stringify(key)}:${valueText(value)}`);
    // By hand, since a whole number of 64 bits is no number of JavaScript's.
    return `${JSON.stringify(known).slice(0, -1)},"fields":{${values.join(",")}}}\n`;
  });
  if (system) {
    lines.push(`${JSON.stringify({ ...head, time: isoTime(sent), tags: origin, system })}\n`);
  }
  return lines.join("");
}

/** Standard output, or what else is open for writing. */
export class Lines implements Output {
  readonly name = "standard output";
  private readonly isFile: boolean;
  /** What the stream was given the last time, and was not rid of then. */
  private held: { facts: number; written: Promise<void> } | undefined;

  constructor(private readonly stream: NodeJS.WritableStream & { fd: number }) {
    this.isFile = fstatSync(stream.fd).isFile();
  }

  async write(facts: readonly Fact[]): Promise<void> {
    // Those that come again are the first ones, and the stream still has them.
    if (!this.held) this.give(facts);
    const { facts: given } = this.held!;
    await this.patient();
    if (given === facts.length) return;
    this.give(facts.slice(given));
    await this.patient();
  }

  private give(facts: readonly Fact[]): void {
    this.held = { facts: facts.length, written: this.put(facts.map(linesOf).join("")) };
  }

  private async put(text: string): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.stream.write(text, (error?: Error | null) => (error ? reject(error) : resolve()));
    });
    if (this.isFile) await promisify(fdatasync)(this.stream.fd);
  }

  /** Waits for what the stream holds; raises where that takes too long. */
  private async patient(): Promise<void> {
    try {
      await within(PATIENCE, this.held!.written, "nobody reads it");
      this.held = undefined;
    } catch (error) {
      // What failed was not written; what is late will be.
      if (!(error instanceof Late)) this.held = undefined;
      throw error;
    }
  }
}
