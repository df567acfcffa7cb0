/** The build as a function: `src/` to `lua_out/`, all of it or nothing. */
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { bringInLine, compare, type Difference } from "./output.ts";
import { formatProblem } from "./problem.ts";
import { remember, upToDate } from "./stamp.ts";
import type { Transpiled } from "./transpile.ts";

/** The repository. */
export const ROOT = resolve(fileURLToPath(import.meta.url), "../../..");
/** Where the transpiled firmware goes, and where everything that runs it finds it. */
export const LUA_OUT = join(ROOT, "lua_out");

const CONFIG = join(ROOT, "src/tsconfig.json");

/** The compiler takes seconds to load, and most commands find everything built. */
async function transpiled(): Promise<Transpiled> {
  const { transpile } = await import("./transpile.ts");
  return transpile(CONFIG, ROOT);
}

export interface Result {
  /** False when the sources were refused; then nothing was written. */
  ok: boolean;
  /** Why, one text a problem: `src/gossip.ts:12:3 - error: …`. */
  errors: string[];
  /** Paths below `lua_out/`. */
  written: string[];
  removed: string[];
  /** How many Lua files there are now, and their bytes in all. */
  files: number;
  bytes: number;
}

/**
 * Transpiles `src/` to `lua_out/`: writes what changed, removes what no source produces any more. Returns
 * at once when neither has changed since the last build. Does not raise on bad sources: see `Result.ok`.
 */
export async function build(): Promise<Result> {
  const known = upToDate(ROOT, LUA_OUT);
  if (known) return { ok: true, errors: [], written: [], removed: [], ...known };
  const { files, problems } = await transpiled();
  if (problems.length > 0) {
    return { ok: false, errors: problems.map(formatProblem), written: [], removed: [], files: 0, bytes: 0 };
  }
  const { stale, orphans } = bringInLine(LUA_OUT, files);
  return { ok: true, errors: [], written: stale, removed: orphans, ...remember(ROOT, LUA_OUT) };
}

/**
 * `build()` for a command that cannot go on without it.
 * @throws Error that lists the problems, when the sources are refused.
 */
export async function buildOrThrow(): Promise<Result> {
  const result = await build();
  if (!result.ok) throw new Error(`the firmware in src/ does not build:\n${result.errors.join("\n")}`);
  return result;
}

/** Compares `lua_out/` with what the sources produce, and writes nothing. */
export async function checkFresh(): Promise<{ errors: string[] } & Difference> {
  const { files, problems } = await transpiled();
  if (problems.length > 0) return { errors: problems.map(formatProblem), stale: [], orphans: [] };
  return { errors: [], ...compare(LUA_OUT, files) };
}

/** What a build did, in a line. */
export function summary(result: Result): string {
  const { written, removed, files, bytes } = result;
  const total = `lua_out: ${files} ${files === 1 ? "file" : "files"}, ${bytes.toLocaleString("en")} bytes`;
  if (written.length + removed.length === 0) return `${total}; nothing changed`;
  const changes = [`${written.length} written`, ...(removed.length > 0 ? [`${removed.length} removed`] : [])];
  const names = [...written, ...removed.map((path) => `-${path}`)];
  const shown = names.length > 8 ? [...names.slice(0, 8), "…"] : names;
  return `${total}; ${changes.join(", ")}: ${shown.join(" ")}`;
}
