/**
 * A server's double for boards that tell facts: takes what they send, and acknowledges it or, like the original, does
 * not. What it has taken stays with it, whatever becomes of its connections.
 */
import { Builder, ByteBuffer } from "flatbuffers";
import type { Dialled, Lan, Station, Websocket, WebsocketEvents } from "../lan/lan.ts";

/** Kinds of messages. */
export const KIND = {
  ...{ eot: 1, generic: 2, command: 3, sysInfo: 5, conf: 6, cpu: 7, loadAvg: 8, memInfo: 9, netUsage: 10 },
} as const;

/** A table in a buffer, read by its slots; a field that is left out is 0, "" or nothing. */
export class Table {
  constructor(
    private readonly buffer: ByteBuffer,
    private readonly at: number,
  ) {}

  /** The root of a buffer. */
  static of(bytes: Uint8Array): Table {
    const buffer = new ByteBuffer(bytes);
    return new Table(buffer, buffer.readInt32(0));
  }

  private field(slot: number): number | undefined {
    const offset = this.buffer.__offset(this.at, 4 + 2 * slot);
    return offset === 0 ? undefined : this.at + offset;
  }

  long(slot: number): bigint {
    const at = this.field(slot);
    return at === undefined ? 0n : this.buffer.readInt64(at);
  }
  short(slot: number): number {
    const at = this.field(slot);
    return at === undefined ? 0 : this.buffer.readInt16(at);
  }
  byte(slot: number): number {
    const at = this.field(slot);
    return at === undefined ? 0 : this.buffer.readInt8(at);
  }
  float(slot: number): number {
    const at = this.field(slot);
    return at === undefined ? 0 : this.buffer.readFloat32(at);
  }
  double(slot: number): number {
    const at = this.field(slot);
    return at === undefined ? 0 : this.buffer.readFloat64(at);
  }
  text(slot: number): string {
    const at = this.field(slot);
    return at === undefined ? "" : String(this.buffer.__string(at));
  }
  bytes(slot: number): Buffer {
    const at = this.field(slot);
    if (at === undefined) return Buffer.alloc(0);
    const start = this.buffer.__vector(at);
    return Buffer.from(this.buffer.bytes().subarray(start, start + this.buffer.__vector_len(at)));
  }
  tables(slot: number): Table[] {
    const at = this.field(slot);
    if (at === undefined) return [];
    const start = this.buffer.__vector(at);
    return Array.from(
      { length: this.buffer.__vector_len(at) },
      (_, n) => new Table(this.buffer, this.buffer.__indirect(start + 4 * n)),
    );
  }
}

/** How a client is to behave: periods in seconds. */
export interface Conf {
  id?: string;
  memory?: number;
  net?: number;
  cpu?: number;
  acknowledges?: boolean;
}

/** The buffer of a ClientConf. */
export function confBuffer({
  id = "boardone",
  memory = 0,
  net = 0,
  cpu = 0,
  acknowledges = true,
}: Conf): Buffer {
  const builder = new Builder(128);
  const own = builder.createByteVector(Buffer.from(id, "latin1"));
  builder.startObject(10);
  builder.addFieldOffset(0, own, 0);
  for (const [slot, seconds] of [
    [6, memory],
    [7, net],
    [8, cpu],
  ] as const)
    builder.addFieldInt64(slot, BigInt(Math.round(seconds * 1e9)), 0n);
  if (acknowledges) builder.addFieldInt8(9, 1, 0);
  builder.finish(builder.endObject());
  return Buffer.from(builder.asUint8Array());
}

/** The id of a server's message that is made at so many microseconds since 1970. */
export function idAt(micros: number, sequence = 0): Buffer {
  const id = Buffer.from("\0\0\0\0\0\0\0\0autosrvr", "latin1");
  id.writeBigUInt64BE((BigInt(Math.floor(micros)) << 12n) | BigInt(sequence));
  return id;
}

/** A Message. */
export function messageBuffer(kind: number, data: Uint8Array, id: Uint8Array): Buffer {
  const builder = new Builder(256);
  const own = builder.createByteVector(id);
  const inner = builder.createByteVector(data);
  builder.startObject(5);
  builder.addFieldOffset(0, own, 0);
  builder.addFieldInt8(2, 2, 0);
  builder.addFieldInt16(3, kind, 0);
  builder.addFieldOffset(4, inner, 0);
  builder.finish(builder.endObject());
  return Buffer.from(builder.asUint8Array());
}

