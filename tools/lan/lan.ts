/**
 * What a board's `net` and `tmr` stand on. Two things provide it: a simulated LAN with a virtual
 * clock (`sim.ts`), which runs as fast as it can and the same way for a seed, and real UDP with
 * the machine's clock (`udp.ts`). A board cannot tell which.
 */
import type { Weather } from "./weather.ts";

/**
 * The most a datagram may carry: an Ethernet frame's 1,500 bytes less the IP and UDP headers. The
 * ESP8266 neither sends nor takes fragments, so what is longer never arrives, in either LAN.
 */
export const MAX_DATAGRAM = 1472;

/** A pending call of {@link Clock.after}. */
export interface Pending {
  /** The call will not happen; harmless when it already did. */
  cancel(): void;
}

/** Time as the boards of one LAN see it. */
export interface Clock {
  /** Microseconds since this clock began; never goes back, may be fractional. */
  now(): number;
  /** Calls `fn` once, `delay` microseconds from now (0: as soon as the caller is done). */
  after(delay: number, fn: () => void): Pending;
}

/** Called for a datagram that reached a bound port. */
export type Receive = (data: Uint8Array, fromPort: number, fromIp: string) => void;

/** One bound UDP port of a {@link Station}. */
export interface Port {
  readonly port: number;
  /**
   * Sends one datagram. `to` is an IPv4 address: unicast, the station's directed broadcast,
   * 255.255.255.255 or a multicast group. What is longer than {@link MAX_DATAGRAM} is lost, as is
   * everything else that finds nobody: a sender of datagrams is never told. `data` belongs to the
   * LAN from here on.
   */
  send(data: Uint8Array, toPort: number, to: string): void;
  /** Takes part in a multicast group from now on; a second time is harmless. */
  join(group: string): void;
  leave(group: string): void;
  close(): void;
}

/** What went through a station or a whole LAN since it began, payload bytes. */
export interface Traffic {
  /** Datagrams sent: a broadcast counts once. */
  sent: number;
  bytesSent: number;
  /** Datagrams handed to a bound port. */
  received: number;
  bytesReceived: number;
  /** Datagrams that loss, a cut or their length kept from a receiver. */
  lost: number;
}

/** A traffic count of nothing. */
export function noTraffic(): Traffic {
  return { sent: 0, bytesSent: 0, received: 0, bytesReceived: 0, lost: 0 };
}

/** A place in a LAN: an address that ports can be bound on. */
export interface Station {
  readonly ip: string;
  readonly netmask: string;
  readonly broadcast: string;
  readonly traffic: Readonly<Traffic>;
  /**
   * While true the station neither hears nor is heard, and does not notice: a board out of range,
   * an access point that drops everything.
   */
  cut: boolean;
  /**
   * Binds a port (0: any free one). Throws an Error whose message is words for a person when the
   * port is taken or the address is not this machine's.
   */
  bind(port: number, receive: Receive): Port;
  /** Closes every port; datagrams under way to this station are lost. */
  leave(): void;
}

/** How a websocket came to its end. */
export type WebsocketEnd =
  /** {@link Websocket.close} was called. */
  | "asked"
  /** The server said goodbye. */
  | "server"
  /** What answers is no websocket server, or does not want this client. */
  | "no upgrade"
  /** The server's answer does not fit the request. */
  | "bad upgrade"
  /** Refused, or broken by the other side. */
  | "reset"
  | "other";

/** A station's end of a websocket. */
export interface Websocket {
  /** Sends a message; `sent` is called once it is on its way. */
  send(data: Uint8Array, binary: boolean, sent: () => void): void;
  ping(): void;
  /** Says goodbye: {@link WebsocketEvents.close} follows once the other side has, too. */
  close(): void;
  /** Ends it without a word, and without an event. */
  destroy(): void;
}

/** What a websocket tells; nothing of it within the call that has opened it. */
export interface WebsocketEvents {
  open(): void;
  message(data: Uint8Array, binary: boolean): void;
  /** The other side answers a ping. */
  pong(): void;
  /** It is over, or never came to be; the last event. */
  close(end: WebsocketEnd): void;
}

/** What is asked of {@link Lan.dial}. */
export interface Dialled {
  /** `ws://…` or `wss://…` */
  url: string;
  /** The address that the URL's host has. */
  ip: string;
  headers: Readonly<Record<string, string>>;
}

/** Told of a datagram as it is sent: its sender's address, the one it is for, and how many bytes it carries. */
export type Sent = (from: string, to: string, bytes: number) => void;

/** A LAN that stations join. */
export interface Lan {
  readonly clock: Clock;
  readonly traffic: Readonly<Traffic>;
  /** What datagrams suffer between stations of this LAN; may be changed at any time. */
  readonly weather: Weather;
  /** Told of each datagram that a station here sends; undefined costs nothing. */
  onSent: Sent | undefined;
  /** Opens a websocket from a station; undefined where this LAN has no TCP. */
  readonly dial: ((from: Station, to: Dialled, events: WebsocketEvents) => Websocket) | undefined;
  /** Throws where the address is taken in this LAN, or where address or netmask are not IPv4. */
  station(ip: string, netmask: string): Station;
  /** Ends everything: ports closed, pending calls dropped. */
  close(): void;
}
