/** A daemon of alfred: the firmware's, and a Unix socket on which clients ask it, ours and the original's. */
import { spawn } from "node:child_process";
import { rmSync, statSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import { addressOf, interfaceOf, macOf } from "../desktop/address.ts";
import { netmaskOf, UdpLan } from "../lan/udp.ts";
import { AlfredBoard } from "./alfred-board.ts";
import type { DaemonOptions } from "./options.ts";
import {
  macBytes,
  macText,
  PACKET,
  type Packet,
  pack,
  packError,
  packRecord,
  packStatus,
  unpack,
  unpackRecord,
} from "./packet.ts";

/** The most that UDP carries: the original's packets may be as large, and a PC takes them. */
const LARGEST = 65_507;
/** What the original says of a request that failed. */
const FAILED = 1;

export class Daemon {
  readonly #lan = new UdpLan({ largest: LARGEST });
  readonly #board: AlfredBoard;
  readonly #server: Server;
  readonly #interface: string;
  readonly #mac: string;
  /** Clients that are told of events. */
  readonly #monitors = new Set<Socket>();
  /** When what was set here is gone again, by type. */
  readonly #set = new Map<number, NodeJS.Timeout>();

  /**
   * @param say told what is wrong
   * @param onPanic told why it cannot go on
   */
  constructor(
    readonly options: DaemonOptions,
    readonly say: (words: string) => void,
    onPanic: (problem: string) => void,
  ) {
    const ip = addressOf(options.place, "-i");
    this.#mac = macOf(ip);
    this.#interface = interfaceOf(ip) ?? ip;
    const place = { ip, netmask: netmaskOf(ip), mac: this.#mac };
    this.#board = new AlfredBoard(options, this.#lan, place, {
      onNews: (type, source) => {
        for (const client of this.#monitors) {
          client.write(pack(PACKET.EVENT, Buffer.concat([Buffer.from([type]), source])));
        }
      },
      onUpdate: (types) => this.#update(types),
      onTrouble: say,
      onPanic,
    });
    this.#server = createServer({ allowHalfOpen: true }, (client) => this.#meet(client));
  }

  /** Takes part, and answers clients. Throws an Error in words where it cannot. */
  async start(path: string): Promise<void> {
    // As the original begins: the group as a number of a little-endian machine.
    const bytes = Buffer.from(this.options.group.split(".").map(Number)).readUInt32LE();
    process.stdout.write(` ** IPv4 Multicast Mode: ${bytes.toString(16)}\n`);
    await this.#board.start();
    // What an earlier daemon left behind, but no file of somebody's.
    if (statSync(path, { throwIfNoEntry: false })?.isSocket()) rmSync(path);
    await new Promise<void>((resolve, reject) => {
      this.#server.on("error", (error) => reject(new Error(`can't bind unix socket: ${error.message}`)));
      this.#server.listen(path, resolve);
    });
  }

  close(): void {
    for (const client of this.#monitors) client.destroy();
    for (const timer of this.#set.values()) clearTimeout(timer);
    this.#server.close();
    this.#board.close();
    this.#lan.close();
  }

  /** Hears a client out, and answers. */
  #meet(client: Socket): void {
    let heard: Buffer = Buffer.alloc(0);
    let asked = false;
    client.on("error", () => client.destroy());
    client.on("close", () => this.#monitors.delete(client));
    // One that has said all may still wait for the answer.
    client.on("end", () => {
      if (!asked || this.#monitors.has(client)) client.destroy();
    });
    client.on("data", (data) => {
      if (asked) return;
      heard = Buffer.concat([heard, data]);
      const found = unpack(heard);
      if (!found) return;
      asked = true;
      this.#answer(client, found.packet).catch(({ message }: Error) =>
        client.end(packError(FAILED, message)),
      );
    });
  }

  async #answer(client: Socket, { type, body }: Packet): Promise<void> {
    if (type === PACKET.REGISTER) {
      this.#monitors.add(client);
      return;
    }
    if (type === PACKET.PUSH) this.#take(body);
    else if (type === PACKET.REQUEST && body.length >= 3) {
      const records = await this.#board.request(body[0]!);
      client.write(Buffer.concat(records.map(packRecord)));
    } else if (type === PACKET.MODE && body.length >= 1) {
      this.#board.mode = body[0] === 1 ? "primary" : "secondary";
    } else if (type === PACKET.STATUS) {
      const mode = this.#board.mode;
      client.write(packStatus({ mode, interface: this.#interface, active: true }));
    }
    client.end();
  }

  /** Sets what a client has; for as long as the original does, which has it set again. */
  #take(body: Buffer): void {
    const record = unpackRecord(body);
    if (!record) return;
    const { source, type, version, data } = record;
    if (source.some((byte) => byte !== 0) && !macBytes(this.#mac).equals(source))
      throw new Error(`${macText(source)} is another's address: here only own data can be set`);
    this.#board.set(type, version, data);
    clearTimeout(this.#set.get(type));
    const forget = () => {
      this.#set.delete(type);
      this.#board.unset(type);
    };
    this.#set.set(type, setTimeout(forget, this.options.dataTimeout * 1000));
  }

  #update(types: string[]): void {
    const { update } = this.options;
    if (update === undefined) return;
    const command = [update, ...types].join(" ");
    process.stdout.write(`executing: ${command}\n`);
    spawn("/bin/sh", ["-c", command], { stdio: "inherit" }).on("error", ({ message }) => this.say(message));
  }
}
