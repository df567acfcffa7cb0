/** One websocket client: its states, and what the air does to it. Reference: app/websocket/websocketclient.c. */
import type { Pending, Websocket } from "../../../lan/lan.ts";
import type { ScopedClock } from "../../../lan/scoped-clock.ts";
import { type Args, type BoardServices, LuaError, type RefValue } from "../../module.ts";
import type { Resolve } from "../net/dns.ts";
import { Carrier } from "./carrier.ts";
import { ABORTED, hostOf, STATUS, STATUS_OF } from "./status.ts";

export const EVENTS = ["connection", "receive", "close"] as const;
export type Event = (typeof EVENTS)[number];

/** Microseconds: to connect in, until a close that is asked for is forced, from one ping to the next. */
const CONNECT_TIMEOUT = 10_000_000;
const FORCED_CLOSE = 5_000_000;
const PING_INTERVAL = 30_000_000;
/** Pings without an answer. */
const UNHEALTHY = 2;
/** What a message takes until the other side says that it has its bytes, over Wi-Fi: until then another one is lost. */
const ROUND_TRIP = 5_000;
const HEADERS = { "User-Agent": "ESP8266", "Sec-WebSocket-Protocol": "chat" };

/** One client object. */
export class Client {
  state: "idle" | "resolving" | "connecting" | "open" = "idle";
  headers: Record<string, string> = {};
  readonly callbacks = new Map<Event, RefValue>();
  /** Keeps the object from connect to close, though nobody else does. */
  private self: RefValue | undefined;
  private socket: Websocket | undefined;
  /** Whether a message is under way. */
  private sending = false;
  private pings = 0;
  private timer: Pending | undefined;
  private readonly carrier: Carrier;
  private unwatch: (() => void) | undefined;

  constructor(
    private readonly board: BoardServices,
    private readonly clock: ScopedClock,
    private readonly resolve: Resolve,
    /** Lets the board forget it. */
    readonly gone: (client: Client) => void,
  ) {
    this.carrier = new Carrier(board.air, clock);
  }

  set(event: Event, callback: RefValue | undefined): void {
    this.callbacks.get(event)?.release();
    if (callback) this.callbacks.set(event, callback);
    else this.callbacks.delete(event);
  }

  connect(args: Args, url: string): void {
    const { lan } = this.board.air;
    if (!lan.dial)
      throw new LuaError(
        "websocket: a simulated LAN has no TCP; run the board on real UDP, or give the LAN a server to dial",
      );
    this.self = args.ref(1);
    const host = hostOf(url);
    if (typeof host === "number") {
      const callback = this.callbacks.get("close");
      // Here and now, in the call of connect.
      if (callback) args.call(callback, this.self, host);
      this.forget();
      return;
    }
    this.state = "resolving";
    this.resolve(host, (ip) => {
      if (this.state !== "resolving") return;
      if (ip === undefined) this.ended(STATUS.name);
      else this.dial(url, ip);
    });
  }

  private dial(url: string, ip: string): void {
    const { air } = this.board;
    this.state = "connecting";
    this.after(CONNECT_TIMEOUT, () => this.ended(STATUS.timeout));
    const { station, routed, lan } = air;
    // To nowhere, and nobody says so.
    if (!station || !routed) return;
    this.unwatch = air.onStation(() => this.ended(ABORTED));
    const headers = { ...HEADERS, ...this.headers };
    this.socket = lan.dial!(
      station,
      { url, ip, headers },
      {
        open: () => this.heard(() => this.opened()),
        message: (data, binary) => this.heard(() => this.received(data, binary)),
        pong: () => this.heard(() => this.healthy()),
        close: (end) => this.heard(() => this.ended(STATUS_OF[end])),
      },
    );
  }

  private opened(): void {
    this.state = "open";
    this.healthy();
    this.tell("connection");
  }

  private received(data: Uint8Array, binary: boolean): void {
    this.healthy();
    // With the other side's bytes comes its word that it has this side's: lwIP sees to that first.
    this.sending = false;
    // A copy of the frame, and the text that Lua gets.
    if (2 * data.length > this.board.vm.freeHeap()) this.ended(STATUS.memory);
    else this.tell("receive", data, binary ? 2 : 1);
  }

  /** Something came: it is pinged later. */
  private healthy(): void {
    this.pings = 0;
    this.after(PING_INTERVAL, () => this.ping());
  }

  private ping(): void {
    if (this.pings === UNHEALTHY) {
      this.ended(STATUS.sick);
      return;
    }
    this.pings++;
    this.carrier.carry(() => this.socket?.ping());
    this.after(PING_INTERVAL, () => this.ping());
  }

  /** A message that goes while another one does is lost: nobody looks at what the SDK says. */
  send(data: Uint8Array, binary: boolean): void {
    if (this.sending) return;
    this.sending = true;
    const { traffic } = this.board.air;
    this.carrier.carry(() => {
      traffic.sent++;
      traffic.bytesSent += data.length;
      this.socket?.send(data, binary, () => {
        this.clock.after(ROUND_TRIP, () => {
          this.sending = false;
        });
      });
    });
  }

  close(args: Args): void {
    if (this.state === "idle") return;
    if (this.state === "resolving") {
      const callback = this.callbacks.get("close");
      const { self } = this;
      this.state = "idle";
      if (callback && self) args.call(callback, self, 0);
      this.forget();
      return;
    }
    if (this.state === "open") this.carrier.carry(() => this.socket?.close());
    this.after(FORCED_CLOSE, () => this.ended(STATUS_OF.asked));
  }

  /** It is over: everything of it goes, and the program is told. */
  private ended(status: number): void {
    if (this.state === "idle") return;
    const { board, self } = this;
    const callback = this.callbacks.get("close");
    this.release();
    // As in the firmware: one that connects anew in its callback is not kept by that.
    this.self = undefined;
    if (callback && self) board.dispatch(callback, self, status);
    self?.release();
  }

  /** Lets go of everything but the callbacks, without a word. */
  release(): void {
    this.state = "idle";
    this.timer?.cancel();
    this.unwatch?.();
    this.socket?.destroy();
    this.socket = undefined;
    this.sending = false;
    this.carrier.clear();
  }

  private forget(): void {
    this.self?.release();
    this.self = undefined;
  }

  private tell(event: Event, ...what: (Uint8Array | number)[]): void {
    const callback = this.callbacks.get(event);
    if (callback && this.self) this.board.dispatch(callback, this.self, ...what);
  }

  private after(delay: number, what: () => void): void {
    this.timer?.cancel();
    this.timer = this.clock.after(delay, what);
  }

  /** What comes from the other side. */
  private heard(what: () => void): void {
    this.carrier.carry(() => {
      if (this.state !== "idle") what();
    });
  }
}
