/** Looks whether somebody changed the config file, or used `autofactory set` or `rm`. */
import { statSync } from "node:fs";
import type { Config } from "./config.ts";
import { readConfig } from "./options.ts";
import type { Store } from "./store.ts";

export interface Changes {
  config(config: Config): void;
  /** Settings of clients, or clients that are removed. */
  settings(): void;
  /** The config file cannot be read, or is wrong. */
  problem(words: string): void;
}

export class Watch {
  private stamp: string;
  private revision: number;

  /** @param file undefined: there is none */
  constructor(
    private readonly file: string | undefined,
    private readonly store: Store,
    private readonly changes: Changes,
  ) {
    this.stamp = this.stampNow();
    this.revision = this.revisionNow();
  }

  look(): void {
    const [stamp, revision] = [this.stampNow(), this.revisionNow()];
    if (revision !== this.revision) {
      this.revision = revision;
      this.changes.settings();
    }
    if (stamp === this.stamp) return;
    this.stamp = stamp;
    try {
      this.changes.config(readConfig(this.file!));
    } catch (error) {
      this.changes.problem((error as Error).message);
    }
  }

  private stampNow(): string {
    if (this.file === undefined) return "";
    try {
      const { mtimeMs, size, ino } = statSync(this.file);
      return `${mtimeMs} ${size} ${ino}`;
    } catch (error) {
      return (error as NodeJS.ErrnoException).code ?? "";
    }
  }

  private revisionNow(): number {
    return this.store.meta.get("revision") ?? 0;
  }
}
