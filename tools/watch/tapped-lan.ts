/** A LAN as a station's owner sees it who wants to know of each datagram that comes and goes. */
import type { Clock, Lan, Port, Receive, Sent, Station, Traffic } from "../lan/lan.ts";
import type { Weather } from "../lan/weather.ts";

/** Called for each datagram, before it goes its way. */
export interface Tap {
  /** @param to an address, of a group or a broadcast, too */
  sent(from: string, to: string): void;
  received(from: string, to: string): void;
}

export class TappedLan implements Lan {
  constructor(
    private readonly inner: Lan,
    private readonly tap: Tap,
  ) {}

  get clock(): Clock {
    return this.inner.clock;
  }

  get traffic(): Readonly<Traffic> {
    return this.inner.traffic;
  }

  get weather(): Weather {
    return this.inner.weather;
  }

  get onSent(): Sent | undefined {
    return this.inner.onSent;
  }
  set onSent(told: Sent | undefined) {
    this.inner.onSent = told;
  }

  get dial(): Lan["dial"] {
    return this.inner.dial;
  }

  station(ip: string, netmask: string): Station {
    const station = this.inner.station(ip, netmask);
    const bind = station.bind.bind(station);
    return Object.assign(station, {
      bind: (port: number, receive: Receive) => this.tapped(station, (heard) => bind(port, heard), receive),
    });
  }

  /** The inner LAN stays open. */
  close(): void {}

  private tapped({ ip }: Station, bind: (heard: Receive) => Port, receive: Receive): Port {
    const port = bind((data, fromPort, fromIp) => {
      this.tap.received(fromIp, ip);
      receive(data, fromPort, fromIp);
    });
    const send = port.send.bind(port);
    return Object.assign(port, {
      send: (data: Uint8Array, toPort: number, to: string) => {
        this.tap.sent(ip, to);
        send(data, toPort, to);
      },
    });
  }
}
