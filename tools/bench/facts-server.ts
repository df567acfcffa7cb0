/** The double of a server of facts in a simulated LAN. */
import type { Dialled, Lan, Station, Websocket, WebsocketEvents } from "../lan/lan.ts";
import type { FactsDouble, Peer } from "./facts-double.ts";

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
