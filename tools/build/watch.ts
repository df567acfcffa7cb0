/** Builds again whenever a source changes. */
import { watch as watchFolder } from "node:fs";
import { join } from "node:path";
import { build, type Result, ROOT } from "./build.ts";

/** Editors write a file in several steps; this long after the last one the build begins. */
const SETTLE_MS = 100;

/**
 * Builds now and after each change in `src/` or `types/`, until the process ends.
 * @param show Is given each build's result; what a build raises is given as a failed result.
 */
export async function watch(show: (result: Result) => void): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const run = async () => {
    try {
      show(await build());
    } catch (error) {
      // A source that vanishes while it is read, for one: the next change builds again.
      const errors = [`error: ${error instanceof Error ? error.message : String(error)}`];
      show({ ok: false, errors, written: [], removed: [], files: 0, bytes: 0 });
    }
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(run);
    }, SETTLE_MS);
  };
  for (const folder of ["src", "types"]) watchFolder(join(ROOT, folder), { recursive: true }, soon);
  running = running.then(run);
  await running;
}
