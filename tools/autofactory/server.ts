/** The server: its parts put together, and who is connected. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import type { WebSocket } from "ws";
import { type Config, confOf } from "./config.ts";
import type { Names } from "./decode.ts";
import { Seen } from "./dedupe.ts";
import type { Conf } from "./encode.ts";
import { Guard } from "./guard.ts";
import type { Host } from "./host.ts";
import { type Counts, Intake, type Sender } from "./intake.ts";
import { Inventory } from "./inventory.ts";
import { Listener } from "./listener.ts";
import { MessageIds } from "./message-id.ts";
import type { ServerOptions } from "./options.ts";
import type { Output } from "./output.ts";
import type { Fact } from "./point.ts";
import { Presence, TOUCH } from "./presence.ts";
import { Session } from "./session.ts";
import { Spool } from "./spool.ts";
import { openStore, type Store } from "./store.ts";
import type { System } from "./system.ts";
import { Watch } from "./watch.ts";
import { within } from "./within.ts";

/** Milliseconds from one look at what somebody may have changed to the next. */
const LOOK = 500;
/** Milliseconds from one save to the next of who was seen when, and of what went to the output: each wears the disk. */
const SAVE = 60_000;
const NOTE = 30_000;
/** Milliseconds that the output has at the end. */
const DRAIN = 5000;
/** Milliseconds that clients have to close their side, and from one look whether they have to the next. */
const FAREWELL = 1000;
const STEP = 20;

export class Server implements Host {
  readonly ids = new MessageIds();
  readonly guard: Guard;
  readonly rate: number;
  private config: Config;
  /** Those of the command line. */
  private readonly periods: ServerOptions["periods"];
  private readonly presence: Presence;
  private readonly store: Store;
  private readonly inventory: Inventory;
  private readonly seen: Seen;
  private readonly spool: Spool;
  private readonly intake: Intake;
  private readonly listener: Listener;
  private readonly watch: Watch;
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly sessions = new Map<string, Session>();
  /** All connections, also those that have not said who they are. */
  private readonly open = new Set<Session>();
  private bads = 0;

  /** Throws where the store is another server's, or TLS files cannot be read. */
  constructor(
    options: ServerOptions,
    config: Config,
    private readonly output: Output,
    private readonly log: Logger,
  ) {
    this.rate = options.rate;
    this.periods = options.periods;
    this.config = this.flagged(config);
    this.guard = new Guard(log);
    this.listener = new Listener(options, log, this.guard, (socket, about) => this.connect(socket, about));
    this.store = openStore(options.store);
    this.presence = new Presence(options.store, this.store);
    this.inventory = new Inventory(this.store, log);
    this.seen = new Seen(this.store, options.remember);
    this.spool = new Spool(this.store, this.seen, options.spool);
    const written = () => this.inventory.written();
    this.intake = new Intake(this.spool, this.seen, output, this.guard, written, log);
    this.watch = new Watch(options.config, this.store, {
      config: (changed) => this.configure(changed),
      settings: () => this.settle(),
      problem: (problem) => log.error({ problem }, "the config file is not good: the last good one holds"),
    });
  }

  get counts(): Counts & { bad: number; errors: number; connected: number; waiting: number } {
    const { intake, bads, guard, sessions, spool } = this;
    return {
      ...{ ...intake.counts, bad: bads, errors: guard.caught },
      ...{ connected: sessions.size, waiting: spool.size },
    };
  }

  /** Begins to listen; gives the port. Rejects where it cannot. */
  async start(): Promise<number> {
    const { address, port } = await this.listener.listen().catch((error) => {
      this.presence.leave();
      throw error;
    });
    await this.resume();
    this.settle();
    const every = (period: number, what: () => void) =>
      this.timers.push(setInterval(this.guard.of(what), period));
    every(LOOK, () => this.watch.look());
    every(TOUCH, () => this.presence.touch());
    every(SAVE, () => void this.inventory.save());
    every(NOTE, () => void this.intake.note());
    this.listener.open();
    this.log.info({ address, port, output: this.output.name }, "listening");
    return port;
  }

