/** A small firmware project in a folder of its own, for tests of the build. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after } from "node:test";
import { ROOT } from "../../tools/build/build.ts";
import { formatProblem } from "../../tools/build/problem.ts";
import { type Transpiled, transpile } from "../../tools/build/transpile.ts";

export interface Project {
  folder: string;
  config: string;
  write(files: Record<string, string>): void;
}

/** Makes a project with the settings of the real one and these sources, by their paths below src/. */
export function makeProject(files: Record<string, string>): Project {
  // Inside the repository, where the compiler finds the packages.
  const parent = join(ROOT, "build");
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, "test-build-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const config = join(folder, "src/tsconfig.json");
  const write = (sources: Record<string, string>) => {
    for (const [path, text] of Object.entries(sources)) {
      const target = join(folder, "src", path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, text);
    }
  };
  const settings = {
    extends: join(ROOT, "src/tsconfig.json"),
    compilerOptions: { rootDir: ".", outDir: "../lua_out" },
    include: [".", join(ROOT, "types")],
  };
  write({ "tsconfig.json": JSON.stringify(settings), ...files });
  return { folder, config, write };
}

export function transpileSources(files: Record<string, string>): Transpiled {
  const { config, folder } = makeProject(files);
  return transpile(config, folder);
}

/** What the build says of a single source, `src/x.ts`. */
export function problemsOf(source: string): string[] {
  return transpileSources({ "x.ts": source }).problems.map(formatProblem);
}

/** The Lua of a single source; raises if it is refused. */
export function luaOf(source: string): string {
  const { files, problems } = transpileSources({ "x.ts": source });
  if (problems.length > 0) throw new Error(problems.map(formatProblem).join("\n"));
  return files.get("x.lua") as string;
}
