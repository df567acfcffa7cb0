/** What is to become of alfred's packets at a primary that hears them from another one: said again, in other words. */

const HEAD = 10;
/** Bytes that a board keeps of a record beside what travels. */
const KEPT = 4;

interface Open {
  packets: Map<number, Buffer>;
  expected?: number;
}

/** The records of a PUSH packet; undefined if they do not add up. */
function recordsOf(bytes: Buffer): Buffer[] | undefined {
  const records: Buffer[] = [];
  let rest = bytes;
  while (rest.length > 0) {
    if (rest.length < HEAD || rest[0]! % 2 === 1) return undefined;
    const size = HEAD + rest.readUInt16BE(8);
    if (size > rest.length || size > 1392) return undefined;
    records.push(rest.subarray(0, size));
    rest = rest.subarray(size);
  }
  return records;
}

/** Why a packet is none; undefined if it is one. */
function problemOf(data: Buffer): string | undefined {
  if (data.length < 4) return "size";
  const [type, version] = data;
  if (version !== 0) return "version";
  if (type! > 3) return "type";
  if (data.readUInt16BE(2) !== data.length - 4) return "size";
  if (type === 0) {
    if (data.length < 8) return "size";
    return recordsOf(data.subarray(8)) ? undefined : "record";
  }
  return data.length === [8, 4, 7, 8][type!] ? undefined : "size";
}

export class AlfredModel {
  /** Data and version of each record, by source and type in hexadecimal digits. */
  readonly records = new Map<string, string>();
  readonly dropped: Record<string, number> = {};
  transactions = 0;
  answered = 0;
  /** Bytes that the records take. */
  bytes = 0;
  private readonly open = new Map<number, Open>();

  /** @param maxBytes of packets of transactions that are not whole; and of records, which never are so many here */
  constructor(readonly maxBytes: number) {}

  private drop(cause: string): void {
    this.dropped[cause] = (this.dropped[cause] ?? 0) + 1;
  }

  private get held(): number {
    const packets = [...this.open.values()].flatMap((one) => [...one.packets.values()]);
    return packets.reduce((sum, packet) => sum + packet.length, 0);
  }

  /** Gives up the transaction that began first. Returns whether there is another one than that. */
  private giveUp(but?: number): boolean {
    const oldest = [...this.open.keys()].find((id) => id !== but);
    if (oldest === undefined) return false;
    this.open.delete(oldest);
    this.drop("unfinished");
    return true;
  }

  hear(data: Buffer): void {
    const problem = problemOf(data);
    if (problem !== undefined) {
      this.drop(problem);
      return;
    }
    if (data[0] === 2) this.answered++;
    else if (data[0] !== 1) this.part(data);
  }

  private part(data: Buffer): void {
    const [id, number] = [data.readUInt16BE(4), data.readUInt16BE(6)];
    if (number > 64) {
      this.drop("packets");
      return;
    }
    let one = this.open.get(id);
    if (one === undefined) {
      if (this.open.size >= 8) this.giveUp();
      one = { packets: new Map() };
      this.open.set(id, one);
    }
    if (data[0] === 3) {
      if ([...one.packets.keys()].some((its) => its >= number)) {
        this.drop("packets");
        return;
      }
      one.expected = number;
    } else if (one.packets.has(number)) {
      this.drop("duplicate");
      return;
    } else if (one.expected !== undefined && number >= one.expected) {
      this.drop("packets");
      return;
    } else {
      while (this.held + data.length > this.maxBytes) {
        if (!this.giveUp(id)) {
          this.drop("full");
          return;
        }
      }
      one.packets.set(number, data);
    }
    if (one.packets.size !== one.expected) return;
    this.open.delete(id);
    this.transactions++;
    for (let n = 0; one.packets.has(n); n++) {
      for (const record of recordsOf(one.packets.get(n)!.subarray(8))!) this.take(record);
    }
  }

  private take(record: Buffer): void {
    const key = record.toString("hex", 0, 7);
    const before = this.records.get(key);
    const value = record.toString("hex", 7, 8) + record.toString("hex", HEAD);
    if (before !== undefined) this.bytes -= (before.length - 2) / 2 + HEAD + KEPT;
    this.bytes += record.length + KEPT;
    this.records.set(key, value);
  }

  /** All records, a line each, in order. */
  get text(): string {
    return [...this.records]
      .map(([key, value]) => `${key}${value}`)
      .sort()
      .join("\n");
  }
}
