/** Virtual boards in real time, and websocket servers that they reach. */
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";
import { Air, type Lease } from "../../../tools/board/air.ts";
import { Board, type BoardOptions } from "../../../tools/board/board.ts";
import type { Value } from "../../../tools/board/module.ts";
import { UdpLan } from "../../../tools/lan/udp.ts";
import { until } from "../../until.ts";
import { linesOf } from "./lab.ts";

/** What a board takes to have its address, here, milliseconds. */
const QUICK = { associate: 1, dhcp: 1, route: 1, beacons: 20, retry: 20 };

/** A board on 127.0.0.1 and the machine's clock. */
export class WiredBoard {
  readonly lan = new UdpLan();
  readonly lease: Lease = { ip: "127.0.0.1", netmask: "255.0.0.0", gateway: "127.0.0.1" };
  readonly air = new Air(this.lan, this.lease, { timing: QUICK });
  readonly board: Board;
  readonly panics: string[] = [];
  private output = "";

  /** @param files what is in its flash */
  constructor(files: Iterable<[string, Buffer]> = [], options: Partial<BoardOptions> = {}) {
    this.board = new Board({ air: this.air, ...options });
    this.board.flash.store.set("init.lua", Buffer.from(""));
    for (const [name, content] of files) this.board.flash.store.set(name, content);
    this.board.on("output", (text) => {
      this.output += text;
    });
    this.board.on("panic", (message) => this.panics.push(message));
    this.board.powerOn();
  }

  /** Waits until it has its address. */
  async online(): Promise<this> {
    await until("the board has an address", () => this.air.routed);
    return this;
  }

  lua(chunk: string): Value[] {
    return this.board.lua(chunk);
  }

  value(expression: string): Value {
    return this.lua(`return ${expression}`)[0];
  }

  /** What was printed since the last call, a line each. */
  printed(): string[] {
    const lines = linesOf(this.output);
    this.output = "";
    return lines;
  }

  /** Waits until so many lines are printed, and gives them. */
  async lines(count: number): Promise<string[]> {
    const lines: string[] = [];
    await until(
      `${count} lines`,
      () => {
        lines.push(...this.printed());
        return lines.length >= count;
      },
      () => lines.join("\n"),
    );
    return lines;
  }

  close(): void {
    this.board.powerOff();
    this.lan.close();
  }
}

/** A websocket server on a port of 127.0.0.1; which one, if it is to be another than any. */
export async function listening(
  port = 0,
): Promise<{ http: Server; server: WebSocketServer; port: number; close(): void }> {
  const http = createServer((_request, response) => response.writeHead(404).end());
  const server = new WebSocketServer({ server: http });
  http.listen(port, "127.0.0.1");
  await once(http, "listening");
  return {
    http,
    server,
    port: (http.address() as AddressInfo).port,
    close: () => {
      for (const client of server.clients) client.terminate();
      server.close();
      http.close();
    },
  };
}
