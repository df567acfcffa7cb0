/** Sockets on this machine's addresses, and why there is none, in words. */
import { createSocket, type Socket } from "node:dgram";
import { networkInterfaces } from "node:os";
import { isLoopback } from "./address.ts";

/** The netmask of an address of this machine: 255.0.0.0 on loopback, else its interface's. */
export function netmaskOf(ip: string): string {
  if (isLoopback(ip)) return "255.0.0.0";
  for (const addresses of Object.values(networkInterfaces())) {
    const found = addresses?.find((address) => address.address === ip);
    if (found) return found.netmask;
  }
  throw new Error(`${ip} is no address of this machine: see "ip address" (macOS: ifconfig) for those it has`);
}

/**
 * Why this machine cannot bind `ip` (as macOS with 127.0.0.2), or that port of it, in words;
 * undefined where it can.
 */
export function whyNotBindable(ip: string, port = 0): string | undefined {
  try {
    openSocket(ip, port, false).close();
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

/**
 * A socket bound to an address, at once: addresses are numbers here, and dgram waits only for the
 * look-up of names. Throws words for a person.
 */
export function openSocket(ip: string, port: number, shared: boolean): Socket {
  const socket = createSocket({
    type: "udp4",
    reuseAddr: shared,
    lookup: (name, _options, callback) => callback(null, name, 4),
  });
  let failure: NodeJS.ErrnoException | undefined;
  socket.on("error", (error: NodeJS.ErrnoException) => {
    failure ??= error;
  });
  socket.bind({ port, address: ip, exclusive: true });
  try {
    if (failure) throw failure;
    if (!shared) {
      socket.setBroadcast(true);
      socket.setMulticastInterface(ip);
    }
    return socket;
  } catch (error) {
    socket.close();
    throw new Error(inWords(error as NodeJS.ErrnoException, ip, port));
  }
}

function inWords(error: NodeJS.ErrnoException, ip: string, port: number): string {
  switch (error.code) {
    case "EADDRINUSE":
      return `UDP port ${port} of ${ip} is taken by another program: end that one first`;
    case "EADDRNOTAVAIL":
      return `${ip} is no address of this machine: choose one it has, or give it this one`;
    case "EACCES":
      return `UDP port ${port} of ${ip} is not allowed to this user: ports under 1024 need more rights`;
    default:
      return `UDP port ${port} of ${ip} cannot be used: ${error.message}`;
  }
}
