/** Serves the page: its files, its calls over HTTP, and the websocket over which pages are told what changes. */
import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { hostname, networkInterfaces } from "node:os";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { Api } from "./api.ts";
import { readCommand, readMessage } from "./command-schema.ts";
import { readPage } from "./files.ts";
import { Guard, isLoopback } from "./guard.ts";
import { Hub } from "./hub.ts";
import { type OpenPage, packed } from "./open-page.ts";
import type { Source } from "./source.ts";

/** Bytes of a message from a page, at most. */
const MOST_BYTES = 64 * 1024;
/** Connections at once, of pages and of whoever asks. */
const MOST_CONNECTIONS = 500;
/** How many of the ports that follow are tried, where any will do. */
const NEXT = 20;
/** Errors that are said, at most. */
const MOST_TROUBLES = 20;
const PATH = "/live";

export interface ServerOptions {
  source: Source;
  /** Where the built page is. */
  folder: string;
  /** 0: any that is free. */
  port: number;
  /** Whether one of the next twenty ports will do, if this one is taken. Default false. */
  orNext?: boolean;
  /** The address it listens at. Default: 127.0.0.1. */
  bind?: string;
  /** What commands need. Default: nothing on loopback, else a random one. */
  token?: string | undefined;
  /** Told of errors that end nothing. Default: they go to standard error. */
  onTrouble?: (error: Error) => void;
}

export class PageServer {
  readonly hub: Hub;
  private readonly sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MOST_BYTES,
    perMessageDeflate: false,
  });
  private readonly guard: Guard;

  private constructor(
    private readonly http: Server,
    private readonly options: ServerOptions & { bind: string; token: string | undefined },
  ) {
    const { source, folder, bind, token } = options;
    const { onTrouble = sayOnce() } = options;
    this.hub = new Hub(source, onTrouble);
    this.guard = new Guard({ bind, port: this.port, token });
    const api = new Api(this.hub, this.guard, readPage(folder), onTrouble);
    http.on("request", (request, response) => void api.answer(request, response));
    http.on("upgrade", (request, socket, head) => this.upgrade(request, socket, head));
    http.on("error", onTrouble);
  }

  /** Resolves once it listens. Rejects with an Error in words where it cannot. */
  static async start(options: ServerOptions): Promise<PageServer> {
    const { bind = "127.0.0.1", token = isLoopback(bind) ? undefined : randomBytes(16).toString("hex") } =
      options;
    const http = createServer({ headersTimeout: 10_000, requestTimeout: 10_000 });
    http.maxConnections = MOST_CONNECTIONS;
    await listen(http, bind, options.port, options.orNext ? NEXT : 0);
    try {
      return new PageServer(http, { ...options, bind, token });
    } catch (error) {
      http.close();
      throw error;
    }
  }

  get port(): number {
    return (this.http.address() as AddressInfo).port;
  }

  /** Where people find the page, with the token that commands need. */
  get link(): string {
    const { bind, token } = this.options;
    const everywhere = bind === "0.0.0.0" || bind === "::";
    const host = everywhere ? ownAddress() : bind.includes(":") ? `[${bind}]` : bind;
    return `http://${host}:${this.port}/${token === undefined ? "" : `#token=${encodeURIComponent(token)}`}`;
  }

  /** Shows another fleet from now on. */
  show(source: Source): void {
    this.hub.show(source);
  }

  /** Ends all pages, and frees the port. */
  async close(): Promise<void> {
    const closed = new Promise((done) => this.http.close(done));
    this.http.closeAllConnections();
    await this.hub.end();
    this.sockets.close();
    await closed;
  }

  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on("error", () => socket.destroy());
    const target = request.url ?? "/";
    const url = URL.canParse(target, "http://page") ? new URL(target, "http://page") : undefined;
    const problem =
      this.guard.refuses(request) ?? (url?.pathname === PATH ? undefined : `pages connect to ${PATH}`);
    if (problem !== undefined) {
      const bytes = Buffer.byteLength(problem);
      socket.end(
        `HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${bytes}\r\n\r\n${problem}`,
      );
      return;
    }
    const control = this.guard.allows(url?.searchParams.get("token") ?? undefined);
    this.sockets.handleUpgrade(request, socket, head, (client) => this.welcome(client, control));
  }

  private welcome(client: WebSocket, control: boolean): void {
    const page = this.hub.open(client, control);
    const heard = () => {
      page.heard = performance.now();
    };
    // What is wrong with a connection ends it, and "close" follows.
    client.on("error", () => {});
    client.on("close", () => this.hub.close(page));
    client.on("pong", heard);
    client.on("message", (data) => {
      heard();
      void this.hear(client, page, String(data));
    });
  }

  private async hear(client: WebSocket, page: OpenPage, json: string): Promise<void> {
    try {
      const message = readMessage(json);
      if (message.say === "look") this.hub.look(page, message.board);
      else {
        const error = await this.do(page, message.command);
        client.send(packed({ say: "answer", id: message.id, error }), { binary: false });
      }
    } catch (error) {
      // Not a page of this version. The reason of a close is 123 bytes at most, and need not be read.
      client.close(1008, (error as Error).message.replace(/[^ -~]/g, "?").slice(0, 100));
    }
  }

  /** What went wrong, in words; null: it is done. */
  private async do(page: OpenPage, command: unknown): Promise<string | null> {
    if (!page.control) return "commands need the token: open the link that was printed";
    try {
      await this.hub.do(readCommand(command));
      return null;
    } catch (error) {
      return (error as Error).message;
    }
  }
}

/** Where others reach this machine: its first address that is no loopback, else its name. */
function ownAddress(): string {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return addresses.find(({ family, internal }) => family === "IPv4" && !internal)?.address ?? hostname();
}

/** Says errors on standard error, each but once: what fails once may fail ten times a second. */
function sayOnce(): (error: Error) => void {
  const said = new Set<string>();
  return ({ message, stack }) => {
    if (said.has(message) || said.size >= MOST_TROUBLES) return;
    said.add(message);
    process.stderr.write(`the page's server: ${stack}\n`);
  };
}

/** Listens at a port, or one of so many next ones. Rejects with an Error in words. */
async function listen(http: Server, bind: string, port: number, next: number): Promise<void> {
  try {
    await new Promise<void>((done, failed) => {
      http.once("error", failed);
      http.listen(port, bind, () => {
        http.off("error", failed);
        done();
      });
    });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE" && next > 0) return listen(http, bind, port + 1, next - 1);
    if (code === "EADDRINUSE") throw new Error(`port ${port} of ${bind} is taken: give another with --port`);
    if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND") {
      throw new Error(`${bind} is no address of this machine: give one that is with --bind`);
    }
    if (code === "EACCES")
      throw new Error(`port ${port} is not for everybody: give one above 1023 with --port`);
    throw new Error(`the page cannot be served at ${bind}, port ${port}: ${message}`);
  }
}
