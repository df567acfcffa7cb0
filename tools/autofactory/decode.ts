/** What clients send: checked whole, then read. */
import { ByteBuffer } from "flatbuffers";
import { BadMessage } from "./bad-message.ts";
import { KIND } from "./encode.ts";
import { Client, Message } from "./generated/autofact_generated.ts";
import { readGeneric } from "./generic.ts";
import { cpus, interfaces, loadAvg, memory } from "./measurements.ts";
import { ID_BYTES, timeOf } from "./message-id.ts";
import type { Point } from "./point.ts";
import { CLIENT, MESSAGE } from "./shapes.ts";
import { readSystem, type System } from "./system.ts";
import { verify } from "./verify.ts";
import { isName } from "./words.ts";

/** What a client may say of where it is. */
export interface Names {
  hostname?: string;
  region?: string;
  zone?: string;
  dataCenter?: string;
}

/** The outer table of a message. */
export interface Envelope {
  /** Message.ID, as hexadecimal digits. */
  id: string;
  kind: number;
  data: Uint8Array;
  /** When it was made, as its id says: nanoseconds since 1970. */
  sent: bigint;
}

/** What is in a message. */
export type Content =
  | { what: "points"; points: Point[]; load?: Uint8Array }
  | { what: "system"; system: System; names: Names }
  | { what: "names"; names: Names }
  | { what: "command"; text: string }
  | { what: "nothing" };

/** Reads the outer table. Throws {@link BadMessage}. */
export function openMessage(bytes: Uint8Array): Envelope {
  const problem = verify(bytes, MESSAGE);
  if (problem !== undefined) throw new BadMessage(problem);
  const message = Message.getRootAsMessage(new ByteBuffer(bytes));
  const id = message.idArray();
  if (id?.length !== ID_BYTES) throw new BadMessage(`an id of ${id?.length ?? 0} bytes`);
  const data = message.dataArray() ?? new Uint8Array();
  return { id: Buffer.from(id).toString("hex"), kind: message.kind(), data, sent: timeOf(id) };
}

/** The first time that there is, as InfluxDB can hold it. */
function timed(times: (bigint | undefined)[]): string {
  return String(times.find((time) => time !== undefined && time > 0n && time < 2n ** 63n - 1n));
}

/** The names that a value holds, under any of the spellings that there are. */
function namesIn(object: Record<string, unknown>): Names {
  const { hostname, region, zone } = object;
  const dataCenter = object.dataCenter ?? object.data_center ?? object.datacenter;
  const given = Object.entries({ hostname, region, zone, dataCenter });
  return Object.fromEntries(given.filter(([, value]) => isName(value)));
}

function readClient(data: Uint8Array): Names {
  const problem = verify(data, CLIENT);
  if (problem !== undefined) throw new BadMessage(problem);
  const client = Client.getRootAsClient(new ByteBuffer(data));
  const [hostname, region, zone] = [client.hostname(), client.region(), client.zone()];
  return namesIn({ hostname, region, zone, dataCenter: client.dataCenter() });
}

/**
 * Reads what is inside. Throws {@link BadMessage}.
 *
 * @param now nanoseconds since 1970: the time of what says none at all
 */
export function readContent({ kind, data, sent }: Envelope, now: bigint): Content {
  const points = (measured: ReturnType<typeof memory>): Content => ({
    what: "points",
    points: measured.map((point) => ({ ...point, time: timed([point.time, sent, now]) })),
    ...(kind === KIND.LoadAvg && { load: data }),
  });
  switch (kind) {
    case KIND.LoadAvg:
      return points(loadAvg(data));
    case KIND.MemInfo:
      return points(memory(data));
    case KIND.CPUUtilization:
      return points(cpus(data));
    case KIND.NetUsage:
      return points(interfaces(data));
    case KIND.Generic: {
      const { name, time, fields } = readGeneric(data);
      return points([{ measurement: name, tags: {}, fields, time: BigInt(time ?? 0) }]);
    }
    case KIND.SysInfoJSON: {
      const system = readSystem(data);
      return { what: "system", system, names: namesIn(system) };
    }
    case KIND.ClientConf:
      return { what: "names", names: readClient(data) };
    case KIND.Command:
      return { what: "command", text: Buffer.from(data).toString("latin1") };
    case KIND.EOT:
      return { what: "nothing" };
    default:
      throw new BadMessage(`kind ${kind}`);
  }
}
