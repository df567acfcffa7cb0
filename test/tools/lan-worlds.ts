/** The two LANs that there are, for what both promise. */
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { setImmediate as turn } from "node:timers/promises";
import type { Lan } from "../../tools/lan/lan.ts";
import { SimLan } from "../../tools/lan/sim.ts";
import { UdpLan } from "../../tools/lan/udp.ts";

export interface World {
  lan: Lan;
  /** Comes back when everything sent has arrived, or never will. */
  settle(): Promise<void>;
}

export function simulated(): World {
  const lan = new SimLan();
  return { lan, settle: async () => lan.run(lan.clock.now() + 1_000_000) };
}

/** What is sent over loopback is queued when `send` returns: a datagram behind it tells that it was read. */
export function real(): World {
  const lan = new UdpLan();
  const settle = async () => {
    const socket = createSocket("udp4");
    socket.bind(0, "127.0.0.1");
    await once(socket, "listening");
    socket.send("marker", socket.address().port, "127.0.0.1");
    await once(socket, "message");
    socket.close();
    for (let count = 0; count < 5; count++) await turn();
  };
  return { lan, settle };
}

/** A station with one bound port that writes down what it hears: `text from ip:port`. */
export function stationAt(lan: Lan, ip: string, port: number) {
  const station = lan.station(ip, "255.0.0.0");
  const heard: string[] = [];
  const bound = station.bind(port, (data, fromPort, fromIp) => {
    heard.push(`${Buffer.from(data).toString()} from ${fromIp}:${fromPort}`);
  });
  return { station, heard, port: bound };
}

export const bytes = (text: string) => new Uint8Array(Buffer.from(text));
