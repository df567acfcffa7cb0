/** A real browser: Chromium without a screen, and pages in it of which everything is noted that goes wrong. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from "playwright-core";

/** Milliseconds: many times what anything takes, for a machine that is busy with other things. */
const PATIENCE = 90_000;

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

/** Nothing but the page: no look for updates, no services of the maker's. */
const QUIET = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

function command(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) =>
    existsSync(path),
  );
}

/** Why there is none here, in words; undefined where there is. */
export function whyNoBrowser(): string | undefined {
  return command() ? undefined : "there is no Chromium here (Debian: apt-get install chromium)";
}

/** Starts one, with more on its command line, if need be. To be closed. */
export async function startBrowser(...more: string[]): Promise<Browser> {
  const executablePath = command();
  if (executablePath === undefined) throw new Error(whyNoBrowser());
  // Chromium's sandbox is not to be had by root.
  const args = [...QUIET, ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), ...more];
  return chromium.launch({ executablePath, args, timeout: PATIENCE });
}

/** A page, open in a window of its own, which shares nothing with others. */
export class Visit {
  /** What went wrong: errors, warnings, requests that failed or went elsewhere. */
  readonly faults: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly origin: string,
  ) {
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) this.faults.push(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => this.faults.push(`error: ${error.stack ?? error.message}`));
    page.on("requestfailed", (request) => this.faults.push(`failed: ${request.url()}`));
    page.on("request", (request) => this.requested(request.url()));
    page.on("websocket", (socket) => this.requested(socket.url()));
    page.on("response", (response) => {
      if (response.status() >= 400) this.faults.push(`${response.status()}: ${response.url()}`);
    });
  }

  /** Opens a link. The page is closed with the browser, if not before. */
  static async to(browser: Browser, link: string, options: BrowserContextOptions = {}): Promise<Visit> {
    const context = await browser.newContext({ viewport: { width: 1600, height: 1000 }, ...options });
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    const visit = new Visit(page, new URL(link).host);
    await page.goto(link);
    return visit;
  }

  /** Nothing went wrong up to now. */
  fine(): void {
    assert.deepEqual(this.faults, []);
  }

  /** It is closed; nothing went wrong until then. */
  async end(): Promise<void> {
    this.fine();
    await this.page.context().close();
  }

  private requested(url: string): void {
    const { protocol, host } = new URL(url);
    if (protocol !== "data:" && host !== this.origin) this.faults.push(`not of the page's own: ${url}`);
  }
}

/** Waits until it is there, whether it can be seen or only be read out. */
export function there(locator: Locator): Promise<void> {
  return locator.first().waitFor({ state: "attached" });
}

/** Waits until it is not there any more. */
export function gone(locator: Locator): Promise<void> {
  return locator.first().waitFor({ state: "detached" });
}
