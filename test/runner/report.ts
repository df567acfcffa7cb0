/** What `npm test` prints: a line a suite as it ends, then all failures in full, then the count. */
import type { Failure, Skip, SuiteResult } from "./suite.ts";

export class Report {
  private passed = 0;
  private readonly failures: Failure[] = [];
  private readonly skips: Skip[] = [];

  constructor(private readonly print: (line: string) => void = console.log) {}

  /** A check that counts as one test; `run` returns what is wrong, if anything. Returns true if nothing is. */
  async check(name: string, run: () => Promise<string | undefined>): Promise<boolean> {
    const start = Date.now();
    const wrong = await run().catch(messageOf);
    if (wrong === undefined) this.passed++;
    else this.failures.push({ name, detail: wrong });
    this.line(name, wrong === undefined ? "passed" : "FAILED", start);
    return wrong === undefined;
  }

  /** Runs a suite; names of failing tests are printed at once, the rest when it ends. */
  async suite(name: string, run: (onFailure: (test: string) => void) => Promise<SuiteResult>): Promise<void> {
    const start = Date.now();
    const result = await run((test) => this.print(`  failed: ${name}: ${test}`)).catch(
      (error): SuiteResult => ({ passed: 0, failures: [{ name, detail: messageOf(error) }], skips: [] }),
    );
    for (const note of result.notes ?? []) this.print(`  ${note}`);
    this.passed += result.passed;
    this.failures.push(
      ...result.failures.map((failure) => ({ ...failure, name: `${name}: ${failure.name}` })),
    );
    this.skips.push(...result.skips.map((skip) => ({ ...skip, name: `${name}: ${skip.name}` })));
    this.line(name, count(result.passed, result.failures.length, result.skips.length), start);
  }

  /** Prints failures, skips and, last of all, the count. False if anything failed or nothing ran. */
  finish(): boolean {
    for (const { name, detail } of this.failures) {
      this.print(`\nFAILED ${name}`);
      this.print(detail.replaceAll(/^(?=.)/gm, "    "));
    }
    if (this.skips.length > 0) this.print("");
    for (const { name, reason } of this.skips) this.print(`skipped ${name}: ${reason}`);
    if (this.passed + this.failures.length === 0) this.print("\nno test ran");
    this.print(`\n${count(this.passed, this.failures.length, this.skips.length)}`);
    return this.failures.length === 0 && this.passed > 0;
  }

  private line(name: string, outcome: string, start: number): void {
    this.print(
      `${name.padEnd(36)} ${outcome.padEnd(24)} ${((Date.now() - start) / 1000).toFixed(1).padStart(6)} s`,
    );
  }
}

function count(passed: number, failed: number, skipped: number): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
