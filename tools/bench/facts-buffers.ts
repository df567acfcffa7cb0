/** What a server says to boards that tell facts, in the words of autofactory. */
import { encodeConf, encodeMessage } from "../autofactory/encode.ts";

/** How a client is to behave: periods in seconds. */
export interface Conf {
  id?: string;
  memory?: number;
  net?: number;
  cpu?: number;
  acknowledges?: boolean;
}

/** The buffer of a ClientConf. */
export function confBuffer({
  id = "boardone",
  memory = 0,
  net = 0,
  cpu = 0,
  acknowledges = true,
}: Conf): Buffer {
  const names = { hostname: "", region: "", zone: "", dataCenter: "" };
  const periods = { heartbeat: 0, memInfo: memory, netUsage: net, cpuUtilization: cpu };
  return Buffer.from(encodeConf({ id, ...names, ...periods }, acknowledges));
}

/** The id of a server's message that is made at so many microseconds since 1970. */
export function idAt(micros: number, sequence = 0): Buffer {
  const id = Buffer.from("\0\0\0\0\0\0\0\0autosrvr", "latin1");
  id.writeBigUInt64BE((BigInt(Math.floor(micros)) << 12n) | BigInt(sequence));
  return id;
}

/** A Message. */
export function messageBuffer(kind: number, data: Uint8Array, id: Buffer): Buffer {
  return Buffer.from(encodeMessage({ next: () => id }, kind, data));
}
