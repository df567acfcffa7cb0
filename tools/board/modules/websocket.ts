/**
 * NodeMCU's `websocket`: a client. Reference: the firmware's docs/modules/websocket.md; what is not in it, its
 * app/modules/websocket.c and app/websocket/websocketclient.c.
 */
import type { Pending, Websocket, WebsocketEnd } from "../../lan/lan.ts";
import { ScopedClock } from "../../lan/scoped-clock.ts";
import {
  type Args,
  type BoardModule,
  type BoardServices,
  type HostClass,
  LuaError,
  NewObject,
  type RefValue,
} from "../module.ts";
import { type Resolve, resolver } from "./net/dns.ts";

const EVENTS = ["connection", "receive", "close"] as const;
type Event = (typeof EVENTS)[number];

/** Microseconds: to connect in, until a close that is asked for is forced, from one ping to the next. */
const CONNECT_TIMEOUT = 10_000_000;
const FORCED_CLOSE = 5_000_000;
const PING_INTERVAL = 30_000_000;
/** Pings without an answer. */
const UNHEALTHY = 2;
/** What a message takes until the other side says that it has its bytes, over Wi-Fi: until then another one is lost. */
const ROUND_TRIP = 5_000;
/** After which what a cut kept is sent once more. */
const RETRANSMIT = 1_000_000;
const HEADERS = { "User-Agent": "ESP8266", "Sec-WebSocket-Protocol": "chat" };

/** The statuses that "close" tells. */
const STATUS = { scheme: -1, long: -2, port: -3, host: -4, name: -5, memory: -13, timeout: -18, sick: -19 };
const STATUS_OF: Record<WebsocketEnd, number> = {
  ...{ asked: 0, server: -6, "bad upgrade": -7, "no upgrade": -17 },
  // espconn's ESPCONN_RST, less 100; and what nobody knows.
  ...{ reset: -109, other: -99 },
};
/** lwIP gives up what had an address that is no more: ESPCONN_ABRT, less 100. */
const ABORTED = -108;

/** The host's part of an URL, or why there is none, as ws_connect finds out. */
function hostOf(url: string): string | number {
  const rest = /^wss?:\/\/(.*)$/is.exec(url)?.[1];
  if (rest === undefined) return STATUS.scheme;
  const host = rest.replace(/\/.*$/s, "");
  if (host.length >= 256) return STATUS.long;
  const [name, port] = host.split(/:(.*)/s, 2) as [string, string | undefined];
  if (port !== undefined) {
    const number = Number.parseInt(port, 10);
    if (!(number > 0 && number <= 65535)) return STATUS.port;
  }
  return name === "" ? STATUS.host : name;
}

/** One client object. */
class Client {
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
  /** What happens once the air carries again, in order. */
  private held: (() => void)[] = [];
  private unwatch: (() => void) | undefined;

  constructor(
    private readonly board: BoardServices,
    private readonly clock: ScopedClock,
    private readonly resolve: Resolve,
    /** Lets the board forget it. */
    readonly gone: (client: Client) => void,
  ) {}

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
    this.carried(() => this.socket?.ping());
    this.after(PING_INTERVAL, () => this.ping());
  }

  /** A message that goes while another one does is lost: nobody looks at what the SDK says. */
  send(data: Uint8Array, binary: boolean): void {
    if (this.sending) return;
    this.sending = true;
    const { traffic } = this.board.air;
    this.carried(() => {
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
    if (this.state === "open") this.carried(() => this.socket?.close());
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
    this.held = [];
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
    this.carried(() => {
      if (this.state !== "idle") what();
    });
  }

  /** Does what the air has to carry: once it does again, while the board is cut off. TCP loses nothing. */
  private carried(what: () => void): void {
    if (this.held.push(what) === 1) this.flush();
  }

  private flush(): void {
    while (this.held.length > 0) {
      if (this.board.air.station?.cut) {
        const { held } = this;
        this.clock.after(RETRANSMIT, () => held === this.held && this.flush());
        return;
      }
      const what = this.held[0]!;
      what();
      // What it did may have ended it.
      if (this.held[0] === what) this.held.shift();
    }
  }
}

function open(args: Args, url: string): void {
  const client = args.object(1, CLIENT);
  if (client.state !== "idle") args.error("Websocket already connecting or connected.\n");
  client.connect(args, url);
}

const CLIENT: HostClass<Client> = {
  name: "websocket.client",
  size: 112, // ws_info, and the references beside it
  methods: {
    on: (args: Args) => {
      const client = args.object(1, CLIENT);
      const event = args.option(2, EVENTS) as Event;
      if (!args.isNone(3) && !args.isFunction(3)) args.typeError(3, "function or nil");
      client.set(event, args.optFunction(3));
    },
    config: (args: Args) => {
      const client = args.object(1, CLIENT);
      args.table(2);
      const headers = args.field(2, "headers");
      if (!(headers instanceof Map)) return;
      client.headers = Object.fromEntries([...headers].map(([name, value]) => [String(name), String(value)]));
    },
    connect: (args: Args) => open(args, args.string(2)),
    send: (args: Args) => {
      const client = args.object(1, CLIENT);
      if (client.state !== "open") args.error("Websocket isn't connected.\n");
      const data = Buffer.from(args.string(2), "latin1");
      client.send(data, (args.count === 3 ? args.integer(3) : 1) === 2);
    },
    close: (args: Args) => args.object(1, CLIENT).close(args),
  },
  gc: (client) => {
    client.release();
    for (const event of EVENTS) client.set(event, undefined);
    client.gone(client);
  },
};

export const websocket: BoardModule = {
  name: "websocket",
  open(board) {
    const clock = new ScopedClock(board.clock);
    const resolve = resolver(board, clock);
    const clients = new Set<Client>();
    return {
      classes: [CLIENT],
      members: {
        createClient: () => {
          const client = new Client(board, clock, resolve, (gone) => clients.delete(gone));
          clients.add(client);
          return new NewObject(CLIENT, client);
        },
      },
      close() {
        for (const client of clients) client.release();
        clock.cancelAll();
      },
    };
  },
};
