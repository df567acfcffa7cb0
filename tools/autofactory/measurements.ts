/** The measurements that the original writes, from the tables of its messages. */
import { ByteBuffer } from "flatbuffers";
import { BadMessage } from "./bad-message.ts";
import { CPUUtil, DevUsage, LoadAvg, MemInfo } from "./generated/autofact_generated.ts";
import type { FieldValue, Point, Whole } from "./point.ts";
import { CPU_UTIL, DEV_USAGE, LOAD_AVG, MEM_INFO, type Shape } from "./shapes.ts";
import { verify } from "./verify.ts";
import { isName } from "./words.ts";

/** A point whose time is 0 where the message does not say. */
type Measured = Omit<Point, "time"> & { time: bigint };

function checked(data: Uint8Array, shape: Shape): ByteBuffer {
  const problem = verify(data, shape);
  if (problem !== undefined) throw new BadMessage(problem);
  return new ByteBuffer(data);
}

/** What InfluxDB can hold: 63 bits and a sign. */
function whole(value: bigint): Whole {
  if (value > 0x7fff_ffff_ffff_ffffn) throw new BadMessage("a count beyond 63 bits");
  return { whole: String(value) };
}

function finite(value: number): number {
  if (!Number.isFinite(value)) throw new BadMessage("a value that is no number");
  return value;
}

/** A single float as the shortest decimal number that means it: 99.7, and not 99.69999694824219. */
function single(value: number): number {
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(finite(value).toPrecision(digits));
    if (Math.fround(short) === value) return short;
  }
  return value;
}

function named(text: string | null): string {
  if (!isName(text)) throw new BadMessage("a device or CPU without a good name");
  return text;
}

export function loadAvg(data: Uint8Array): Measured[] {
  const load = LoadAvg.getRootAsLoadAvg(checked(data, LOAD_AVG));
  const fields = { one: finite(load.one()), five: finite(load.five()), fifteen: finite(load.fifteen()) };
  return [{ measurement: "loadavg", tags: {}, fields, time: load.timestamp() }];
}

export function memory(data: Uint8Array): Measured[] {
  const info = MemInfo.getRootAsMemInfo(checked(data, MEM_INFO));
  const fields = {
    total_ram: whole(info.totalRam()),
    free_ram: whole(info.freeRam()),
    shared_ram: whole(info.sharedRam()),
    buffer_ram: whole(info.bufferRam()),
    total_swap: whole(info.totalSwap()),
    free_swap: whole(info.freeSwap()),
  };
  return [{ measurement: "memory", tags: {}, fields, time: info.timestamp() }];
}

export function cpus(data: Uint8Array): Measured[] {
  const util = CPUUtil.getRootAsCPUUtil(checked(data, CPU_UTIL));
  return Array.from({ length: util.cpuLength() }, (_, index) => {
    const cpu = util.cpu(index)!;
    const fields = {
      usage: single(cpu.usage()),
      user: single(cpu.user()),
      nice: single(cpu.nice()),
      system: single(cpu.system()),
      idle: single(cpu.idle()),
      iowait: single(cpu.ioWait()),
    };
    return { measurement: "cpus", tags: { cpu: named(cpu.id()) }, fields, time: util.timestamp() };
  });
}

export function interfaces(data: Uint8Array): Measured[] {
  const usage = DevUsage.getRootAsDevUsage(checked(data, DEV_USAGE));
  return Array.from({ length: usage.deviceLength() }, (_, index) => {
    const device = usage.device(index)!;
    const fields: Record<string, FieldValue> = {
      "received.bytes": whole(device.rBytes()),
      "received.packets": whole(device.rPackets()),
      "received.errs": whole(device.rErrs()),
      "received.drop": whole(device.rDrop()),
      "received.fifo": whole(device.rFifo()),
      "received.frame": whole(device.rFrame()),
      "received.compressed": whole(device.rCompressed()),
      "received.multicast": whole(device.rMulticast()),
      "transmitted.bytes": whole(device.tBytes()),
      "transmitted.packets": whole(device.tPackets()),
      "transmitted.errs": whole(device.tErrs()),
      "transmitted.drop": whole(device.tDrop()),
      "transmitted.fifo": whole(device.tFifo()),
      "transmitted.colls": whole(device.tColls()),
      "transmitted.carrier": whole(device.tCarrier()),
      "transmitted.compressed": whole(device.tCompressed()),
    };
    return {
      measurement: "interfaces",
      tags: { device: named(device.name()) },
      fields,
      time: usage.timestamp(),
    };
  });
}
