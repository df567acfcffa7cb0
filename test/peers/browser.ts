/** Pages in a real browser, of which everything is noted that goes wrong. */
import assert from "node:assert/strict";
import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";
import { PATIENCE } from "../../tools/bench/chromium.ts";

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