  /** Takes no more, puts what it has where it belongs, and ends. */
  async stop(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    this.listener.stopAccepting();
    for (const session of this.open) session.quiet();
    // What the output does not take in time is on disk.
    await within(DRAIN, this.intake.stop(), "late").catch(() => {});
    // Acknowledgements go out at the end of a turn of the event loop.
    await new Promise(setImmediate);
    for (const session of this.open) session.close("leaving");
    for (let left = FAREWELL; left > 0 && this.open.size > 0; left -= STEP) await sleep(STEP);
    this.listener.close();
    for (const session of this.open) this.left(session);
    this.seen.note([], this.output.end?.());
    await this.intake.note();
    await this.inventory.save();
    const { connected: _, ...counts } = this.counts;
    this.log.info(counts, "stopped");
    this.presence.leave();
    await this.store.root.close();
  }

  identify(session: Session, presented: string): string | undefined {
    const now = Date.now();
    const id = this.inventory.get(presented) ? presented : this.inventory.enrol(now);
    if (id === undefined) return undefined;
    this.sessions.get(id)?.close("replaced");
    this.sessions.set(id, session);
    this.inventory.change(id, { connected: true, lastSeen: now });
    return id;
  }

  confOf(id: string): Conf {
    const conf = confOf(this.config, id, this.inventory.settings(id), this.inventory.get(id)?.own ?? {});
    const { hostname, region, zone, dataCenter } = conf;
    this.inventory.change(id, { called: { hostname, region, zone, dataCenter } });
    return conf;
  }

  heard(id: string, { names, system }: { names?: Names; system?: System }): void {
    // What it says of itself is all that it says; other messages add to that.
    const own = names && { ...(system ? {} : this.inventory.get(id)?.own), ...names };
    const said = { ...(own && { own }), ...(system && { system }) };
    this.inventory.change(id, { known: true, lastSeen: Date.now(), ...said });
  }

  take(fact: Fact, bytes: number, sender: Sender): void {
    this.intake.take(fact, bytes, sender);
  }

  bad(): void {
    this.bads++;
  }

  twice(): void {
    this.intake.counts.duplicates++;
  }

  left(session: Session): void {
    this.open.delete(session);
    const { id } = session;
    if (id === undefined || this.sessions.get(id) !== session) return;
    this.sessions.delete(id);
    this.inventory.leave(id, Date.now());
  }

  private connect(socket: WebSocket, log: Logger): void {
    this.open.add(new Session(socket, this, log));
  }

  private configure(config: Config): void {
    this.config = this.flagged(config);
    this.log.info("the config file has changed: what clients are told holds now, all else after a new start");
    for (const session of this.sessions.values()) session.configure();
  }

  /** What the command line says wins over the file. */
  private flagged(config: Config): Config {
    return { ...config, defaults: { ...config.defaults, ...this.periods } };
  }

  /** Does what `autofactory set` and `rm` asked for. */
  private settle(): void {
    for (const id of this.inventory.takeRemoved()) {
      this.sessions.get(id)?.close("removed");
      this.sessions.delete(id);
    }
    for (const session of this.sessions.values()) session.configure();
  }

  /** Goes on where the last server ended, or was killed. */
  private async resume(): Promise<void> {
    const { mark, beyond } = this.output.begin?.(this.store.output.get("mark")) ?? { beyond: [] };
    if (beyond.length > 0) {
      this.log.info({ facts: beyond.length }, `${this.output.name} has what was not noted`);
      await this.spool.drop(new Set(beyond));
    }
    this.seen.note(beyond, mark);
    await this.intake.note();
    if (this.spool.size > 0) this.log.info({ waiting: this.spool.size }, "facts from last time");
    this.intake.start();
  }
}
