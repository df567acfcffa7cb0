/** One connection of a client, from its first message to its close. */
import { isDeepStrictEqual } from "node:util";
import type { Logger } from "pino";
import { WebSocket } from "ws";
import { Acks } from "./acks.ts";
import { BadMessage } from "./bad-message.ts";
import { type Content, type Envelope, openMessage, readContent } from "./decode.ts";
import { type Conf, encodeConf, encodeMessage, KIND } from "./encode.ts";
import { factOf } from "./fact.ts";
import { Heartbeat } from "./heartbeat.ts";
import { CLOSE, type Host, type Why } from "./host.ts";
import { Inbox, type Incoming } from "./inbox.ts";
import type { Sender } from "./intake.ts";
import { Rarely } from "./rarely.ts";
import { shown } from "./words.ts";

/** Milliseconds that a client has to say who it is. */
const PATIENCE = 10_000;
/** Milliseconds until a client that does not close its side is cut off. */
const FAREWELL = 2000;
/** Bytes that may wait for a client that does not read, at most. */
const MOST_UNREAD = 1_000_000;

export class Session implements Sender {
  /** Undefined until it said who it is. */
  id: string | undefined;
  private wantsAcks = false;
  /** The last that it was told. */
  private conf: Conf | undefined;
  private closing = false;
  private log: Logger;
  private readonly bads: Rarely;
  private readonly inbox: Inbox;
  private readonly timer: NodeJS.Timeout;
  private readonly heartbeat: Heartbeat;
  private readonly acks: Acks;
  /** The data of the last load in a binary frame. */
  private load: Uint8Array | undefined;

  constructor(
    private readonly socket: WebSocket,
    private readonly host: Host,
    log: Logger,
  ) {
    this.log = log;
    this.bads = new Rarely(log, "warn", "bad messages");
    // No client ends the server.
    const { guard } = host;
    this.heartbeat = new Heartbeat(
      guard.of(() => this.socket.send("loadavg")),
      guard.of(() => this.close("silent")),
      () => this.inbox.busy,
    );
    this.acks = new Acks(guard.of((data) => this.send(KIND.Command, data)));
    this.inbox = new Inbox(
      socket,
      host.rate,
      guard.of((message) => this.receive(message)),
    );
    this.timer = setTimeout(
      guard.of(() => this.close("nameless")),
      PATIENCE,
    );
    socket.on(
      "error",
      guard.of((error) => this.badFrame(error)),
    );
    socket.on(
      "close",
      guard.of((code: number, reason: Buffer) => this.closed(code, reason.toString("utf8"))),
    );
  }

  /** Tells the client how to behave, if that has changed. */
  configure(): void {
    if (this.id === undefined) return;
    const conf = this.host.confOf(this.id);
    if (this.conf && isDeepStrictEqual(this.conf, conf)) return;
    this.conf = conf;
    this.send(KIND.ClientConf, encodeConf(conf));
    this.heartbeat.every(conf.heartbeat);
  }

  close(why: Why): void {
    if (this.closing) return;
    this.closing = true;
    const [code, reason] = CLOSE[why];
    if (why === "replaced" && this.wantsAcks) this.send(KIND.Command, Buffer.from("replaced"));
    this.log.info({ why: reason }, "closing");
    this.quiet();
    // A close frame is not read from a socket that is paused.
    if (this.socket.isPaused) this.socket.resume();
    this.socket.close(code, reason);
    setTimeout(() => this.socket.terminate(), FAREWELL).unref();
  }

  /** Takes nothing more, and asks for nothing; what was taken may still be acknowledged. */
  quiet(): void {
    this.heartbeat.stop();
    this.inbox.close();
  }

  acknowledge(id: string): void {
    if (this.wantsAcks) this.acks.add(id);
  }

  refuse(): void {
    // Whoever keeps what is not acknowledged sends it again when it comes back.
    if (this.wantsAcks && this.socket.readyState === WebSocket.OPEN) this.close("full");
  }

  /** What is no frame of a websocket, or too long: the socket closes by itself then. */
  private badFrame(error: Error & { code?: string }): void {
    // As the original ends.
    if (error.code === "WS_ERR_INVALID_CLOSE_CODE") return;
    this.bad(error.message);
  }

  private bad(problem: string): void {
    this.host.bad();
    this.bads.add(problem);
  }

  private send(kind: number, data: Uint8Array): void {
    if (this.socket.readyState !== WebSocket.OPEN) return;
    if (this.socket.bufferedAmount > MOST_UNREAD) {
      this.log.warn("it reads nothing: cut off");
      this.socket.terminate();
    } else this.socket.send(encodeMessage(this.host.ids, kind, data));
  }

  private receive({ data, binary }: Incoming): void {
    if (this.socket.readyState !== WebSocket.OPEN) return;
    try {
      if (this.id !== undefined) this.message(data, binary);
      else if (binary) throw new BadMessage("a message before the id");
      else this.hello(data.toString("latin1"));
    } catch (error) {
      if (!(error instanceof BadMessage)) throw error;
      this.bad(error.message);
    }
  }

  private hello(presented: string): void {
    clearTimeout(this.timer);
    this.id = this.host.identify(this, presented);
    if (this.id === undefined) {
      this.close("full");
      return;
    }
    this.log = this.log.child({ client: this.id });
    const unknown = presented !== this.id && presented !== "";
    this.log.info(unknown ? { unknown: shown(presented) } : {}, "connected");
    this.configure();
    this.send(KIND.EOT, new Uint8Array());
  }

  /** The original sends loads in text frames, too. */
  private message(bytes: Buffer, binary: boolean): void {
    const id = this.id!;
    const envelope = openMessage(bytes);
    const content = this.read(envelope);
    if (content.what === "command") {
      if (content.text !== "ack") throw new BadMessage("an unknown command");
      this.wantsAcks = true;
      return;
    }
    if (content.what === "nothing") return;
    if (content.what === "points") {
      if (content.load) this.heartbeat.answered();
      this.host.heard(id, {});
      if (content.load && this.again(content.load, binary)) {
        this.host.twice();
        this.acknowledge(envelope.id);
        return;
      }
    } else this.host.heard(id, content);
    if (content.what !== "points") this.configure();
    if (content.what === "names") return;
    this.host.take(factOf(envelope, content, this.conf!), bytes.length, this);
  }

  /** Whether a load is the one before once more, as the original has it: as a text, and with another id. */
  private again(load: Uint8Array, binary: boolean): boolean {
    const same = this.load !== undefined && Buffer.compare(load, this.load) === 0;
    this.load = binary ? Buffer.from(load) : undefined;
    return same && !binary;
  }

  /** What cannot be read would not get better by coming again: the client may let go of it. */
  private read(envelope: Envelope): Content {
    try {
      return readContent(envelope, BigInt(Date.now()) * 1_000_000n);
    } catch (error) {
      this.acknowledge(envelope.id);
      throw error;
    }
  }

  private closed(code: number, reason: string): void {
    clearTimeout(this.timer);
    this.quiet();
    this.log.info({ code, reason: shown(reason) }, "disconnected");
    this.host.left(this);
  }
}
