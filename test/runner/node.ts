/** Tests of the desktop side, on Node's own test runner. */
import { runSuite } from "./process.ts";
import type { SuiteResult } from "./suite.ts";

/** Runs test files in processes of their own, three at a time: more, and those that go by the clock would be late. */
export function runNodeTests(
  name: string,
  files: string[],
  onFailure: (name: string) => void,
): Promise<SuiteResult> {
  const reporter = new URL("./node-reporter.mjs", import.meta.url).href;
  const options = [
    "--test-concurrency=3",
    `--test-reporter=${reporter}`,
    "--test-reporter-destination=stdout",
  ];
  // A test process started from within another must not take itself for a part of that one.
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  return runSuite(name, process.execPath, ["--import", "tsx", "--test", ...options, ...files], onFailure, {
    env,
  });
}
