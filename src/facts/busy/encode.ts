/** A record as it is sent. */
import { Kind } from "../phase";
import { cpu, devUsage, LOAD_AVG, long, MEM_INFO, message, real } from "./flat";
import { Part } from "./records";
import { decimal, numberOf, times } from "./wide";

const { byte, find, sub } = string;

/** A number of nanoseconds from one of milliseconds that 4 bytes hold. */
function nanos(millis: string): string {
  return long(times(times(`\0\0\0\0${millis}`, 1000), 1000));
}

/** The id of a record's message: 52 bits of microseconds, 12 of the sequence number, the sender. */
export function idOf(record: string): string {
  const time = times(sub(record, Part.TIME, Part.SEQUENCE - 1), 16, byte(record, Part.SEQUENCE));
  return time + sub(record, Part.SEQUENCE + 1, Part.DATA - 1);
}

/** The data of a record's message. */
function dataOf(record: string): string {
  const kind = byte(record, Part.KIND) as Kind;
  const micros = sub(record, Part.TIME, Part.SEQUENCE - 1);
  const data = sub(record, Part.DATA);
  if (kind === Kind.GENERIC) {
    const [at] = find(data, "\0", 1, true);
    return `{"name":"${sub(data, 1, at! - 1)}","time":${decimal(micros)}000,"fields":${sub(data, at! + 1)}}`;
  }
  // What is text already.
  if (kind === Kind.SYS_INFO || kind === Kind.COMMAND) return data;
  const time = long(times(`\0${micros}`, 1000));
  if (kind === Kind.MEM_INFO) return MEM_INFO + time + long(sub(data, 1, 4)) + long(sub(data, 5, 8));
  if (kind === Kind.LOAD_AVG) {
    const share = (at: number) => real(numberOf(data, at, at + 2), true);
    return LOAD_AVG + time + share(1) + share(4) + share(7);
  }
  const delta = nanos(sub(data, 1, 4));
  if (kind === Kind.CPU) {
    const percent = numberOf(data, 5, 7) * 100;
    return cpu(time, delta, real(percent), real(6553600 - percent));
  }
  let counts = "";
  for (const at of $range(5, data.length, 4)) counts += long(sub(data, at, at + 3));
  return devUsage(time, delta, counts);
}

/** A record that has a sender as the message that tells it. */
export function encode(record: string): string {
  return message(byte(record, Part.KIND), dataOf(record), idOf(record));
}
