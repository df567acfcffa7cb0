/** The specs of src/: transpiled, then run by busted on each Lua that a board may have. */
import { join } from "node:path";
import { bringInLine } from "../../tools/build/output.ts";
import type { Problem } from "../../tools/build/problem.ts";
import { transpile } from "../../tools/build/transpile.ts";
import { ensureLua, LUA_BUILDS } from "./lua-builds.ts";
import { ROOT, run, runSuite } from "./process.ts";
import type { SuiteResult } from "./suite.ts";

const OUT = "build/spec";
const RUNNER = "test/runner/lua";

/**
 * Transpiles the specs to build/spec/. Returns what is wrong with them, if anything; specs without a mistake
 * of their own can be run all the same.
 */
export function buildSpecs(): Problem[] {
  const { files, problems } = transpile(join(ROOT, "test/firmware/tsconfig.json"), ROOT, { kind: "specs" });
  bringInLine(join(ROOT, OUT), files);
  return problems;
}

export interface LuaRun {
  /** "Lua 5.1", "Lua 5.3, 32 bits", … */
  name: string;
  /** Runs spec files, given by their paths in the repository (test/firmware/x.spec.ts). */
  run(specs: string[], onFailure: (name: string) => void): Promise<SuiteResult>;
}

function bustedArguments(spec: string): string[] {
  // Paths of Lua files may have no second dot: x.spec.ts becomes x_spec.lua.
  const file = join(OUT, spec.replace(/\.ts$/, "").replaceAll(".", "_").concat(".lua"));
  return [`--output=${RUNNER}/output.lua`, `--helper=${RUNNER}/board.lua`, file];
}

/**
 * Each file in a process of its own: specs collect garbage again and again to see what the heap holds, which takes
 * the longer the more busted keeps of files before.
 */
async function oneByOne(
  specs: string[],
  runOne: (spec: string) => Promise<SuiteResult>,
): Promise<SuiteResult> {
  const all: SuiteResult = { passed: 0, failures: [], skips: [] };
  for (const spec of specs) {
    const { passed, failures, skips } = await runOne(spec);
    all.passed += passed;
    all.failures.push(...failures);
    all.skips.push(...skips);
  }
  return all;
}

function desktop(name: string, lua: string): LuaRun {
  return {
    name,
    run: (specs, onFailure) =>
      oneByOne(specs, (spec) =>
        runSuite(spec, "busted", [`--lua=${lua}`, ...bustedArguments(spec)], onFailure),
      ),
  };
}

export const LUA_RUNS: LuaRun[] = [
  desktop("Lua 5.1", "lua5.1"),
  desktop("Lua 5.3", "lua5.3"),
  ...LUA_BUILDS.map(
    (build): LuaRun => ({
      name: build.name,
      async run(specs, onFailure) {
        const lua = await ensureLua(build);
        if ("reason" in lua)
          return { passed: 0, failures: [], skips: [{ name: "every spec", reason: lua.reason }] };
        const path = await run(build.desktop, ["-e", "io.write(package.path)"]);
        const env = { ...process.env, PWD: ROOT, BUSTED_PATH: path.output };
        return oneByOne(specs, (spec) => {
          const args = [`${RUNNER}/busted.lua`, ...bustedArguments(spec)];
          return runSuite(spec, lua.program, args, onFailure, { env });
        });
      },
    }),
  ),
];
