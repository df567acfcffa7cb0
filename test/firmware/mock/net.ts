/** A mock of NodeMCU's net: keeps what is sent, and delivers what a spec hands it. */

export interface Sent {
  port: number;
  ip: string;
  data: string;
}

export interface NetMock {
  /** What was sent, oldest first. */
  sent: Sent[];
  /** The port that is listened on; nil while no socket is. */
  listening?: number;
  /** Sockets created so far. */
  created: number;
  /** While set, `send` raises this text. */
  refuse?: string;
  /** While set, `listen` raises this text. */
  refuseToListen?: string;
  /** Multicast groups joined now, as often as they are. */
  groups: string[];
  /** Hands a datagram to the socket that listens. Errors of its callback are the spec's. */
  deliver(data: string, ip: string, port?: number): void;
}

/** Installs the mock as the global `net`. */
export function mockNet(): NetMock {
  let receive:
    | ((this: void, socket: net.UDPSocket, data: string, port: number, ip: string) => void)
    | undefined;
  let open: net.UDPSocket | undefined;
  const mock: NetMock = {
    sent: [],
    created: 0,
    groups: [],
    deliver: (data, ip, port = 5000) => {
      if (receive !== undefined) receive(open!, data, port, ip);
    },
  };

  function createUDPSocket(): net.UDPSocket {
    mock.created += 1;
    const socket = {
      listen(this: net.UDPSocket, port: number) {
        if (mock.refuseToListen !== undefined) error(mock.refuseToListen);
        mock.listening = port;
        open = socket as unknown as net.UDPSocket;
      },
      on(this: net.UDPSocket, event: string, callback: typeof receive) {
        if (event === "receive") receive = callback;
      },
      send(this: net.UDPSocket, port: number, ip: string, data: string) {
        if (mock.refuse !== undefined) error(mock.refuse);
        if (data === "") error("no data to send");
        if (string.len(data) > 1472) error("message too long");
        table.insert(mock.sent, { port, ip, data });
      },
      close(this: net.UDPSocket) {
        if (open === undefined) error("not connected");
        open = undefined;
        receive = undefined;
        mock.listening = undefined;
      },
    };
    return socket as unknown as net.UDPSocket;
  }

  /** Whether an interface has this address; as lwIP, does nothing about one that has not. */
  const isOwn = (ifIp: string) => ifIp === "any" || ifIp === wifi.sta.getip()[0];

  function multicastJoin(ifIp: string, group: string): void {
    if (isOwn(ifIp)) table.insert(mock.groups, group);
  }

  function multicastLeave(ifIp: string, group: string): void {
    for (const at of $range(1, isOwn(ifIp) ? mock.groups.length : 0)) {
      if (mock.groups[at - 1] === group) {
        table.remove(mock.groups, at);
        return;
      }
    }
  }

  (_G as { net: unknown }).net = { createUDPSocket, multicastJoin, multicastLeave };
  return mock;
}
