/**
 * A board's network interface and its UDP sockets, as lwIP on the ESP8266 has them: a socket is
 * bound whether there is an address or not, and outlives the loss and the change of one.
 */
import { formatIp, isMulticast, LIMITED_BROADCAST } from "../lan/address.ts";
import { MAX_DATAGRAM, type Port, type Receive } from "../lan/lan.ts";
import type { Air } from "./air.ts";

/** First port that lwIP gives to a socket that asks for none. */
const LOCAL_PORT_START = 4096;
/** IP_DEFAULT_TTL of the firmware's lwipopts.h. */
const DEFAULT_TTL = 255;
const ANY = "0.0.0.0";

/** A refusal of lwIP; the message is the text that NodeMCU raises for it. */
export class LwipError extends Error {}

/** One bound UDP socket. */
export interface UdpPcb {
  readonly port: number;
  /** The address it was bound to, 0.0.0.0 for any. */
  readonly localIp: string;
  ttl: number;
  /** Sends a datagram. Throws {@link LwipError}: "routing problem" without a route. */
  send(data: Uint8Array, toPort: number, to: string): void;
  close(): void;
}

/**
 * An address as lwIP's ipaddr_aton reads it, in dotted form: one to four numbers, the last filling
 * what is left; decimal, 0 octal, 0x hexadecimal; blanks end it. Undefined where it reads none.
 */
export function aton(text: string): string | undefined {
  const parts = text.replace(/[ \f\n\r\t\v].*$/s, "").split(".");
  if (parts.length > 4) return undefined;
  let address = 0;
  for (const [index, part] of parts.entries()) {
    if (!/^(0x[0-9a-f]*|0[0-7]*|[1-9][0-9]*)$/i.test(part)) return undefined;
    const octal = /^0[0-7]+$/.test(part);
    const value =
      part.toLowerCase() === "0x" ? 0 : Number.parseInt(part, octal ? 8 : /^0x/i.test(part) ? 16 : 10);
    const last = index === parts.length - 1;
    if (value >= 256 ** (last ? 5 - parts.length : 1)) return undefined;
    address += value * (last ? 1 : 256 ** (3 - index));
  }
  return formatIp(address >>> 0);
}

export class Netif {
  private readonly pcbs = new Set<Pcb>();
  private readonly groups = new Set<string>();
  private readonly stop: () => void;

  constructor(private readonly air: Air) {
    this.stop = air.onStation(() => {
      for (const pcb of this.pcbs) this.attach(pcb);
    });
  }

  /** Closes every socket, as a restart does. */
  close(): void {
    this.stop();
    for (const pcb of [...this.pcbs]) pcb.close();
  }

  /** Binds a socket (port 0: the first free one from 4096). Throws {@link LwipError} "address in use". */
  bind(port: number, localIp: string, receive: Receive): UdpPcb {
    const bound = [...this.pcbs];
    let number = port;
    if (number === 0) {
      for (number = LOCAL_PORT_START; bound.some((pcb) => pcb.port === number); ) number++;
    }
    const clash = (pcb: Pcb) =>
      pcb.port === number && (pcb.localIp === ANY || localIp === ANY || pcb.localIp === localIp);
    if (bound.some(clash)) throw new LwipError("address in use");
    const pcb = new Pcb(this, number, localIp, receive);
    this.pcbs.add(pcb);
    this.attach(pcb);
    return pcb;
  }

  /** Every bound socket hears the group from now on; `ifIp` names the interface, 0.0.0.0 for any. */
  join(ifIp: string, group: string): void {
    if (!isMulticast(group) || (ifIp !== ANY && ifIp !== this.air.station?.ip)) return;
    this.groups.add(group);
    for (const pcb of this.pcbs) pcb.wire?.join(group);
  }

  leave(ifIp: string, group: string): void {
    if (ifIp !== ANY && ifIp !== this.air.station?.ip) return;
    this.groups.delete(group);
    for (const pcb of this.pcbs) pcb.wire?.leave(group);
  }

  send(pcb: Pcb, data: Uint8Array, toPort: number, to: string): void {
    const { station, routed, traffic } = this.air;
    if (!station || !routed) throw new LwipError("routing problem");
    if (pcb.localIp !== ANY && pcb.localIp !== station.ip) throw new LwipError("illegal value");
    traffic.sent++;
    traffic.bytesSent += data.length;
    // The firmware reports what is too long as sent, and nothing leaves the board (nodemcu-firmware
    // issue 2982). To the board's own address nothing comes back: lwIP has no loopback there.
    if (data.length > MAX_DATAGRAM || to === station.ip) return;
    pcb.wire?.send(data, toPort, to === ANY ? LIMITED_BROADCAST : to);
  }

  release(pcb: Pcb): void {
    this.pcbs.delete(pcb);
  }

  /** Has a socket hear at the address of now; a station that is gone has closed its port already. */
  private attach(pcb: Pcb): void {
    const { station, traffic } = this.air;
    pcb.wire = undefined;
    if (!station || (pcb.localIp !== ANY && pcb.localIp !== station.ip)) return;
    try {
      const wire = station.bind(pcb.port, (data, fromPort, fromIp) => {
        traffic.received++;
        traffic.bytesReceived += data.length;
        pcb.receive(data, fromPort, fromIp);
      });
      for (const group of this.groups) wire.join(group);
      pcb.wire = wire;
    } catch (error) {
      this.air.onTrouble((error as Error).message);
    }
  }
}

class Pcb implements UdpPcb {
  ttl = DEFAULT_TTL;
  /** Where the LAN hears it, while there is an address. */
  wire: Port | undefined;

  constructor(
    private readonly netif: Netif,
    readonly port: number,
    readonly localIp: string,
    readonly receive: Receive,
  ) {}

  send(data: Uint8Array, toPort: number, to: string): void {
    this.netif.send(this, data, toPort, to);
  }

  close(): void {
    this.wire?.close();
    this.wire = undefined;
    this.netif.release(this);
  }
}
