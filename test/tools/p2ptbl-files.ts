/** Files of tables as the original wrote them, for tests of `npm run p2ptbl`; they go when the test ends. */
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";

export const PROGRAM = ["--import", "tsx", "tools/p2ptbl/main.ts"];
export const folder = mkdtempSync(join(tmpdir(), "p2ptbl-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** A copy of one of test/vectors/p2ptbl, under a name; gives its path. */
export function tableFile(name: string, vector: string): string {
  const file = join(folder, name);
  copyFileSync(new URL(`../vectors/p2ptbl/${vector}.tsv`, import.meta.url), file);
  return file;
}

/** A file's rows as key to version and fields, one character a byte. */
export function rowsOf(file: string): Map<string, { version: bigint; fields: string }> {
  const lines = readFileSync(file, "latin1").split("\n").slice(0, -1);
  return new Map(
    lines.map((line) => {
      const [key, version, ...fields] = line.split("\t");
      return [key!, { version: BigInt(version!), fields: fields.join("\t") }];
    }),
  );
}
