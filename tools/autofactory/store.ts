/** The one file on disk that a server has: an lmdb environment, which a kill at any time leaves whole. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Database, open, type RootDatabase } from "lmdb";
import type { Override } from "./config.ts";
import type { Client } from "./inventory.ts";
import type { Mark } from "./output.ts";
import type { Fact } from "./point.ts";
import { within } from "./within.ts";

/** Databases in the store. */
export interface Store {
  root: RootDatabase;
  /** By id; the server's own. */
  clients: Database<Client, string>;
  /** By id: what `autofactory set` said. */
  settings: Database<Override, string>;
  /** Ids that `autofactory rm` named, for the server to see. */
  removed: Database<true, string>;
  /** What waits for the output, by a number that counts up. */
  spool: Database<Fact, number>;
  /** Message ids that were seen, in bytes: two generations. */
  seen: [Database<true, Buffer>, Database<true, Buffer>];
  /** How far the output got, under "mark". */
  output: Database<Mark, string>;
  /** Which generation is the younger one, under "seen"; how often something was set or removed, under "revision". */
  meta: Database<number, string>;
}

/** Opens the store in a folder, made if it is not there. Throws what lmdb or the file system does. */
export function openStore(folder: string): Store {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const root = open({
    ...{ path: join(folder, "store.lmdb"), maxDbs: 12, encoding: "json" },
    // What is committed is on disk then, or has failed.
    overlappingSync: false,
    // Else lmdb has promises of its own that nobody can wait for, and that end the program if the disk is full.
    eventTurnBatching: false,
  });
  const database = <V, K extends string | number>(name: string) =>
    root.openDB<V, K>({ name, encoding: "json" });
  const generation = (name: string) =>
    root.openDB<true, Buffer>({ name, encoding: "json", keyEncoding: "binary" });
  return {
    root,
    clients: database("clients"),
    settings: database("settings"),
    removed: database("removed"),
    spool: database("spool"),
    seen: [generation("seen0"), generation("seen1")],
    output: database("output"),
    meta: database("meta"),
  };
}

/** Milliseconds that the disk may take for one write. */
const PATIENCE = 60_000;

/**
 * Resolves once what `write` writes is on disk: all of it together, or nothing. Rejects with words of the system where
 * the disk does not take it.
 */
export async function committed({ root }: Store, write: () => void): Promise<void> {
  try {
    await within(PATIENCE, root.batch(write), "the disk does not answer");
  } catch (error) {
    // lmdb has a promise of the cause, which would end the program if nobody waited for it.
    const { commitError } = error as { commitError?: Promise<never> };
    if (commitError) await within(PATIENCE, commitError, "the disk does not answer");
    throw error;
  }
}
