/** Facts as lines at the end of a file, or into what takes bytes as a file does. */
import { closeSync, fdatasync, fstatSync, ftruncateSync, openSync, readSync, write } from "node:fs";
import { promisify } from "node:util";
import { linesOf, partOf } from "./lines.ts";
import type { Mark, Output, Taken } from "./output.ts";
import type { Fact } from "./point.ts";

const writing = promisify(write);
const sync = promisify(fdatasync);

/** Bytes that are read at a time. */
const CHUNK = 65_536;

/** The lines from a place in a file on, each with the place after it; not one without a line end. */
function* linesFrom(file: number, from: number): Generator<{ text: string; end: number }> {
  const chunk = Buffer.alloc(CHUNK);
  let [rest, end] = [Buffer.alloc(0), from];
  for (let at = from; ; ) {
    const read = readSync(file, chunk, 0, CHUNK, at);
    if (read === 0) return;
    at += read;
    rest = Buffer.concat([rest, chunk.subarray(0, read)]);
    for (let line = rest.indexOf(10); line >= 0; line = rest.indexOf(10)) {
      end += line + 1;
      yield { text: rest.toString("utf8", 0, line), end };
      rest = rest.subarray(line + 1);
    }
  }
}

/** The facts from a place in a file on that are whole, and the place after the last of them. */
function factsFrom(file: number, from: number): { ids: string[]; end: number } {
  const ids: string[] = [];
  let whole = true;
  let good = from;
  for (const { text, end } of linesFrom(file, from)) {
    const part = partOf(text);
    if (part?.last) ids.push(part.id);
    // Others may write to it, too: a log, say.
    whole = part ? part.last : whole;
    if (whole) good = end;
  }
  return { ids, end: good };
}

export class FileLines implements Output {
  readonly name = "standard output";
  /** False for a device: it has no length, and no disk below. */
  private readonly regular: boolean;
  /** Whether the place that the system writes to next is not the file's end, since it was shortened. */
  private astray = false;
  private torn = false;

  constructor(private readonly fd: number) {
    this.regular = fstatSync(fd).isFile();
  }

  begin(last: Mark | undefined): { mark: Mark; beyond: string[] } {
    if (!this.regular) return { mark: { whole: true }, beyond: [] };
    const { dev, ino, size } = fstatSync(this.fd);
    const same = last && "ino" in last && last.dev === dev && last.ino === ino && last.length <= size;
    const beyond = same && last.length === size ? [] : this.lookBack(same ? last.length : undefined);
    return { mark: this.mark(), beyond };
  }

  async write(facts: readonly Fact[]): Promise<Taken> {
    const bytes = Buffer.from((this.torn ? "\n" : "") + facts.map(linesOf).join(""));
    const before = this.size();
    try {
      for (let done = 0; done < bytes.length; ) {
        const place = this.astray ? before + done : null;
        done += (await writing(this.fd, bytes, done, bytes.length - done, place)).bytesWritten;
      }
      if (this.regular) await sync(this.fd);
    } catch (error) {
      if (this.regular) this.shorten(before);
      throw error;
    }
    this.torn = false;
    return { count: facts.length, ...(this.regular && { mark: this.mark() }) };
  }

  private size(): number {
    return this.regular ? fstatSync(this.fd).size : 0;
  }

  private mark(): Mark {
    const { dev, ino, size } = fstatSync(this.fd);
    return { dev, ino, length: size };
  }

  private shorten(length: number): void {
    if (this.size() <= length) return;
    ftruncateSync(this.fd, length);
    this.astray = true;
  }

  /**
   * What a server that was killed has left.
   *
   * @param from the length that it had noted; undefined: it was another file then
   * @returns ids of facts beyond
   */
  private lookBack(from: number | undefined): string[] {
    let file: number;
    try {
      // What it was given may be for writing alone.
      file = openSync(`/dev/fd/${this.fd}`, "r");
    } catch {
      this.torn = this.size() > 0;
      return [];
    }
    try {
      if (from === undefined) {
        const last = Buffer.alloc(1);
        this.torn = readSync(file, last, 0, 1, Math.max(0, this.size() - 1)) > 0 && last[0] !== 10;
        return [];
      }
      const { ids, end } = factsFrom(file, from);
      this.shorten(end);
      return ids;
    } finally {
      closeSync(file);
    }
  }
}
