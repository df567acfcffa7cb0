/** The page as browsers get it: built by Vite when it is needed, and kept until a file of it changes. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const REPOSITORY = fileURLToPath(new URL("../../", import.meta.url));
const LOCK = join(REPOSITORY, "package-lock.json");

export interface BuildPlaces {
  /** The page's sources, index.html and vite.config.ts among them. */
  root: string;
  /** What is built goes to a folder in it that is named for what it is built from. */
  out: string;
}

const PLACES: BuildPlaces = { root: join(REPOSITORY, "tools/page"), out: join(REPOSITORY, "build/page") };

const underWay = new Map<string, Promise<string>>();

/**
 * The folder of the page as it is now; builds it, and says so, if that is not there. Whoever asks meanwhile waits
 * for the same build. Rejects with an Error in words where it cannot be built.
 *
 * @param say gets sentences for a person
 */
export function builtPage(say: (text: string) => void, places = PLACES): Promise<string> {
  const folder = join(places.out, sourcesOf(places.root));
  if (existsSync(folder)) return Promise.resolve(folder);
  const before = underWay.get(folder);
  if (before) return before;
  const building = build(places, folder, say).finally(() => underWay.delete(folder));
  underWay.set(folder, building);
  return building;
}

/** A name for what the page is built from. */
function sourcesOf(root: string): string {
  const hash = createHash("sha256");
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  for (const path of [...files.sort(), LOCK])
    hash
      .update(`${relative(root, path)}\0`)
      .update(readFileSync(path))
      .update("\0");
  return hash.digest("hex").slice(0, 16);
}

async function build(
  { root, out }: BuildPlaces,
  folder: string,
  say: (text: string) => void,
): Promise<string> {
  say("Building the page, which is done once ...");
  const began = performance.now();
  mkdirSync(out, { recursive: true });
  // Other programs may build it, too, or serve it: what is there is always whole.
  const temporary = join(out, `.${process.pid}`);
  try {
    // Only here: whoever does not build does not wait for Vite.
    const vite = await import("vite");
    const config = { root, base: "./", logLevel: "error", configFile: join(root, "vite.config.ts") } as const;
    await vite.build({ ...config, build: { outDir: temporary, emptyOutDir: true } });
    const olds = readdirSync(out).filter((name) => !name.startsWith("."));
    moveTo(temporary, folder);
    for (const name of olds)
      if (join(out, name) !== folder) rmSync(join(out, name), { recursive: true, force: true });
  } catch (error) {
    throw new Error(`the page cannot be built: ${(error as Error).message}`);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  say(`The page is built (${((performance.now() - began) / 1000).toFixed(1)} s).`);
  return folder;
}

/** Renames; well, too, where somebody else has just built the same. */
function moveTo(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!existsSync(join(to, "index.html"))) throw error;
  }
}
