/** The socket that clients connect to: HTTP or HTTPS, and the step from there to a websocket. */
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, STATUS_CODES } from "node:http";
import { createServer as createSecure } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { Logger } from "pino";
import { type WebSocket, WebSocketServer } from "ws";
import { Access, type Refusal } from "./access.ts";
import type { Guard } from "./guard.ts";
import type { ServerOptions } from "./options.ts";
import { Rarely } from "./rarely.ts";
import { shown } from "./words.ts";

/** Bytes of a message, at most. */
const MOST_BYTES = 16 * 1024;
/** Milliseconds until somebody with a wrong token is answered, and how many such may wait. */
const SLOW = 1000;
const MOST_SLOW = 50;
/** Milliseconds that somebody who is refused has to take the answer. */
const FAREWELL = 1000;

export class Listener {
  private readonly http: Server;
  private readonly sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MOST_BYTES,
    perMessageDeflate: false,
    // The original's text frames are not UTF-8.
    skipUTF8Validation: true,
  });
  private readonly access: Access;
  private slow = 0;
  private accepting = false;
  private readonly handshakes: Rarely;

  constructor(
    private readonly options: Pick<ServerOptions, "port" | "bind" | "token" | "tls" | "clients">,
    private readonly log: Logger,
    guard: Guard,
    private readonly onClient: (socket: WebSocket, log: Logger) => void,
  ) {
    const { tls, token, clients } = options;
    this.access = new Access(token);
    this.http = tls
      ? createSecure({ cert: readFileSync(tls.cert), key: readFileSync(tls.key) })
      : createServer();
    // Those who never ask for a websocket take room, too.
    this.http.maxConnections = clients + 2 * MOST_SLOW;
    this.http.headersTimeout = this.http.requestTimeout = 10_000;
    this.http.on("request", (_, response) => response.writeHead(426, { connection: "close" }).end());
    this.http.on(
      "upgrade",
      guard.of((request: IncomingMessage, socket: Duplex, head: Buffer) =>
        this.upgrade(request, socket as Socket, head),
      ),
    );
    // As a rule: a client that does not know the certificate, or one without TLS.
    this.handshakes = new Rarely(log, "warn", "TLS handshakes that failed");
    this.http.on("tlsClientError", (error: Error) => this.handshakes.add(error.message));
  }

  /** Connections that are websockets now. */
  get clients(): number {
    return this.sockets.clients.size;
  }

  /** Resolves to where it listens; rejects where it cannot. */
  listen(): Promise<AddressInfo> {
    const { port, bind } = this.options;
    return new Promise((resolve, reject) => {
      this.http.once("error", reject);
      this.http.listen(port, bind, () => {
        this.http.off("error", reject);
        this.http.on("error", (error) => this.log.error({ problem: error.message }, "the socket"));
        resolve(this.http.address() as AddressInfo);
      });
    });
  }

  /** Takes clients from now on. */
  open(): void {
    this.accepting = true;
  }

  /** Takes no more clients; those that there are stay. */
  stopAccepting(): void {
    this.accepting = false;
    this.http.close();
    this.http.closeIdleConnections();
  }

  /** Cuts off whoever is there. */
  close(): void {
    for (const client of this.sockets.clients) client.terminate();
    this.sockets.close();
    this.http.closeAllConnections();
  }

  private upgrade(request: IncomingMessage, socket: Socket, head: Buffer): void {
    const from = request.socket.remoteAddress;
    socket.on("error", () => {});
    const room = this.clients < this.options.clients && this.accepting;
    const refusal = this.access.refuses(request, room);
    if (refusal) {
      const url = shown((request.url ?? "").replace(/([?&]token=)[^&]*/, "$1..."));
      this.log.warn({ from, url, status: refusal.status }, refusal.guess ? "wrong token" : "refused");
      this.refuse(socket, refusal);
      return;
    }
    request.socket.setKeepAlive(true, 60_000);
    this.sockets.handleUpgrade(request, socket, head, (client) =>
      this.onClient(client, this.log.child({ from })),
    );
  }

  private refuse(socket: Socket, { status, guess }: Refusal): void {
    if (guess && this.slow >= MOST_SLOW) {
      socket.destroy();
      return;
    }
    const answer = () => {
      const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`;
      socket.end(head, () => socket.destroy());
      // Nobody waits for one who does not read, nor for one who does not close.
      setTimeout(() => socket.destroy(), FAREWELL).unref();
    };
    if (!guess) answer();
    else {
      this.slow++;
      setTimeout(() => {
        this.slow--;
        answer();
      }, SLOW);
    }
  }
}
