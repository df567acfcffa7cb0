/** What a suite of tests came to, and how the programs that run tests tell us. */

export interface Failure {
  name: string;
  /** In full, several lines as a rule. */
  detail: string;
}

export interface Skip {
  name: string;
  reason: string;
}

export interface SuiteResult {
  passed: number;
  failures: Failure[];
  skips: Skip[];
  /** What tests want said even when they pass: the seed that repeats a run. */
  notes?: string[];
}

/**
 * Reads the lines that our busted output handler and our node:test reporter write: `@@pass name`,
 * `@@fail name` with `@@| …` lines of detail after it, `@@skip name<TAB>reason`, and `@@end` when all is
 * told. A test may print `@@note text`, which is passed on. Other lines are what the tests themselves print.
 */
export class LineReader {
  readonly result: SuiteResult = { passed: 0, failures: [], skips: [] };
  private readonly other: string[] = [];
  private rest = "";
  private ended = false;

  constructor(private readonly onFailure: (name: string) => void = () => {}) {}

  push(text: string): void {
    const lines = (this.rest + text).split("\n");
    this.rest = lines.pop() as string;
    for (const line of lines) this.line(line);
  }

  /**
   * The result, once the program has ended. One that ended before it had told all is a failure too.
   * @param how How the program ended: "exit code 1", "signal SIGKILL".
   */
  finish(name: string, how: string): SuiteResult {
    if (this.rest !== "") this.line(this.rest);
    const { result } = this;
    const count = result.passed + result.failures.length + result.skips.length;
    const said = this.other.slice(-60).join("\n");
    if (!this.ended) {
      result.failures.push({ name, detail: `died (${how}) after ${count} tests; it last said:\n${said}` });
    } else if (count === 0) {
      result.failures.push({ name, detail: `ran no test at all (${how}); it said:\n${said}` });
    }
    return result;
  }

  private line(line: string): void {
    const at = line.indexOf("@@");
    const [, word, text = ""] =
      at < 0 ? [] : (/^@@(pass|fail|skip|note|end|\|) ?(.*)$/.exec(line.slice(at)) ?? []);
    // A test may print without a line end just before.
    if (at > 0 && word !== undefined) this.other.push(line.slice(0, at));
    if (word === "pass") this.result.passed++;
    else if (word === "fail") {
      this.result.failures.push({ name: text, detail: "" });
      this.onFailure(text);
    } else if (word === "|") {
      const failure = this.result.failures.at(-1);
      if (failure) failure.detail += failure.detail === "" ? text : `\n${text}`;
    } else if (word === "skip") {
      const [name = "", reason = ""] = text.split("\t");
      this.result.skips.push({ name, reason: reason || "no reason given" });
    } else if (word === "note") {
      this.result.notes = [...(this.result.notes ?? []), text];
    } else if (word === "end") this.ended = true;
    else this.other.push(line);
  }
}
