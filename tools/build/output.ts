/** The folder of transpiled Lua: compared with, and brought in line with, what the sources produce. */
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";

export interface Difference {
  /** Missing, or with another text. */
  stale: string[];
  /** Lua files that no source produces. */
  orphans: string[];
}

/** The Lua files in a folder by their paths below it; none where the folder does not exist. */
export function readLua(folder: string): Map<string, string> {
  const files = new Map<string, string>();
  const visit = (below: string) => {
    for (const entry of entriesOf(join(folder, below))) {
      const path = below === "" ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) visit(path);
      else if (entry.name.endsWith(".lua")) files.set(path, readFileSync(join(folder, path), "utf8"));
    }
  };
  visit("");
  return files;
}

/** What in the folder is not as the sources would have it. */
export function compare(folder: string, wanted: ReadonlyMap<string, string>): Difference {
  const present = readLua(folder);
  return {
    stale: [...wanted].filter(([path, text]) => present.get(path) !== text).map(([path]) => path),
    orphans: [...present.keys()].filter((path) => !wanted.has(path)),
  };
}

/** Makes the folder hold exactly these Lua files. Each appears whole, so that a reader never sees a part of one. */
export function bringInLine(folder: string, wanted: ReadonlyMap<string, string>): Difference {
  const difference = compare(folder, wanted);
  for (const path of difference.stale) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    const draft = `${target}.${process.pid}.tmp`;
    writeFileSync(draft, wanted.get(path) as string);
    renameSync(draft, target);
  }
  for (const path of difference.orphans) {
    unlinkSync(join(folder, path));
    removeEmptyFolders(folder, dirname(path));
  }
  return difference;
}

function removeEmptyFolders(folder: string, below: string): void {
  for (let path = below; path !== "."; path = dirname(path)) {
    if (entriesOf(join(folder, path)).length > 0) return;
    rmdirSync(join(folder, path));
  }
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
