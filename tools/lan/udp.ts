/**
 * Real UDP on this machine's addresses, with the machine's clock. Datagrams arrive as they would
 * at a board: unicast, directed broadcast, 255.255.255.255, joined multicast groups, and never a
 * station's own broadcasts; between the stations of one process, of several, and any other program.
 *
 * A socket bound to a station's address sends, and takes unicast. It gets no broadcast and no
 * multicast, so each broadcast address and group has a socket of its own, shared by the stations of
 * this process, and by those of others through SO_REUSEADDR: every one of them gets each datagram.
 */
import type { RemoteInfo, Socket } from "node:dgram";
import { broadcastOf, isLoopback, isMulticast, LIMITED_BROADCAST, parseIp } from "./address.ts";
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
import { netmaskOf, openSocket } from "./udp-socket.ts";
import { WallClock } from "./wall-clock.ts";
import { Weather } from "./weather.ts";
import { dial } from "./websocket.ts";

/** How real UDP is made worse than it is. */
export interface UdpOptions {
  /** The chance, 0 to 1, that a station here misses a datagram. Default 0. */
  loss?: number;
  /** The shortest and longest way of a datagram between stations here, microseconds. Default none. */
  delay?: [shortest: number, longest: number];
  /** Which ones are lost, and how long each takes. Default 1. */
  seed?: number;
  /** The most that a datagram may carry, bytes; what a board may unless told, where a PC takes fragments, too. */
  largest?: number;
}

export { netmaskOf, whyNotBindable } from "./udp-socket.ts";

export class UdpLan implements Lan {
  readonly clock = new WallClock();
  readonly traffic = noTraffic();
  /**
   * What a station here suffers. Its loss is that of all it hears; delay, link loss and partition are for what
   * another station here has sent, told by its address: other programs' datagrams come as they do.
   */
  readonly weather: Weather;
  onSent: Sent | undefined;
  readonly largest: number;
  readonly dial = dial;
  private readonly stations = new Map<string, UdpStation>();
  private readonly shared = new Map<string, SharedSocket>();
  private readonly lossDraw: Random;
  private readonly delayDraw: Random;

  constructor(options: UdpOptions = {}) {
    this.weather = new Weather(options);
    this.largest = options.largest ?? MAX_DATAGRAM;
    this.lossDraw = seededRandom(options.seed ?? 1);
    this.delayDraw = seededRandom(options.seed ?? 1, 1);
  }

  /** `netmask` defaults to that of the machine's own interface. */
  station(ip: string, netmask: string = netmaskOf(ip)): Station {
    const broadcast = broadcastOf(ip, netmask);
    if (this.stations.has(ip)) throw new Error(`${ip} is taken: another board of this program has it`);
    const station = new UdpStation(this, ip, netmask, broadcast);
    this.stations.set(ip, station);
    return station;
  }

  close(): void {
    for (const station of [...this.stations.values()]) station.leave();
    this.clock.clear();
  }

  forget(station: UdpStation): void {
    if (this.stations.get(station.ip) === station) this.stations.delete(station.ip);
  }

  /** Has `listener` hear what is sent to a broadcast address or group. */
  listen(ip: string, listener: UdpPort): void {
    const key = `${ip}:${listener.port}`;
    let socket = this.shared.get(key);
    if (!socket) {
      socket = new SharedSocket(ip, listener.port);
      this.shared.set(key, socket);
    }
    try {
      socket.add(listener);
    } catch (error) {
      this.unlisten(ip, listener);
      throw new Error(`${listener.station.ip} cannot hear ${ip}: ${(error as Error).message}`);
    }
  }

  unlisten(ip: string, listener: UdpPort): void {
    const key = `${ip}:${listener.port}`;
    if (this.shared.get(key)?.remove(listener)) this.shared.delete(key);
  }

  /** A datagram has come to a port: lost, or handed on once it has been on its way for as long as the weather has it. */
  arrive(port: UdpPort, data: Buffer, from: RemoteInfo): void {
    const { weather } = this;
    const { station } = port;
    const own = this.stations.has(from.address);
    const loss = own ? weather.lossOf(from.address, station.ip) : weather.loss;
    const missed = loss > 0 && this.lossDraw() < loss;
    const lost = missed || data.length > this.largest || (own && weather.apart(from.address, station.ip));
    const way = own ? weather.way(this.delayDraw()) : 0;
    if (way > 0 && !lost) this.clock.after(way, () => this.hand(port, data, from, false));
    else this.hand(port, data, from, lost);
  }

