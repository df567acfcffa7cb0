/** A client of autofactory's on a desktop: for tests, and for what load and hostile messages do. */
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { ByteBuffer } from "flatbuffers";
import { type ClientOptions, WebSocket } from "ws";
import { encodeMessage, KIND } from "../autofactory/encode.ts";
import { Client, Message } from "../autofactory/generated/autofact_generated.ts";
import { MessageIds } from "../autofactory/message-id.ts";

/** What a server sent. */
export interface Told {
  kind: number;
  data: Uint8Array;
}

/** Makes ids of a sender's own. */
export class SenderIds extends MessageIds {
  private readonly sender = randomBytes(8);

  override next(): Buffer {
    return Buffer.concat([super.next().subarray(0, 8), this.sender]);
  }
}

export class FactsClient {
  readonly socket: WebSocket;
  readonly ids = new SenderIds();
  /** Messages that came. */
  readonly told: Told[] = [];
  /** Text frames that came. */
  readonly texts: string[] = [];
  /** Ids that were acknowledged, as hexadecimal digits. */
  readonly acknowledged = new Set<string>();
  /** How it was closed. */
  closed: { code: number; reason: string } | undefined;
  /** Called for each id that is acknowledged. */
  onAck: (id: string) => void = () => {};
  /** Called for each heartbeat. */
  onHeartbeat: () => void = () => {};

  constructor(url: string, options: ClientOptions = {}) {
    this.socket = new WebSocket(url, { perMessageDeflate: false, ...options });
    this.socket.on("error", () => {});
    this.socket.on("message", (data, binary) => this.receive(data as Buffer, binary));
    this.socket.on("close", (code, reason) => {
      this.closed = { code, reason: String(reason) };
    });
  }

  /** Connects, presents an id, and waits for what the server says to that; asks for acknowledgements unless told. */
  static async connect(
    port: number,
    id = "",
    { acks = true, ...options }: ClientOptions & { acks?: boolean } = {},
  ): Promise<FactsClient> {
    const client = new FactsClient(`ws://127.0.0.1:${port}/client`, options);
    await once(client.socket, "open");
    client.socket.send(id);
    await client.eot;
    if (acks) client.send(KIND.Command, Buffer.from("ack"));
    return client;
  }

  /** Resolves with the end of what the server says at first. */
  readonly eot = new Promise<void>((resolve) => {
    this.onEot = resolve;
  });
  declare private onEot: () => void;

  /** The last ClientConf. */
  get conf() {
    const last = this.told.findLast(({ kind }) => kind === KIND.ClientConf)!;
    const conf = Client.getRootAsClient(new ByteBuffer(last.data));
    const seconds = (period: bigint) => Number(period) / 1e9;
    return {
      id: Buffer.from(conf.idArray() ?? []).toString("latin1"),
      ...{ hostname: conf.hostname(), region: conf.region(), zone: conf.zone() },
      dataCenter: conf.dataCenter(),
      heartbeat: seconds(conf.healthbeatPeriod()),
      memInfo: seconds(conf.memInfoPeriod()),
      netUsage: seconds(conf.netUsagePeriod()),
      cpuUtilization: seconds(conf.cpuUtilizationPeriod()),
      acknowledges: conf.acknowledges(),
    };
  }

  /** Makes a message, and gives it with its id. */
  message(kind: number, data: Uint8Array): { id: string; bytes: Uint8Array } {
    const bytes = encodeMessage(this.ids, kind, data);
    const id = Message.getRootAsMessage(new ByteBuffer(bytes)).idArray()!;
    return { id: Buffer.from(id).toString("hex"), bytes };
  }

  /** Sends a message, and gives its id. */
  send(kind: number, data: Uint8Array): string {
    const { id, bytes } = this.message(kind, data);
    this.socket.send(bytes);
    return id;
  }

  /** Sends a fact of the user's own. */
  fact(name: string, fields: Record<string, unknown>, time?: string): string {
    const text = JSON.stringify({ name, fields }).slice(0, -1);
    return this.send(KIND.Generic, Buffer.from(time === undefined ? `${text}}` : `${text},"time":${time}}`));
  }

  private receive(data: Buffer, binary: boolean): void {
    if (!binary) {
      this.texts.push(data.toString("latin1"));
      this.onHeartbeat();
      return;
    }
    const message = Message.getRootAsMessage(new ByteBuffer(data));
    const told = { kind: message.kind(), data: message.dataArray() ?? new Uint8Array() };
    this.told.push(told);
    if (told.kind === KIND.EOT) this.onEot();
    const text = Buffer.from(told.data);
    if (told.kind !== KIND.Command || text.subarray(0, 3).toString() !== "ack") return;
    for (let at = 3; at < text.length; at += 16) {
      const id = text.subarray(at, at + 16).toString("hex");
      this.acknowledged.add(id);
      this.onAck(id);
    }
  }
}
