/**
 * A simulated LAN on a virtual clock: as fast as it goes, and the same run to the byte for a seed.
 * One broadcast domain, as an access point makes it: every station hears every broadcast, each
 * datagram takes a moment of its own to each receiver, and some are lost on the way.
 */
import { broadcastOf, isMulticast, LIMITED_BROADCAST, parseIp } from "./address.ts";
import {
  type Lan,
  MAX_DATAGRAM,
  noTraffic,
  type Port,
  type Receive,
  type Sent,
  type Station,
} from "./lan.ts";
import { type Random, seededRandom } from "./random.ts";
import { VirtualClock } from "./virtual-clock.ts";
import { Weather } from "./weather.ts";

/** How a simulated LAN behaves. */
export interface SimOptions {
  /** Repeats a run: the same seed, the same boards, the same bytes. Default 1. */
  seed?: number;
  /** The chance, 0 to 1, that a receiver misses a datagram, drawn for each receiver. Default 0. */
  loss?: number;
  /** The shortest and longest way of a datagram, microseconds. Default 1,000 to 21,000. */
  delay?: [shortest: number, longest: number];
}

/** What became of a datagram, told to {@link SimLan.onDatagram}. */
export interface Datagram {
  /** Virtual microseconds. */
  at: number;
  /** `sent` once for each; then, for each receiver, `received`, `lost`, or `unheard` (no such port). */
  what: "sent" | "received" | "lost" | "unheard";
  fromIp: string;
  fromPort: number;
  /** The address it was sent to. */
  to: string;
  toPort: number;
  /** The station it reached or should have; undefined in `sent`. */
  station?: string;
  data: Uint8Array;
}

/** First port that bind(0) tries, as in the boards' lwIP. */
const EPHEMERAL = 4096;

export class SimLan implements Lan {
  readonly clock = new VirtualClock();
  readonly traffic = noTraffic();
  readonly weather: Weather;
  onSent: Sent | undefined;
  /** Told of everything that happens to a datagram; for tests and screens. */
  onDatagram: ((datagram: Datagram) => void) | undefined;
  /** No TCP is simulated: whoever wants websockets here puts a server's double in this place. */
  dial: Lan["dial"];
  private readonly stations = new Map<string, SimStation>();
  private readonly delayDraw: Random;
  private readonly lossDraw: Random;

  constructor(options: SimOptions = {}) {
    const seed = options.seed ?? 1;
    this.weather = new Weather({ loss: options.loss, delay: options.delay ?? [1_000, 21_000] });
    // Two sources, so that a run with another loss keeps its delays.
    this.delayDraw = seededRandom(seed, 1);
    this.lossDraw = seededRandom(seed, 2);
  }

  station(ip: string, netmask: string): Station {
    const broadcast = broadcastOf(ip, netmask);
    if (this.stations.has(ip)) throw new Error(`${ip} is taken: another station of this LAN has it`);
    const station = new SimStation(this, ip, netmask, broadcast);
    this.stations.set(ip, station);
    return station;
  }

  /** Works off the next event; false when there is none. */
  step(): boolean {
    return this.clock.step();
  }

  /** Works off everything up to virtual time `until`, microseconds. */
  run(until: number): void {
    this.clock.run(until);
  }

  close(): void {
    for (const station of [...this.stations.values()]) station.leave();
    this.clock.clear();
  }

  /** A station's {@link Station.leave}. */
  forget(station: SimStation): void {
    if (this.stations.get(station.ip) === station) this.stations.delete(station.ip);
  }

  /** A port's {@link Port.send}: works out who hears it, and when. */
  transmit(from: SimStation, fromPort: number, data: Uint8Array, toPort: number, to: string): void {
    this.traffic.sent++;
    this.traffic.bytesSent += data.length;
    from.traffic.sent++;
    from.traffic.bytesSent += data.length;
    const datagram = { fromIp: from.ip, fromPort, to, toPort, data };
    this.onDatagram?.({ at: this.clock.now(), what: "sent", ...datagram });
    this.onSent?.(from.ip, to, data.length);
    const receivers = this.receivers(from, to);
    const delays = new Float64Array(receivers.length);
    const lost = new Uint8Array(receivers.length);
    const { weather } = this;
    const blocked = data.length > MAX_DATAGRAM || from.cut;
    for (const [index, receiver] of receivers.entries()) {
      // Drawn in any case, so that a lost or blocked one shifts nothing that follows.
      delays[index] = weather.way(this.delayDraw());
      const missed = this.lossDraw() < weather.lossOf(from.ip, receiver.ip);
      if (missed || blocked || weather.apart(from.ip, receiver.ip)) lost[index] = 1;
    }
    this.clock.series(delays, (index) => this.arrive(receivers[index]!, datagram, lost[index] === 1));
  }

