/** Whether a server has a store: a file in it that the server touches again and again, and that holds its process id. */
import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Milliseconds without a touch after which a server is gone, whatever process has its id by then. */
const STALE = 5000;

const fileIn = (store: string) => join(store, "server.pid");

/** The process that serves a store; undefined: there is none. */
export function serverOf(store: string): number | undefined {
  try {
    const file = fileIn(store);
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
  constructor(store: string) {
    const other = serverOf(store);
    if (other !== undefined)
      throw new Error(`${store} is in use by process ${other}: end it, or give another --store`);
    mkdirSync(store, { recursive: true, mode: 0o700 });
    this.file = fileIn(store);
    writeFileSync(this.file, String(process.pid));
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
