/** A LAN as a station's owner sees it who wants to know of each datagram that comes and goes. */
import { AroundLan } from "../lan/around.ts";
import type { Lan, Port, Receive } from "../lan/lan.ts";

/** Called for each datagram, before it goes its way. */
export interface Tap {
  /** @param to an address, of a group or a broadcast, too */
  sent(from: string, to: string): void;
  received(from: string, to: string): void;
}

export class TappedLan extends AroundLan {
  constructor(
    inner: Lan,
    private readonly tap: Tap,
  ) {
    super(inner);
  }

  protected override bound(ip: string, bind: (heard: Receive) => Port, receive: Receive): Port {
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
