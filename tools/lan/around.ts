/** A LAN around another one, for somebody who sees it in a way of his own: all of it is the inner one's but what is overridden. */
import type { Clock, Lan, Port, Receive, Sent, Station, Traffic } from "./lan.ts";
import type { Weather } from "./weather.ts";

export abstract class AroundLan implements Lan {
  constructor(protected readonly inner: Lan) {}

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
      bind: (port: number, receive: Receive) => this.bound(ip, (heard) => bind(port, heard), receive),
    });
  }

  /** The inner LAN stays open. */
  close(): void {}

  /** Binds a port of the station at `ip`: `bind` does so in the inner LAN, `receive` is whose port it is. */
  protected abstract bound(ip: string, bind: (heard: Receive) => Port, receive: Receive): Port;
}
