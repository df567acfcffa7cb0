/** Whether a server has a store: a file in it that the server touches again and again, and that holds its process id. */
import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Store } from "./store.ts";

/** Milliseconds from one touch to the next. */
export const TOUCH = 10_000;
/** Milliseconds without a touch after which a server is gone, whatever process has its id by then. */
const STALE = 30_000;

const fileIn = (folder: string) => join(folder, "server.pid");

/** The process that serves a store; undefined: there is none. */
export function serverOf(folder: string): number | undefined {
  try {
    const file = fileIn(folder);
    if (Date.now() - statSync(file).mtimeMs > STALE) return undefined;
    const pid = Number(readFileSync(file, "utf8"));
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    // A process of somebody else's.
    return (error as NodeJS.ErrnoException).code === "EPERM" ? 0 : undefined;
  }
}

export class Presence {
  private readonly file: string;

  /** Throws where another process serves it. */
  constructor(folder: string, store: Store) {
    this.file = fileIn(folder);
    // The store's lock keeps out who looks at the same moment.
    store.root.transactionSync(() => {
      const other = serverOf(folder);
      // A container gives a server that was killed, and its successor, the same id.
      if (other !== undefined && other !== process.pid)
        throw new Error(`${folder} is in use by process ${other}: end it, or give another --store`);
      writeFileSync(this.file, String(process.pid));
    });
  }

  touch(): void {
    const now = new Date();
    try {
      utimesSync(this.file, now, now);
    } catch {
      writeFileSync(this.file, String(process.pid));
    }
  }

  leave(): void {
    rmSync(this.file, { force: true });
  }
}
