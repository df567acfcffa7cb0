/** What the server answers over HTTP: the page's files, and each call that the page makes, for programs, too. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Command } from "../page/protocol.ts";
import { parse, readCommand } from "./command-schema.ts";
import type { PageFile } from "./files.ts";
import { bearer, type Guard, HEADERS } from "./guard.ts";
import type { Hub } from "./hub.ts";

/** Bytes of a request's body, at most. */
const MOST_BYTES = 64 * 1024;

/** An answer that is not what was asked for. */
class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }
}

export class Api {
  constructor(
    private readonly hub: Hub,
    private readonly guard: Guard,
    private readonly files: ReadonlyMap<string, PageFile>,
    /** Told of errors that are the server's own. */
    private readonly onTrouble: (error: Error) => void,
  ) {}

  /** Answers; raises nothing. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const { content, headers } = await this.result(request);
      response.writeHead(200, { ...HEADERS, ...headers, "content-length": content.length });
      response.end(request.method === "HEAD" ? undefined : content);
    } catch (error) {
      if (!(error instanceof Refused)) this.onTrouble(error as Error);
      const { status, message, headers } =
        error instanceof Refused ? error : new Refused(500, `the server failed: ${(error as Error).message}`);
      const content = json({ error: message });
      // What is left of a body that nobody reads would stand before the next request.
      response.writeHead(status, { ...HEADERS, ...content.headers, ...headers, connection: "close" });
      response.end(content.content);
    }
  }

  private async result(request: IncomingMessage): Promise<PageFile> {
    const problem = this.guard.refuses(request);
    if (problem !== undefined) throw new Refused(403, problem);
    const path = (request.url ?? "/").replace(/[?#].*$/s, "");
    if (path === "/api/do") {
      only(request, "POST");
      return this.do(request);
    }
    only(request, "GET", "HEAD");
    if (path === "/api/picture") return json(this.hub.now());
    const [, board] = /^\/api\/board\/(\d{1,5})$/.exec(path) ?? [];
    if (board !== undefined) {
      const detail = this.hub.detail(Number(board));
      if (!detail)
        throw new Refused(404, `nothing can be said of board ${board}: see /api/picture for who is there`);
      return json(detail);
    }
    const file = this.files.get(path);
    if (!file) throw new Refused(404, "nothing is here; the page is at /, and docs/page.md lists the calls");
    return file;
  }

  private async do(request: IncomingMessage): Promise<PageFile> {
    if (!this.guard.allows(bearer(request))) {
      throw new Refused(
        403,
        "commands need the token of the link that was printed, as Authorization: Bearer TOKEN",
      );
    }
    // A foreign page cannot send this type without asking first.
    if (!/^application\/json\s*(;|$)/i.test(request.headers["content-type"] ?? "")) {
      throw new Refused(400, "content-type: give application/json");
    }
    let command: Command;
    const body = await bodyOf(request);
    try {
      command = readCommand(parse(body));
    } catch (error) {
      throw new Refused(400, (error as Error).message);
    }
    try {
      await this.hub.do(command);
    } catch (error) {
      throw new Refused(409, (error as Error).message);
    }
    return json({});
  }
}

function only(request: IncomingMessage, ...methods: string[]): void {
  const allow = methods.join(", ");
  if (!methods.includes(request.method ?? "")) throw new Refused(405, `this takes ${allow}`, { allow });
}

function json(value: unknown): PageFile {
  const headers = { "content-type": "application/json", "cache-control": "no-store" };
  return { content: Buffer.from(JSON.stringify(value)), headers };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > MOST_BYTES) throw new Refused(413, `a command takes at most ${MOST_BYTES} bytes`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString();
}
