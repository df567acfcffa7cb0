/**
 * Makes generated/ from schema/: `npx tsx tools/autofactory/generate.ts`, with flatc (Debian's package
 * flatbuffers-compiler) at hand. Done once after a change of the schema; the result is checked in.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = import.meta.dirname;

/** The schema of all messages. */
export const SCHEMA = join(here, "schema/autofact.fbs");

/** What flatc makes of it. */
export const GENERATED = join(here, "generated/autofact_generated.ts");

/** The flatc that made what is checked in: another one words it otherwise. */
export const VERSION = "2.0.8";

/** The version of the flatc that there is; undefined: there is none. */
export function flatcVersion(): string | undefined {
  const { stdout } = spawnSync("flatc", ["--version"], { encoding: "utf8" });
  return /flatc version ([\d.]+)/.exec(stdout ?? "")?.[1];
}

/** Runs flatc, which writes `autofact_generated.ts` to a folder. Throws where there is no flatc. */
export function generate(folder: string): void {
  execFileSync("flatc", ["--ts", "--ts-flat-files", "-o", folder, SCHEMA]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) generate(join(here, "generated"));
