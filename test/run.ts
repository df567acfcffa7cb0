/**
 * `npm test`: everything, in order, with a plain count at the end. `npm test -- firmware` (or checks, tools,
 * peers) runs a part; any other word runs the test files that have it in their path.
 */
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { formatProblem } from "../tools/build/problem.ts";
import { CHECKS } from "./runner/checks.ts";
import { buildSpecs, LUA_RUNS } from "./runner/firmware.ts";
import { runNodeTests } from "./runner/node.ts";
import { ROOT } from "./runner/process.ts";
import { Report } from "./runner/report.ts";

const PARTS = ["checks", "firmware", "tools", "peers"];

/** Which of a part's test files the arguments ask for, by their paths in the repository. */
function filesOf(part: string, ending: string, args: string[]): string[] {
  const words = args.filter((arg) => !PARTS.includes(arg));
  const whole = args.length === 0 || args.includes(part);
  const folder = join(ROOT, "test", part);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => `test/${part}/${path.replaceAll("\\", "/")}`)
    .filter((path) => path.endsWith(ending) && (whole || words.some((word) => path.includes(word))))
    .sort();
}

async function main(args: string[]): Promise<boolean> {
  const report = new Report();
  const jobs: (() => Promise<unknown>)[] = [];
  for (const { name, run } of args.length === 0 || args.includes("checks") ? CHECKS : []) {
    jobs.push(() => report.check(name, run));
  }
  let specs = filesOf("firmware", ".spec.ts", args);
  if (specs.length > 0) {
    await report.check("firmware specs (transpile)", async () => {
      const problems = buildSpecs();
      specs = specs.filter((path) => !problems.some((problem) => problem.file === path));
      return problems.length > 0 ? problems.map(formatProblem).join("\n") : undefined;
    });
  }
  for (const { name, run } of specs.length > 0 ? LUA_RUNS : []) {
    jobs.push(() => report.suite(`firmware on ${name}`, (onFailure) => run(specs, onFailure)));
  }
  // Two at a time: each keeps one core busy, and nothing of it goes by the clock.
  const next = async () => {
    for (let job = jobs.shift(); job !== undefined; job = jobs.shift()) await job();
  };
  await Promise.all([next(), next()]);

  // In one go: real peers mostly wait for each other, and the tools' tests have the cores meanwhile.
  const parts = ["peers", "tools"].filter((part) => filesOf(part, ".test.ts", args).length > 0);
  const files = parts.flatMap((part) => filesOf(part, ".test.ts", args));
  const name = parts.toReversed().join(" and ");
  if (files.length > 0) await report.suite(name, (onFailure) => runNodeTests(name, files, onFailure));
  return report.finish();
}

process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