  private arrive(receiver: SimStation, datagram: Omit<Datagram, "at" | "what">, lost: boolean): void {
    const { data, fromIp, fromPort } = datagram;
    const heard = !lost && !receiver.cut && !receiver.left;
    const port = heard ? receiver.listener(datagram.to, datagram.toPort) : undefined;
    if (this.onDatagram) {
      const what = !heard ? "lost" : port ? "received" : "unheard";
      this.onDatagram({ at: this.clock.now(), what, station: receiver.ip, ...datagram });
    }
    if (!heard) {
      this.traffic.lost++;
      receiver.traffic.lost++;
    }
    if (!port) return;
    this.traffic.received++;
    this.traffic.bytesReceived += data.length;
    receiver.traffic.received++;
    receiver.traffic.bytesReceived += data.length;
    // Its own copy for each receiver: one that writes into it disturbs no other.
    port.receive(data.slice(), fromPort, fromIp);
  }

  /** Who is to hear what `from` sends to `to`. */
  private receivers(from: SimStation, to: string): SimStation[] {
    if (to !== LIMITED_BROADCAST && to !== from.broadcast && !isMulticast(to)) {
      const station = this.stations.get(to);
      // To itself nothing arrives: lwIP on the ESP8266 has no loopback.
      return station && station !== from ? [station] : [];
    }
    const receivers: SimStation[] = [];
    for (const station of this.stations.values()) {
      if (station !== from && station.hears(to)) receivers.push(station);
    }
    return receivers;
  }
}

class SimStation implements Station {
  readonly traffic = noTraffic();
  cut = false;
  /** Nothing reaches it any more. */
  left = false;
  private readonly ports = new Map<number, SimPort>();
  /** How many of the ports are in each multicast group. */
  private readonly groups = new Map<string, number>();

  constructor(
    private readonly lan: SimLan,
    readonly ip: string,
    readonly netmask: string,
    readonly broadcast: string,
  ) {}

  bind(port: number, receive: Receive): Port {
    let number = port;
    if (number === 0) for (number = EPHEMERAL; this.ports.has(number); ) number++;
    if (this.ports.has(number)) throw new Error(`UDP port ${number} of ${this.ip} is taken`);
    const bound = new SimPort(this, number, receive);
    this.ports.set(number, bound);
    return bound;
  }

  leave(): void {
    this.left = true;
    this.ports.clear();
    this.groups.clear();
    this.lan.forget(this);
  }

  /** Whether a datagram to this broadcast or multicast address is for this station. */
  hears(to: string): boolean {
    return to === LIMITED_BROADCAST || to === this.broadcast || this.groups.has(to);
  }

  /** The port that a datagram to `to` reaches, if it is bound. */
  listener(to: string, toPort: number): SimPort | undefined {
    return to === this.ip || this.hears(to) ? this.ports.get(toPort) : undefined;
  }

  send(port: SimPort, data: Uint8Array, toPort: number, to: string): void {
    if (this.ports.get(port.port) !== port || parseIp(to) === undefined) return;
    this.lan.transmit(this, port.port, data, toPort, to);
  }

  enter(group: string, count: 1 | -1): void {
    const members = (this.groups.get(group) ?? 0) + count;
    if (members > 0) this.groups.set(group, members);
    else this.groups.delete(group);
  }

  release(port: SimPort): void {
    if (this.ports.get(port.port) === port) this.ports.delete(port.port);
  }
}

class SimPort implements Port {
  private readonly joined = new Set<string>();

  constructor(
    private readonly station: SimStation,
    readonly port: number,
    readonly receive: Receive,
  ) {}

  send(data: Uint8Array, toPort: number, to: string): void {
    this.station.send(this, data, toPort, to);
  }

  join(group: string): void {
    if (this.joined.has(group)) return;
    this.joined.add(group);
    this.station.enter(group, 1);
  }

  leave(group: string): void {
    if (this.joined.delete(group)) this.station.enter(group, -1);
  }

  close(): void {
    for (const group of [...this.joined]) this.leave(group);
    this.station.release(this);
  }
}
