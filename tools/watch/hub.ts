/**
 * Between a fleet and the pages that show it: looks at it while a page is open, tells all pages the same
 * difference, and what is printed and sent. A page that does not keep up costs the fleet nothing: it is left out,
 * and gets everything anew once it has read what it was sent.
 */
import { type Command, type Detail, type FromServer, type Picture, TICK, VERSION } from "../page/protocol.ts";
import { Details } from "./details.ts";
import { difference } from "./difference.ts";
import { Flashes } from "./flashes.ts";
import { History } from "./history.ts";
import { OpenPage, type PageSocket, packed } from "./open-page.ts";
import { Scrollback } from "./scrollback.ts";
import type { Source } from "./source.ts";

/** Bounds of a hub; milliseconds. */
export interface HubLimits {
  /** Shortest time between two differences. */
  tick: number;
  /** Bytes that may wait for a page. */
  waiting: number;
  /** How long a page may take nothing, or be silent, until it is closed. */
  patience: number;
  /** How often pages are asked whether they are there. */
  ping: number;
}

const LIMITS: HubLimits = { tick: TICK, waiting: 1024 * 1024, patience: 30_000, ping: 10_000 };

export class Hub {
  private readonly pages = new Set<OpenPage>();
  private readonly limits: HubLimits;
  private readonly care: NodeJS.Timeout;
  private source!: Source;
  private history!: History;
  private scrollback!: Scrollback;
  private details!: Details;
  private flashes = new Flashes();
  private picture: Picture | undefined;
  /** Whether something may have changed since {@link picture}. */
  private dirty = true;
  private lookedAt = Number.NEGATIVE_INFINITY;
  private tickedAt = Number.NEGATIVE_INFINITY;
  private timer: NodeJS.Timeout | undefined;

  /** @param onTrouble told of errors in the source or of a page, which end nothing */
  constructor(
    source: Source,
    private readonly onTrouble: (error: Error) => void,
    limits: Partial<HubLimits> = {},
  ) {
    this.limits = { ...LIMITS, ...limits };
    this.care = setInterval(() => this.guarded(() => this.takeCare()), this.limits.ping).unref();
    this.show(source);
  }

  /** Shows another fleet from now on; what is kept of the one before is forgotten. */
  show(source: Source): void {
    this.source?.listen(undefined);
    this.source = source;
    this.history = new History();
    this.scrollback = new Scrollback();
    this.details = new Details(source);
    this.picture = undefined;
    this.listen();
    for (const page of this.pages) page.whole = true;
    this.changed();
  }

  /** A page is there. */
  open(socket: PageSocket, control: boolean): OpenPage {
    const page = new OpenPage(socket, control, performance.now());
    this.pages.add(page);
    if (this.pages.size === 1) this.listen();
    this.ask();
    return page;
  }

  /** A page is gone. */
  close(page: OpenPage): void {
    if (this.pages.delete(page) && this.pages.size === 0) this.listen();
  }

  /** A page shows another board, or none. */
  look(page: OpenPage, board: number | null): void {
    page.board = board;
    page.wholeBoard = true;
    this.ask();
  }

  /** The picture of now, at most a tick old. Throws what the source raises. */
  now(): Picture {
    if (!this.picture || performance.now() - this.lookedAt >= this.limits.tick) this.tick();
    return this.picture!;
  }

  /** Of one board; undefined: nothing can be said of it. */
  detail(board: number): Detail | undefined {
    return this.source.detail(board);
  }

  /** Does it. Throws an Error in words where it cannot. */
  async do(command: Command): Promise<void> {
    await this.source.do(command);
  }

  /** How many pages are open. */
  get size(): number {
    return this.pages.size;
  }

  /** Ends all pages, and listens no more. */
  end(): void {
    clearInterval(this.care);
    clearTimeout(this.timer);
    this.source.listen(undefined);
    for (const page of this.pages) page.terminate();
    this.pages.clear();
  }

