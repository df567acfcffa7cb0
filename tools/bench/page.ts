/**
 * What the page takes: the program that serves it, with no page open and with many; what a page is sent; and how
 * smoothly it is drawn in Chromium, where there is one. The fleet is in a process of its own, simulated at the
 * speed of real boards.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { WebSocket } from "ws";
import type { Command, Picture } from "../page/protocol.ts";
import { builtPage } from "../watch/built.ts";
import { whyNoChromium } from "./chromium.ts";
import type { Figure } from "./figure.ts";
import { FleetProgram } from "./fleet-program.ts";
import { smoothness } from "./page-frames.ts";
import { usage } from "./usage.ts";

/** What is looked at: so many boards, by so many pages at a time, so many seconds each; in a browser, too. */
export interface PageLoad {
  boards: number;
  /** Milliseconds of a round. */
  interval: number;
  pages: readonly number[];
  seconds: number;
  browser: boolean;
}

const LOAD: PageLoad = { boards: 254, interval: 2000, pages: [0, 1, 20], seconds: 20, browser: true };

/** Seconds from the opening of pages to the measuring: they get all of the picture first. */
const SETTLING = 2;

const round = (value: number, digits = 1) => Number(value.toFixed(digits));

/** Bytes of the built page as a browser loads it, compressed. */
async function size(say: (text: string) => void): Promise<number> {
  const folder = await builtPage(say);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => gzipSync(readFileSync(join(parentPath, name)), { level: 9 }).length)
    .reduce((sum, bytes) => sum + bytes, 0);
}

/** Has the fleet do something. Rejects with its words where it does not. */
async function command(link: string, what: Command): Promise<void> {
  const answer = await fetch(new URL("api/do", link), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(what),
  });
  if (!answer.ok) throw new Error(`${what.do}: ${await answer.text()}`);
}

/** Waits until all boards know all, as fast as that goes, and then lets time go as it goes for real boards. */
async function settle(link: string, boards: number): Promise<void> {
  await command(link, { do: "speed", speed: "max" });
  for (let left = 600; ; left--) {
    const { now, views } = (await (await fetch(new URL("api/picture", link))).json()) as Picture;
    if (now.agree && views.length >= boards && views.every((view) => view !== null)) break;
    if (left === 0) throw new Error(`after round ${now.rounds} the boards do not know each other`);
    await sleep(500);
  }
  await command(link, { do: "speed", speed: 1 });
}

/** A page without a browser: it takes what it is sent, and counts it. */
class Reader {
  /** Bytes of messages. */
  read = 0;
  /** The first of them: all of the picture. */
  first = 0;
  closed = false;

  private constructor(readonly socket: WebSocket) {
    socket.on("message", (data: Buffer) => {
      this.first ||= data.length;
      this.read += data.length;
    });
    socket.on("close", () => {
      this.closed = true;
    });
  }

  static open(link: string): Promise<Reader> {
    const reader = new Reader(new WebSocket(new URL("live", link.replace("http", "ws"))));
    return new Promise((resolve, reject) => {
      reader.socket.on("open", () => resolve(reader)).on("error", reject);
    });
  }
}

/** What so many pages cost the program, as a share of a core, and what each is sent a second. */
async function share({ pid, link }: FleetProgram, pages: number, seconds: number) {
  const readers = await Promise.all(Array.from({ length: pages }, () => Reader.open(link)));
  try {
    await sleep(SETTLING * 1000);
    for (const reader of readers) reader.read = 0;
    const [before, begin] = [usage(pid), performance.now()];
    await sleep(seconds * 1000);
    const [after, took] = [usage(pid), (performance.now() - begin) / 1000];
    // Else there was less to do than is told.
    if (readers.some(({ closed }) => closed)) throw new Error(`of ${pages} pages some were closed`);
    const read = readers.reduce((sum, one) => sum + one.read, 0);
    return {
      core: before && after && (after.cpu - before.cpu) / took,
      sent: pages === 0 ? 0 : read / pages / took,
      first: readers[0]?.first ?? 0,
    };
  } finally {
    for (const { socket } of readers) socket.terminate();
  }
}

function amount(pages: number): string {
  return pages === 0 ? "no page" : pages === 1 ? "a page" : `${pages} pages`;
}

/** The figures; what is done is told to standard error. */
export async function pageFigures(load: PageLoad = LOAD): Promise<Figure[]> {
  const { boards, interval, pages, seconds, browser } = load;
  const say = (text: string) => console.error(`page: ${text}`);
  const kilobytes = round((await size(say)) / 1000);
  const figures: Figure[] = [
    { what: "the built page, gzipped", value: kilobytes, unit: "KB", budget: "250" },
  ];
  say(`${boards} boards get to know each other`);
  const options = ["--lan", "sim", "--boards", `${boards}`, "--interval", `${interval}`];
  const program = await FleetProgram.start(...options);
  try {
    await settle(program.link, boards);
    for (const count of pages) {
      say(`${amount(count)}: ${SETTLING + seconds} s`);
      const { core, sent, first } = await share(program, count, seconds);
      const what = `the fleet and ${amount(count)} open`;
      if (core !== undefined)
        figures.push({ what: `${what}: share of a core`, value: round(core * 100), unit: "%" });
      if (count !== 1) continue;
      figures.push(
        { what: "a page is sent, first", value: round(first / 1000), unit: "KB" },
        { what: "a page is sent, then", value: round(sent / 1000), unit: "KB a second" },
      );
    }
    if (!browser || whyNoChromium() !== undefined) return figures;
    say(`in Chromium: ${SETTLING + seconds} s`);
    return [...figures, ...(await smoothness(program.link, boards, SETTLING, seconds))];
  } finally {
    await program.end();
  }
}