  /** Hands a datagram to a port that is still there, unless it is lost. */
  private hand(port: UdpPort, data: Buffer, from: RemoteInfo, missed: boolean): void {
    const { station } = port;
    if (port.closed) return;
    const lost = missed || station.cut;
    for (const traffic of [this.traffic, station.traffic]) {
      if (lost) traffic.lost++;
      else {
        traffic.received++;
        traffic.bytesReceived += data.length;
      }
    }
    if (!lost) port.receive(data, from.port, from.address);
  }
}

/** One socket for all of this process that listen to a broadcast address or group. */
class SharedSocket {
  private readonly listeners = new Set<UdpPort>();
  private readonly memberships = new Set<string>();
  private readonly socket: Socket;

  constructor(
    private readonly ip: string,
    port: number,
  ) {
    this.socket = openSocket(ip, port, true);
    this.socket.on("message", (data, from) => {
      for (const listener of [...this.listeners]) {
        // A board does not receive its own broadcasts; the machine hands them to all.
        if (!this.listeners.has(listener) || listener.station.sent(from)) continue;
        listener.take(Buffer.from(data), from);
      }
    });
  }

  add(listener: UdpPort): void {
    this.listeners.add(listener);
    const station = listener.station.ip;
    if (!isMulticast(this.ip) || this.memberships.has(station)) return;
    this.memberships.add(station);
    try {
      this.socket.addMembership(this.ip, station);
    } catch (error) {
      // Two addresses of one interface share a membership.
      if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    }
  }

  /** True when nobody is left, and the socket is closed. */
  remove(listener: UdpPort): boolean {
    this.listeners.delete(listener);
    if (this.listeners.size > 0) return false;
    this.socket.close();
    return true;
  }
}

class UdpStation implements Station {
  readonly traffic = noTraffic();
  cut = false;
  private readonly ports = new Set<UdpPort>();

  constructor(
    readonly lan: UdpLan,
    readonly ip: string,
    readonly netmask: string,
    readonly broadcast: string,
  ) {}

  bind(port: number, receive: Receive): Port {
    const bound = new UdpPort(this, port, receive);
    this.ports.add(bound);
    return bound;
  }

  leave(): void {
    for (const port of [...this.ports]) port.close();
    this.lan.forget(this);
  }

  /** Whether a datagram came from one of this station's own ports. */
  sent(from: RemoteInfo): boolean {
    if (from.address !== this.ip) return false;
    for (const port of this.ports) if (port.port === from.port) return true;
    return false;
  }

  release(port: UdpPort): void {
    this.ports.delete(port);
  }
}

class UdpPort implements Port {
  readonly port: number;
  private readonly socket: Socket;
  /** The broadcast addresses and groups that this port hears. */
  private readonly heard = new Set<string>();
  closed = false;

  constructor(
    readonly station: UdpStation,
    port: number,
    readonly receive: Receive,
  ) {
    this.socket = openSocket(station.ip, port, false);
    this.port = this.socket.address().port;
    this.socket.on("message", (data, from) => this.take(data, from));
    try {
      this.hear(station.broadcast);
      // On loopback 255.255.255.255 goes out as 127.255.255.255, and arrives as that.
      if (!isLoopback(station.ip)) this.hear(LIMITED_BROADCAST);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  send(data: Uint8Array, toPort: number, to: string): void {
    const { station } = this;
    if (this.closed || parseIp(to) === undefined) return;
    for (const traffic of [station.traffic, station.lan.traffic]) {
      traffic.sent++;
      traffic.bytesSent += data.length;
    }
    station.lan.onSent?.(station.ip, to, data.length);
    // To itself nothing arrives: lwIP on the ESP8266 has no loopback.
    if (station.cut || data.length > station.lan.largest || to === station.ip) return;
    const address = to === LIMITED_BROADCAST && isLoopback(station.ip) ? station.broadcast : to;
    // An error (no way there) is a datagram lost: a board is not told either.
    this.socket.send(data, toPort, address, () => {});
  }

  take(data: Buffer, from: RemoteInfo): void {
    this.station.lan.arrive(this, data, from);
  }

  join(group: string): void {
    if (isMulticast(group)) this.hear(group);
  }

  leave(group: string): void {
    if (this.heard.delete(group)) this.station.lan.unlisten(group, this);
  }

  close(): void {
    if (this.closed) return;
    this.closed = true;
    for (const ip of [...this.heard]) this.leave(ip);
    this.station.release(this);
    this.socket.close();
  }

  private hear(ip: string): void {
    if (this.heard.has(ip)) return;
    this.station.lan.listen(ip, this);
    this.heard.add(ip);
  }
}
