/** The page beside a program that shows a fleet in another way, too. */
import { openInBrowser } from "./browser.ts";
import { builtPage } from "./built.ts";
import type { PageOptions } from "./page-options.ts";
import { PageServer } from "./server.ts";
import type { Source } from "./source.ts";

/** A board's chip is an ESP8266. */
const PORT = 8266;

export class PageBeside {
  private server: PageServer | undefined;

  private constructor(
    private readonly options: PageOptions,
    private readonly folder: string,
    private readonly say: (text: string) => void,
  ) {}

  /**
   * Gets it ready. Undefined where it cannot be built, which is said: a fleet goes on without.
   *
   * @param say gets sentences for a person
   */
  static async prepare(options: PageOptions, say: (text: string) => void): Promise<PageBeside | undefined> {
    try {
      return new PageBeside(options, await builtPage(say), say);
    } catch (error) {
      say(`There is no page: ${(error as Error).message}`);
      return undefined;
    }
  }

  /** Where people find it; undefined: it is not served yet. */
  get link(): string | undefined {
    return this.server?.link;
  }

  /** Shows this fleet from now on. The first call serves the page; it rejects with an Error in words where that cannot be. */
  async show(source: Source): Promise<void> {
    const { folder, say } = this;
    const { port, bind, token, open } = this.options;
    if (this.server) return this.server.show(source);
    const at = { port: port ?? PORT, orNext: port === undefined, bind, token };
    this.server = await PageServer.start({ source, folder, ...at });
    if (open) openInBrowser(this.server.link, say);
  }

  async close(): Promise<void> {
    await this.server?.close();
  }
}
