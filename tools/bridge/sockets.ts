/** A bridge's sockets: on each side one that sends and takes what is sent to this machine alone, and one for each address of all. */
import { createSocket, type RemoteInfo, type Socket } from "node:dgram";
import { isLoopback, LIMITED_BROADCAST } from "../lan/address.ts";
import { openSocket } from "../lan/udp-socket.ts";
import type { Side } from "./datagram.ts";
import { isNear, type Place } from "./place.ts";

/** All nodes of a link. */
const ALL_NODES = "ff02::1";

export interface Ears {
  /** A datagram that is not one of our own; `data` is the hearer's. */
  hear(side: Side, from: string, data: Uint8Array): void;
  /** One from outside the link: no HBBP peer is there. */
  stranger(side: Side, from: string, data: Uint8Array): void;
  /** A datagram was not sent. */
  unsent(side: Side): void;
  /** A socket broke down: close these, and open new ones. */
  broken(error: Error): void;
}

export interface Sockets {
  send(side: Side, data: Uint8Array): void;
  close(): void;
}

/**
 * Opens them. Throws words for a person where the port is taken, and an error with the code EADDRNOTAVAIL
 * where the IPv6 address is not ready yet (for a second or two after an interface came up).
 */
export function openSockets(place: Place, port: number, group: string | undefined, ears: Ears): Sockets {
  const open: Socket[] = [];
  const attach = (side: Side, socket: Socket, own: string) => {
    open.push(socket);
    socket.on("error", (error) => ears.broken(error));
    socket.on("message", (data: Buffer, sender: RemoteInfo) => {
      const [from] = sender.address.split("%") as [string];
      // Whatever this machine sends to all comes back to it; other programs here may use the same address.
      if (from === own && sender.port === port) return;
      if (side === "ipv4" && !isNear(place, from)) ears.stranger(side, from, data);
      else ears.hear(side, from, Uint8Array.from(data));
    });
    return socket;
  };
  const close = () => {
    for (const socket of open.splice(0)) socket.close();
  };
  try {
    const everybody = group ?? place.broadcast;
    if (everybody === place.ip) throw new Error(`the network of ${place.ip} has no broadcast: give --group`);
    const heard = group || isLoopback(place.ip) ? [everybody] : [everybody, LIMITED_BROADCAST];
    const ipv4 = attach("ipv4", openSocket(place.ip, port, false), place.ip);
    for (const address of heard) {
      const socket = attach("ipv4", openSocket(address, port, true), place.ip);
      if (group) socket.addMembership(group, place.ip);
    }
    // First the one that no address is waited for: that the port is taken is to be said at once.
    attach("ipv6", openSocket6(ALL_NODES, place.interface, port, true), place.ipv6);
    const ipv6 = attach("ipv6", openSocket6(place.ipv6, place.interface, port, false), place.ipv6);
    const ways = {
      ipv4: { socket: ipv4, to: everybody },
      ipv6: { socket: ipv6, to: `${ALL_NODES}%${place.interface}` },
    };
    return {
      send: (side, data) => {
        const { socket, to } = ways[side];
        socket.send(data, port, to, (error) => {
          if (error) ears.unsent(side);
        });
      },
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

/** As `openSocket`, with an IPv6 address that holds for one interface. */
function openSocket6(address: string, name: string, port: number, shared: boolean): Socket {
  const socket = createSocket({
    type: "udp6",
    ipv6Only: true,
    reuseAddr: shared,
    lookup: (host, _options, callback) => callback(null, host, 6),
  });
  let failure: NodeJS.ErrnoException | undefined;
  socket.once("error", (error: NodeJS.ErrnoException) => {
    failure = error;
  });
  socket.bind({ port, address: `${address}%${name}`, exclusive: true });
  try {
    if (failure) throw failure;
    if (!shared) socket.setMulticastInterface(`::%${name}`);
    return socket;
  } catch (error) {
    socket.close();
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE") {
      throw new Error(
        `UDP port ${port} of ${address}%${name} is taken by another program (hbbpd, or another bridge?): end that one first`,
      );
    }
    const words =
      code === "EADDRNOTAVAIL"
        ? `${address}%${name} is not ready yet`
        : `UDP port ${port} of ${address}%${name} cannot be used: ${message}`;
    throw Object.assign(new Error(words), { code });
  }
}
