/** What the server sends, by flatc's generated writers. */
import { Builder } from "flatbuffers";
import { Client, Message } from "./generated/autofact_generated.ts";
import type { MessageIds } from "./message-id.ts";

/** Message.Kind, by the protocol's names. */
export const KIND = {
  EOT: 1,
  Generic: 2,
  Command: 3,
  SysInfoJSON: 5,
  ClientConf: 6,
  CPUUtilization: 7,
  LoadAvg: 8,
  MemInfo: 9,
  NetUsage: 10,
} as const;

/** Message.Type of all messages there are. */
const TYPE = 2;

/** How a client is to behave, as it goes out: periods in seconds. */
export interface Conf {
  id: string;
  hostname: string;
  region: string;
  zone: string;
  dataCenter: string;
  heartbeat: number;
  memInfo: number;
  netUsage: number;
  cpuUtilization: number;
}

/** A message. `ids` gives it its id. */
export function encodeMessage(ids: Pick<MessageIds, "next">, kind: number, data: Uint8Array): Uint8Array {
  const builder = new Builder(64 + data.length);
  const at = Message.createDataVector(builder, data);
  const id = Message.createIdVector(builder, ids.next());
  Message.startMessage(builder);
  Message.addId(builder, id);
  Message.addType(builder, TYPE);
  Message.addKind(builder, kind);
  Message.addData(builder, at);
  builder.finish(Message.endMessage(builder));
  return builder.asUint8Array();
}

const nanoseconds = (seconds: number) => BigInt(Math.round(seconds * 1e6)) * 1000n;

/** A Client table, for the Data of a ClientConf; `acknowledges` is not so of the original's server. */
export function encodeConf(conf: Conf, acknowledges = true): Uint8Array {
  const builder = new Builder(256);
  const id = Client.createIdVector(builder, Buffer.from(conf.id, "latin1"));
  const names = [conf.hostname, conf.region, conf.zone, conf.dataCenter].map((name) =>
    builder.createString(name),
  );
  Client.startClient(builder);
  Client.addId(builder, id);
  Client.addHostname(builder, names[0]!);
  Client.addRegion(builder, names[1]!);
  Client.addZone(builder, names[2]!);
  Client.addDataCenter(builder, names[3]!);
  Client.addHealthbeatPeriod(builder, nanoseconds(conf.heartbeat));
  Client.addMemInfoPeriod(builder, nanoseconds(conf.memInfo));
  Client.addNetUsagePeriod(builder, nanoseconds(conf.netUsage));
  Client.addCpuUtilizationPeriod(builder, nanoseconds(conf.cpuUtilization));
  Client.addAcknowledges(builder, acknowledges);
  builder.finish(Client.endClient(builder));
  return builder.asUint8Array();
}
