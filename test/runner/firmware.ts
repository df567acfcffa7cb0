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

function bustedArguments(specs: string[]): string[] {
  // Paths of Lua files may have no second dot: x.spec.ts becomes x_spec.lua.
  const files = specs.map((path) => join(OUT, path.replace(/\.ts$/, "").replaceAll(".", "_").concat(".lua")));
  return [`--output=${RUNNER}/output.lua`, `--helper=${RUNNER}/board.lua`, ...files];
}

function desktop(name: string, lua: string): LuaRun {
  return {
    name,
    run: (specs, onFailure) =>
      runSuite(name, "busted", [`--lua=${lua}`, ...bustedArguments(specs)], onFailure),
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
        const args = [`${RUNNER}/busted.lua`, ...bustedArguments(specs)];
        return runSuite(build.name, lua.program, args, onFailure, { env });
      },
    }),
  ),
];