  /** Datagrams are listened for while a page is open only: in a large fleet there are many. */
  private listen(): void {
    const { history, scrollback } = this;
    this.flashes = new Flashes();
    this.source.listen({
      changed: () => this.changed(),
      happened: (happening) => {
        history.happened(happening);
        this.changed();
      },
      sampled: (sample) => {
        history.sampled(sample);
        this.changed();
      },
      recovered: (recovery) => {
        history.recovered(recovery);
        this.changed();
      },
      printed: (board, text) => {
        const shown = this.shown().has(board);
        scrollback.print(board, text, shown);
        if (shown) this.ask();
      },
      ...(this.pages.size > 0
        ? {
            datagram: (from, to) => {
              this.flashes.add(from, to);
              this.ask();
            },
          }
        : {}),
    });
  }

  private changed(): void {
    this.dirty = true;
    this.details.changed(performance.now());
    this.ask();
  }

  /** Boards that a page shows. */
  private shown(): Set<number> {
    const boards = new Set<number>();
    for (const { board } of this.pages) if (board !== null) boards.add(board);
    return boards;
  }

  /** Has a tick come as soon as one may, if anybody looks. */
  private ask(): void {
    if (this.timer || this.pages.size === 0) return;
    const wait = Math.max(0, this.tickedAt + this.limits.tick - performance.now());
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.guarded(() => this.tick());
    }, wait).unref();
  }

  private tick(): void {
    const now = performance.now();
    this.tickedAt = now;
    const news: FromServer[] = [];
    const delta = this.advance(now);
    if (delta === undefined) for (const page of this.pages) page.whole = true;
    else if (Object.keys(delta).length > 0) news.push({ say: "delta", delta });
    const sent = this.flashes.take();
    if (sent) news.push({ say: "datagrams", ...sent });
    this.tell(news.map(packed), now);
  }

  /** Looks, if anything may have changed; what has. Undefined: all may be other than before. */
  private advance(now: number) {
    const before = this.picture;
    if (before && !this.dirty) return {};
    const picture = { ...this.source.look(), ...this.history.kept };
    this.picture = picture;
    this.dirty = false;
    this.lookedAt = now;
    return before && difference(before, picture);
  }

  /** Tells every page that keeps up what is new for it. */
  private tell(news: Buffer[], now: number): void {
    const shown = this.shown();
    const details = this.details.take(shown, now);
    const printed = this.scrollback.take();
    const wholes = new Map<boolean, Buffer>();
    const consoles = new Map<number, Buffer>();
    let late = false;
    for (const page of this.pages) {
      if (!page.ready(this.limits.waiting, now)) {
        late = true;
        continue;
      }
      const { board, control } = page;
      if (page.whole) page.send(memo(wholes, control, () => this.whole(control)));
      else for (const bytes of news) page.send(bytes);
      if (board !== null) {
        const all = page.whole || page.wholeBoard;
        const detail = all ? this.details.last(board) : details.get(board);
        if (detail) page.send(detail);
        if (all || printed.has(board))
          page.send(
            memo(consoles, all ? -1 - board : board, () =>
              this.console(board, all ? undefined : printed.get(board)),
            ),
          );
      }
      page.whole = page.wholeBoard = false;
    }
    if (late || this.details.owing(shown)) this.ask();
  }

  private whole(control: boolean): Buffer {
    return packed({ say: "picture", version: VERSION, control, picture: this.picture! });
  }

  /** What a console has printed: the text, or all that is kept. */
  private console(board: number, text: string | undefined): Buffer {
    const whole = text === undefined;
    return packed({ say: "console", board, text: text ?? this.scrollback.of(board), whole });
  }

  /** Ends pages that take nothing any more, or whose browser is gone. */
  private takeCare(): void {
    const since = performance.now() - this.limits.patience;
    for (const page of this.pages) {
      if (page.heard < since || (page.whole && page.drained < since)) {
        this.close(page);
        page.terminate();
      } else page.ping();
    }
  }

  private guarded(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.onTrouble(error as Error);
    }
  }
}

function memo<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
