/** The test runner's own rules: nothing that goes wrong may look like success. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { ROOT } from "../../tools/build/build.ts";
import { runNodeTests } from "../runner/node.ts";
import { runSuite } from "../runner/process.ts";
import { Report } from "../runner/report.ts";
import { LineReader, type SuiteResult } from "../runner/suite.ts";

const PASSED: SuiteResult = { passed: 2, failures: [], skips: [] };

function read(text: string, how = "exit code 0"): SuiteResult {
  const reader = new LineReader();
  for (const char of text) reader.push(char);
  return reader.finish("suite", how);
}

describe("the lines of a suite", () => {
  it("are counted, whatever the tests print between them", () => {
    const result = read(
      "noise@@pass a\nmore\n@@fail b\n@@| one\n@@| \n@@| two\n@@skip c\tno port\n@@pass d\n@@end",
    );
    assert.deepEqual(result, {
      passed: 2,
      failures: [{ name: "b", detail: "one\n\ntwo" }],
      skips: [{ name: "c", reason: "no port" }],
    });
  });

  it("that stop short are a failure, which shows what was said last", () => {
    const { passed, failures } = read("@@pass a\npanic: no memory\n", "signal SIGKILL");
    assert.equal(passed, 1);
    assert.match(failures[0]?.detail ?? "", /died \(signal SIGKILL\) after 1 tests[\s\S]*panic: no memory/);
  });

  it("without a single test are a failure", () => {
    assert.match(read("@@end\n").failures[0]?.detail ?? "", /ran no test at all/);
  });
});

describe("a program that runs tests", () => {
  it("and ends badly after they all passed is a failure", async () => {
    const script = "console.log('@@pass a\\n@@end'); process.exitCode = 3;";
    const result = await runSuite("suite", process.execPath, ["-e", script], () => {});
    assert.match(result.failures[0]?.detail ?? "", /every test passed, and yet it ended with exit code 3/);
  });

  it("and is not there is a failure", async () => {
    const result = await runSuite("suite", "no-such-program", [], () => {});
    assert.match(result.failures[0]?.detail ?? "", /no-such-program/);
  });
});

describe("node tests", () => {
  const folder = mkdtempSync(join(ROOT, "build/test-runner-"));
  after(() => rmSync(folder, { recursive: true }));

  async function outcome(source: string): Promise<SuiteResult> {
    const file = join(folder, "one.test.ts");
    writeFileSync(file, `import { describe, it } from "node:test";\n${source}`);
    return runNodeTests("node", [file], () => {});
  }

  it("pass, fail and are skipped with their reason", async () => {
    const { passed, failures, skips } = await outcome(
      `describe("a", () => {
        it("b", () => {});
        it("c", () => { throw new Error("as expected"); });
        it("d", (t) => t.skip("no port"));
      });`,
    );
    assert.equal(passed, 1);
    assert.equal(failures.length, 1, "the group of a failing test is no failure of its own");
    assert.match(failures[0]?.name ?? "", /one\.test\.ts: c$/);
    assert.match(failures[0]?.detail ?? "", /as expected/);
    assert.deepEqual(
      skips.map((skip) => skip.reason),
      ["no port"],
    );
  });

  it("that cannot be loaded, die, or are none are failures", async () => {
    assert.equal((await outcome("throw new Error('while loading');")).failures.length, 1);
    assert.equal((await outcome("it('a', () => process.exit(1));")).failures.length, 1);
    assert.equal((await outcome("")).failures.length, 1);
  });
});

describe("the report", () => {
  async function reported(
    use: (report: Report) => Promise<unknown>,
  ): Promise<{ lines: string[]; good: boolean }> {
    const lines: string[] = [];
    const report = new Report((line) => lines.push(...line.split("\n")));
    await use(report);
    return { good: report.finish(), lines };
  }

  it("ends with the count, of checks as well", async () => {
    const { good, lines } = await reported(async (report) => {
      await report.check("types", async () => undefined);
      await report.suite("tools", async () => PASSED);
    });
    assert.ok(good);
    assert.equal(lines.at(-1), "3 passed, 0 failed");
  });

  it("shows failures in full and skips with their reason before the count", async () => {
    const { good, lines } = await reported(async (report) => {
      await report.check("types", async () => "x.ts:1:1\n  wrong");
      const skips = [{ name: "a port", reason: "none here" }];
      await report.suite("tools", async () => ({ ...PASSED, skips }));
      await report.suite("peers", () => Promise.reject(new Error("no such thing")));
    });
    assert.ok(!good);
    assert.equal(lines.at(-1), "2 passed, 2 failed, 1 skipped");
    assert.ok(lines.includes("FAILED types") && lines.includes("      wrong"), lines.join("\n"));
    assert.ok(lines.some((line) => line.includes("no such thing")));
    assert.ok(lines.includes("skipped tools: a port: none here"));
  });

  it("is bad when nothing ran", async () => {
    const { good, lines } = await reported(async () => {});
    assert.ok(!good);
    assert.equal(lines.at(-1), "0 passed, 0 failed");
  });
});
