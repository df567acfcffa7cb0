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
import { type OpenPage, type PageSocket, packed } from "./open-page.ts";
import { Pages, type PagesLimits } from "./pages.ts";
import { rounded } from "./rounded.ts";
import { Scrollback } from "./scrollback.ts";
import type { Source } from "./source.ts";

/** Bounds of a hub. */
export interface HubLimits extends PagesLimits {
  /** Shortest time between two differences, milliseconds. */
  tick: number;
  /** How often pages are asked whether they are there, milliseconds. */
  ping: number;
}

const LIMITS: HubLimits = { tick: TICK, waiting: 1024 * 1024, patience: 30_000, goodbye: 250, ping: 10_000 };

export class Hub {
  private readonly pages: Pages;
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
  private ended = false;

  /** @param onTrouble told of errors in the source or of a page, which end nothing */
  constructor(
    source: Source,
    private readonly onTrouble: (error: Error) => void,
    limits: Partial<HubLimits> = {},
  ) {
    this.limits = { ...LIMITS, ...limits };
    this.pages = new Pages(this.limits);
    this.care = setInterval(() => this.guarded(() => this.takeCare()), this.limits.ping).unref();
    this.show(source);
  }

  /** Shows another fleet from now on; what is kept of the one before is forgotten. */
  show(source: Source): void {
    this.source?.listen(undefined);
    this.source = source;
    this.history = new History();
    this.scrollback = new Scrollback();
    this.details = new Details(source, this.onTrouble);
    this.picture = undefined;
    this.listen();
    this.pages.allAnew();
    this.changed();
  }

  /** A page is there. */
  open(socket: PageSocket, control: boolean): OpenPage {
    const page = this.pages.open(socket, control);
    if (this.pages.size === 1) this.listen();
    this.ask();
    return page;
  }

  /** A page is gone. */
  close(page: OpenPage): void {
    if (this.pages.close(page) && this.pages.size === 0) this.listen();
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

  /** Listens no more, and ends all pages: they are told so, and it is over a moment later whatever they do. */
  async end(): Promise<void> {
    this.ended = true;
    clearInterval(this.care);
    clearTimeout(this.timer);
    this.source.listen(undefined);
    await this.pages.end();
  }

  /** Datagrams are listened for while a page is open only: in a large fleet there are many. */
  private listen(): void {
    if (this.ended) return;
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
        const shown = this.pages.shown().has(board);
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

  /** Has a tick come as soon as one may, if anybody looks. */
  private ask(): void {
    if (this.timer || this.ended || this.pages.size === 0) return;
    const wait = Math.max(0, this.tickedAt + this.limits.tick - performance.now());
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.guarded(() => this.tick());
    }, wait).unref();
  }

  private tick(): void {
    const now = performance.now();
    this.tickedAt = now;
    const messages: FromServer[] = [];
    const delta = this.advance(now);
    if (delta === undefined) this.pages.allAnew();
    else if (Object.keys(delta).length > 0) messages.push({ say: "delta", delta });
    const sent = this.flashes.take();
    if (sent) messages.push({ say: "datagrams", ...sent });
    const shown = this.pages.shown();
    const late = this.pages.tell({
      messages: messages.map(packed),
      details: this.details.take(shown, now),
      printed: this.scrollback.take(),
      whole: (control) => packed({ say: "picture", version: VERSION, control, picture: this.picture! }),
      detail: (board) => this.details.last(board),
      console: (board) => this.scrollback.of(board),
    });
    if (late || this.details.owing(shown)) this.ask();
  }

  private takeCare(): void {
    const { size } = this.pages;
    this.pages.takeCare();
    if (size > 0 && this.pages.size === 0) this.listen();
  }

  /** Looks, if anything may have changed; what has. Undefined: all may be other than before. */
  private advance(now: number) {
    const before = this.picture;
    if (before && !this.dirty) return {};
    const look = this.source.look();
    const moment = { ...look.now, rounds: rounded(look.now.rounds) };
    const picture = { ...look, now: moment, ...this.history.kept };
    this.picture = picture;
    this.dirty = false;
    this.lookedAt = now;
    return before && difference(before, picture);
  }

  private guarded(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.onTrouble(error as Error);
    }
  }
}
