/** The pages that are open: each is told what is new for it, as long as it keeps up. */
import { setTimeout as sleep } from "node:timers/promises";
import { OpenPage, type PageSocket, packed } from "./open-page.ts";

export interface PagesLimits {
  /** Bytes that may wait for a page. */
  waiting: number;
  /** How long a page may take nothing, or be silent, until it is closed; milliseconds. */
  patience: number;
  /** How long pages have to take that the program ends, milliseconds. */
  goodbye: number;
}

/** Between two glances at who is still there at the end, milliseconds. */
const GLANCE = 10;

/** What there is to tell at a moment. Messages are bytes, the same for all pages. */
export interface News {
  /** For pages that have the picture of before. */
  messages: readonly Buffer[];
  /** Of boards whose detail has changed. */
  details: ReadonlyMap<number, Buffer>;
  /** What boards that are shown have printed; undefined: more than is kept. */
  printed: ReadonlyMap<number, string | undefined>;
  /** All of the picture, for pages that may command and for those that may not. */
  whole(control: boolean): Buffer;
  /** All that is known of a board; undefined: nothing yet. */
  detail(board: number): Buffer | undefined;
  /** All that is kept of what it has printed. */
  console(board: number): string;
}

export class Pages {
  private readonly pages = new Set<OpenPage>();

  constructor(private readonly limits: PagesLimits) {}

  get size(): number {
    return this.pages.size;
  }

  open(socket: PageSocket, control: boolean): OpenPage {
    const page = new OpenPage(socket, control, performance.now());
    this.pages.add(page);
    return page;
  }

  /** Whether it was there. */
  close(page: OpenPage): boolean {
    return this.pages.delete(page);
  }

  /** What the pages have is no good any more. */
  allAnew(): void {
    for (const page of this.pages) page.whole = true;
  }

  /** Boards that a page shows. */
  shown(): Set<number> {
    const boards = new Set<number>();
    for (const { board } of this.pages) if (board !== null) boards.add(board);
    return boards;
  }

  /** Tells every page that keeps up what is new for it; whether there are others. */
  tell(news: News): boolean {
    const now = performance.now();
    const wholes = new Map<boolean, Buffer>();
    const printed = new Map<number, Buffer>();
    const consoles = new Map<number, Buffer>();
    let late = false;
    for (const page of this.pages) {
      if (!page.ready(this.limits.waiting, now)) {
        late = true;
        continue;
      }
      const { board, control } = page;
      const all = page.whole || page.wholeBoard;
      if (page.whole) page.send(memo(wholes, control, () => news.whole(control)));
      else for (const bytes of news.messages) page.send(bytes);
      if (board !== null) {
        const detail = all ? news.detail(board) : news.details.get(board);
        if (detail) page.send(detail);
        if (all) page.send(memo(consoles, board, () => consoleOf(board, news.console(board), true)));
        else if (news.printed.has(board)) page.send(memo(printed, board, () => newlyPrinted(board, news)));
      }
      page.whole = page.wholeBoard = false;
    }
    return late;
  }

  /** Ends pages that take nothing any more, or whose browser is gone; asks the others whether they are there. */
  takeCare(): void {
    const since = performance.now() - this.limits.patience;
    for (const page of this.pages) {
      if (page.heard < since || (page.whole && page.drained < since)) {
        this.pages.delete(page);
        page.terminate();
      } else page.ping();
    }
  }

  /** Tells all of them that the program ends, and gives them a moment to take it; whoever does not is ended then. */
  async end(): Promise<void> {
    for (const page of this.pages) page.close();
    const until = performance.now() + this.limits.goodbye;
    while (this.pages.size > 0 && performance.now() < until) await sleep(GLANCE);
    for (const page of this.pages) page.terminate();
    this.pages.clear();
  }
}

function consoleOf(board: number, text: string, whole: boolean): Buffer {
  return packed({ say: "console", board, text, whole });
}

function newlyPrinted(board: number, { printed, console }: News): Buffer {
  const text = printed.get(board);
  return consoleOf(board, text ?? console(board), text === undefined);
}

function memo<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
