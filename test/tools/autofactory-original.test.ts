/** autofactory and the original's client (2017), odd as it is: frame by frame, over a plain socket. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { test } from "node:test";
import { NO_CONFIG } from "../../tools/autofactory/config.ts";
import { openMessage } from "../../tools/autofactory/decode.ts";
import { encodeMessage, KIND } from "../../tools/autofactory/encode.ts";
import { SenderIds } from "../../tools/bench/facts-client.ts";
import { until } from "../until.ts";
import { Kept, ownServer } from "./autofactory-server.ts";

const OPCODE = { text: 1, binary: 2, close: 8 };
const vector = (name: string) => readFileSync(`test/vectors/autofact/${name}.bin`);

/** A frame as clients send them: masked. */
function frame(opcode: number, payload: Buffer): Buffer {
  const mask = Buffer.from([1, 2, 3, 4]);
  const length =
    payload.length < 126 ? [0x80 | payload.length] : [0x80 | 126, payload.length >> 8, payload.length & 0xff];
  const masked = payload.map((byte, at) => byte ^ mask[at % 4]!);
  return Buffer.concat([Buffer.from([0x80 | opcode, ...length]), mask, masked]);
}

/** The frames in what a server sent, each shorter than 64 KB. */
function* frames(bytes: Buffer): Generator<{ opcode: number; payload: Buffer }> {
  for (let at = 0; at + 2 <= bytes.length; ) {
    const short = bytes[at + 1]!;
    const [head, length] = short < 126 ? [2, short] : [4, bytes.readUInt16BE(at + 2)];
    yield { opcode: bytes[at]! & 15, payload: bytes.subarray(at + head, at + head + length) };
    at += head + length;
  }
}

class Original {
  readonly socket: Socket;
  ended = false;
  private bytes = Buffer.alloc(0);

  /** @param upgrade whether it asks for a websocket, as it should */
  constructor(port: number, upgrade = true) {
    this.socket = connect(port, "127.0.0.1");
    this.socket.on("data", (data: Buffer) => {
      this.bytes = Buffer.concat([this.bytes, data]);
    });
    this.socket.on("close", () => {
      this.ended = true;
    });
    this.socket.on("error", () => {});
    if (!upgrade) return;
    this.socket.write(
      "GET /client HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n",
    );
  }

  get frames() {
    const body = this.bytes.indexOf("\r\n\r\n");
    return body < 0 ? [] : [...frames(this.bytes.subarray(body + 4))];
  }

  get head(): string {
    return this.bytes.toString("latin1").split("\r\n\r\n")[0]!;
  }

  send(opcode: number, payload: Buffer): void {
    this.socket.write(frame(opcode, payload));
  }
}

test("each load twice, the second one as text that is no UTF-8; a close frame of no known code", async (t) => {
  const output = new Kept();
  const { port, server, log } = await ownServer(
    t,
    output,
    {},
    { ...NO_CONFIG, defaults: { heartbeat: 0.2 } },
  );
  const original = new Original(port);
  original.send(OPCODE.text, Buffer.alloc(0));
  await until("it is told how to behave", () => original.frames.length >= 2);
  assert.match(original.head, /^HTTP\/1\.1 101/);
  assert.doesNotMatch(original.head, /Sec-WebSocket-(Extensions|Protocol)/i);
  assert.deepEqual(
    original.frames.slice(0, 2).map(({ opcode, payload }) => [opcode, openMessage(payload).kind]),
    [
      [OPCODE.binary, KIND.ClientConf],
      [OPCODE.binary, KIND.EOT],
    ],
  );
  await until("a heartbeat comes", () => original.frames.length >= 3);
  assert.deepEqual(original.frames[2], { opcode: OPCODE.text, payload: Buffer.from("loadavg") });
  // It makes each of the two a message of its own, with an id of its own.
  const ids = new SenderIds();
  const load = (data: Uint8Array) => Buffer.from(encodeMessage(ids, KIND.LoadAvg, data));
  const first = Buffer.from(openMessage(vector("08-c2s-LoadAvg")).data);
  const second = Buffer.from(first);
  second.writeDoubleLE(0.5, 0x40 - 0x28);
  for (const data of [first, second]) {
    original.send(OPCODE.binary, load(data));
    original.send(OPCODE.text, load(data));
  }
  for (const name of ["22-c2s-MemInfo", "23-c2s-NetUsage", "24-c2s-CPUUtilization"]) {
    original.send(OPCODE.binary, vector(name));
  }
  await until("all is there", () => output.facts.length === 5);
  assert.equal(server.counts.duplicates, 2);
  original.send(OPCODE.close, Buffer.from("bye bye"));
  await until("it is away", () => server.counts.connected === 0 && original.ended);
  assert.deepEqual(
    output.facts.map(({ points }) => points.map(({ measurement }) => measurement)),
    [["loadavg"], ["loadavg"], ["memory"], Array(4).fill("interfaces"), Array(3).fill("cpus")],
  );
  assert.equal(server.counts.bad, 0);
  assert.deepEqual(
    log.filter((line) => JSON.parse(line).level > 30),
    [],
  );
  // Nothing that it does not know: heartbeats, and at the end a close frame.
  const kinds = original.frames.slice(2).map(({ opcode, payload }) => [opcode, String(payload)]);
  assert.ok(kinds.every(([opcode, text]) => opcode === OPCODE.close || text === "loadavg"));
});

test("an id that it kept is its id again", async (t) => {
  const output = new Kept();
  const { port } = await ownServer(t, output);
  const ids: string[] = [];
  for (const presented of ["", "again"]) {
    const original = new Original(port);
    original.send(OPCODE.text, Buffer.from(presented && ids[0]!));
    original.send(OPCODE.binary, vector("22-c2s-MemInfo"));
    await until("it is told how to behave", () => original.frames.length >= 2);
    const { data } = openMessage(original.frames[0]!.payload);
    ids.push(/[A-Za-z0-9]{8}/.exec(Buffer.from(data).toString("latin1"))![0]);
    await until("its fact is there", () => output.facts.length === 1);
    original.socket.destroy();
  }
  assert.equal(ids[0], ids[1]);
});

test("what is no websocket, or no frame of one, closes that connection and nothing else", async (t) => {
  const { port, server } = await ownServer(t, new Kept());
  const good = new Original(port);
  good.send(OPCODE.text, Buffer.alloc(0));
  await until("it is told how to behave", () => good.frames.length >= 2);
  const bad: [what: string, first: boolean, bytes: Buffer][] = [
    ["no HTTP", true, Buffer.from("hello\r\n\r\n")],
    ["bytes for HTTP", true, Buffer.alloc(5000, 0xfe)],
    ["an unmasked frame", false, Buffer.from([0x82, 1, 0])],
    ["an unknown opcode", false, frame(3, Buffer.alloc(1))],
    ["compressed, as was not agreed", false, Buffer.from([0xc2, 0x80, 1, 2, 3, 4])],
    ["a length of 63 bits", false, Buffer.from([0x82, 0xff, 0x7f, 255, 255, 255, 255, 255, 255, 255])],
    ["a ping of 126 bytes", false, frame(9, Buffer.alloc(126))],
    ["a close of one byte", false, frame(8, Buffer.alloc(1))],
  ];
  for (const [what, first, bytes] of bad) {
    const client = new Original(port, !first);
    if (!first) client.send(OPCODE.text, Buffer.alloc(0));
    client.socket.write(bytes);
    await until(what, () => client.ended);
  }
  await until("all are away", () => server.counts.connected === 1);
  assert.equal(good.ended, false);
});
