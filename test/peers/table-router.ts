/** A router with a P2P table: `table_router.sh` does with it what a router's shell does, on the router's files. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Peer, ROUTER } from "./bridge-link.ts";

const SCRIPT = fileURLToPath(new URL("table_router.sh", import.meta.url));
/** Bytes of a payload that it gossips. */
const SIZE = 1000;

export class TableRouter {
  /** The payloads of others that came, and were taken without a complaint. */
  readonly taken: Buffer[] = [];
  /** What its programs had to say of others'. */
  readonly complaints: string[] = [];
  private readonly folder = mkdtempSync(join(tmpdir(), "table-router-"));
  private readonly file: string;
  private readonly key: string;

  /** @param air what carries its datagrams */
  constructor(
    private readonly air: Peer,
    table: string,
  ) {
    this.file = join(this.folder, table);
    this.key = `p2ptbl/${table}\0`;
    this.adopt("");
    air.onHeard = (data, from) => {
      if (from !== ROUTER && data.indexOf(this.key) === 0) this.take(data);
    };
  }

  /** Has the text of another file in place of its table. */
  adopt(text: string): void {
    writeFileSync(this.file, text, "utf8");
  }

  /** The table's file, byte for byte. */
  get text(): string {
    return readFileSync(this.file, "utf8");
  }

  get(key: string): string {
    return this.run(["get", this.file, key]).toString("utf8");
  }

  show(): string {
    return this.run(["show", this.file]).toString("utf8");
  }

  /** Sets the fields of a key, and tells the row. */
  update(key: string, ...fields: string[]): void {
    this.tell(this.run(["update", this.file, key, fields.join("\t")]));
  }

  /** Merges rows, without a word to others. */
  merge(text: string): void {
    const other = `${this.file}.other`;
    writeFileSync(other, text, "utf8");
    this.run(["merge", this.file, other]);
  }

  /** Tells some of its rows, as its crond would have it do every minute. */
  gossip(): void {
    const payload = this.run(["gossip", this.file, String(SIZE)]);
    if (payload.length > 0) this.tell(payload);
  }

  close(): void {
    this.air.onHeard = undefined;
    rmSync(this.folder, { recursive: true });
  }

  private take(datagram: Buffer): void {
    const payload = datagram.subarray(this.key.length);
    const { status, stderr } = spawnSync("bash", [SCRIPT, "take", this.file], { input: payload });
    if (status === 0 && stderr.length === 0) this.taken.push(payload);
    else this.complaints.push(`${stderr} (${status}): ${payload.toString("hex")}`);
  }

  private tell(payload: Buffer): void {
    this.air.send(Buffer.concat([Buffer.from(this.key), payload]));
  }

  private run(args: string[]): Buffer {
    const { status, stdout, stderr } = spawnSync("bash", [SCRIPT, ...args]);
    assert.equal(String(stderr), "");
    assert.equal(status, 0);
    return stdout;
  }
}