/** What a board has told. */
export interface Fact {
  id: string;
  kind: number;
  data: Buffer;
}

/** A connection, as the double sees it. */
export interface Peer {
  send(data: Buffer | string): void;
}

export class FactsDouble {
  /** What was told, by message ids; and how often something came that was there. */
  readonly facts = new Map<string, Fact>();
  again = 0;
  /** Texts in the order in which they came: ids of boards. */
  readonly hellos: string[] = [];
  private readonly greeted = new Set<Peer>();
  private readonly asked = new Set<Peer>();

  /** @param micros the time of the day, microseconds since 1970 */
  constructor(
    private readonly micros: () => number,
    public conf: Conf = {},
  ) {}

  tell(peer: Peer, kind: number, data: Uint8Array | string = ""): void {
    const bytes = typeof data === "string" ? Buffer.from(data, "latin1") : data;
    peer.send(messageBuffer(kind, bytes, idAt(this.micros())));
  }

  /** A message of a board's. */
  receive(peer: Peer, data: Buffer): void {
    if (!this.greeted.has(peer)) {
      this.greeted.add(peer);
      this.hellos.push(data.toString("latin1"));
      this.tell(peer, KIND.conf, confBuffer(this.conf));
      this.tell(peer, KIND.eot);
      return;
    }
    const message = Table.of(data);
    const [id, kind, inner] = [message.bytes(0), message.short(3), message.bytes(4)];
    if (kind === KIND.command) {
      this.asked.add(peer);
      return;
    }
    const key = id.toString("hex");
    if (this.facts.has(key)) this.again++;
    this.facts.set(key, { id: key, kind, data: inner });
    if (this.asked.has(peer)) this.tell(peer, KIND.command, Buffer.concat([Buffer.from("ack"), id]));
  }

  /** The values of users' facts of a name that have one number, in the order in which they came. */
  values(name: string): number[] {
    const values: number[] = [];
    for (const { kind, data } of this.facts.values()) {
      if (kind !== KIND.generic) continue;
      const fact = JSON.parse(data.toString("utf8")) as { name: string; fields: { value: number } };
      if (fact.name === name) values.push(fact.fields.value);
    }
    return values;
  }

  of(kind: number): Fact[] {
    return [...this.facts.values()].filter((fact) => fact.kind === kind);
  }
}

/** Microseconds that a message takes in a simulated LAN. */
const WAY = 5_000;

/** The only server of a simulated LAN: a double at whatever address; away while it is down. */
export class SimServer {
  up = true;
  private readonly open = new Set<{ peer: Peer; events: WebsocketEvents }>();

  constructor(
    private readonly lan: Lan & { dial: Lan["dial"] },
    readonly double: FactsDouble,
  ) {
    lan.dial = (from, to, events) => this.dial(from, to, events);
  }

  /** Those that are connected. */
  get peers(): Peer[] {
    return [...this.open].map(({ peer }) => peer);
  }

  /** Breaks all connections, without a word. */
  drop(): void {
    for (const one of this.open) this.later(() => one.events.close("reset"));
    this.open.clear();
  }

  private later(what: () => void): void {
    this.lan.clock.after(WAY, what);
  }

  private dial(_from: Station, _to: Dialled, events: WebsocketEvents): Websocket {
    let alive = true;
    const tell = (what: () => void) => this.later(() => alive && what());
    const peer: Peer = {
      send: (data) => tell(() => events.message(Buffer.from(data as Buffer), typeof data !== "string")),
    };
    const one = { peer, events };
    if (this.up) {
      this.open.add(one);
      tell(() => events.open());
    } else tell(() => events.close("reset"));
    return {
      send: (data, _binary, sent) => {
        this.later(() => tell(sent));
        this.later(() => this.open.has(one) && this.double.receive(peer, Buffer.from(data)));
      },
      ping: () => tell(() => events.pong()),
      close: () => tell(() => events.close("asked")),
      destroy: () => {
        alive = false;
        this.open.delete(one);
      },
    };
  }
}
