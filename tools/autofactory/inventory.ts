/** Who there is: all clients that were ever seen, in memory and in the store. */
import { randomInt } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { Logger } from "pino";
import type { Override } from "./config.ts";
import type { Names } from "./decode.ts";
import { Rarely } from "./rarely.ts";
import { committed, type Store } from "./store.ts";
import type { System } from "./system.ts";

/** A client as the store has it. Times are in milliseconds since 1970. */
export interface Client {
  firstSeen: number;
  lastSeen: number;
  connected: boolean;
  /** Whether it ever sent a good message. */
  known: boolean;
  /** What it says of itself. */
  own: Names;
  /** What it is called, as its points have it. */
  called: Names;
  system: System;
}

/** Clients that are remembered, at most: an id costs whoever asks for one nothing. */
const MOST = 20_000;

const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

export class Inventory {
  private readonly clients = new Map<string, Client>();
  /** Ids whose entry in the store is older than that in memory. */
  private readonly stale = new Set<string>();
  /** What is on its way to the store. */
  private readonly writing = new Set<Promise<void>>();
  private readonly noDisk: Rarely;

  /** After a kill, nobody is connected any more. */
  constructor(
    private readonly store: Store,
    log: Logger,
  ) {
    this.noDisk = new Rarely(log, "error", "cannot write to the store");
    for (const { key, value } of store.clients.getRange()) {
      this.clients.set(key, value);
      if (value.connected) this.change(key, { connected: false });
    }
  }

  get(id: string): Client | undefined {
    return this.clients.get(id);
  }

  /** Makes up an id that nobody has. Undefined where there are too many already. */
  enrol(now: number): string | undefined {
    if (this.clients.size >= MOST) return undefined;
    let id: string;
    do id = Array.from({ length: 8 }, () => LETTERS[randomInt(LETTERS.length)]).join("");
    while (this.clients.has(id));
    this.clients.set(id, {
      ...{ firstSeen: now, lastSeen: now, connected: false, known: false, own: {}, called: {}, system: {} },
    });
    this.write(id);
    return id;
  }

  /** What differs in more than when it was last seen goes to the store at once, without waiting for it. */
  change(id: string, changes: Partial<Client>): void {
    const client = this.clients.get(id);
    if (!client) return;
    const { lastSeen: _, ...rest } = changes;
    const same = Object.entries(rest).every(([key, value]) =>
      isDeepStrictEqual(client[key as keyof Client], value),
    );
    Object.assign(client, changes);
    if (same) this.stale.add(id);
    else this.write(id);
  }

  /** Notes that a client is away. One that never said anything is forgotten, so that nobody can fill the store. */
  leave(id: string, now: number): void {
    const client = this.clients.get(id);
    if (client && !client.known && Object.keys(this.settings(id)).length === 0) this.forget(id);
    else this.change(id, { connected: false, lastSeen: now });
  }

  forget(id: string): void {
    this.clients.delete(id);
    this.write(id);
  }

  /** Does what `autofactory rm` asked for; gives the ids. */
  takeRemoved(): string[] {
    const ids = [...this.store.removed.getKeys()];
    for (const id of ids) this.forget(id);
    return ids;
  }

  /** What `autofactory set` said of a client. */
  settings(id: string): Override {
    return this.store.settings.get(id) ?? {};
  }

  /** Writes what has changed; resolves once it is on disk, as far as the disk takes it. */
  async save(): Promise<void> {
    for (const id of this.stale) this.write(id);
    await this.written();
  }

  /** Resolves once what has changed is on disk, but for when somebody was last seen. */
  async written(): Promise<void> {
    await Promise.all(this.writing);
  }

  private write(id: string): void {
    this.stale.delete(id);
    const client = this.clients.get(id);
    const written = committed(this.store, () => {
      if (client) this.store.clients.put(id, client);
      else {
        this.store.clients.remove(id);
        this.store.removed.remove(id);
      }
    })
      .catch((error: Error) => {
        this.stale.add(id);
        this.noDisk.add(error.message);
      })
      .finally(() => this.writing.delete(written));
    this.writing.add(written);
  }
}
