/** autofactory and an output, a disk, or a store that does not do as it should. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { FactsClient } from "../../tools/bench/facts-client.ts";
import { until } from "../until.ts";
import { Kept, ownServer, program, temporary } from "./autofactory-server.ts";

const connect = FactsClient.connect;

test("an output that takes its time has facts on disk meanwhile, and gets each once, in order", async (t) => {
  const output = new Kept();
  let open = () => {};
  output.gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const { port, server } = await ownServer(t, output);
  const client = await connect(port);
  const ids = [1, 2, 3].map((value) => client.fact("n", { value }));
  await until("they are on disk", () => client.acknowledged.size === 3);
  assert.deepEqual([server.counts.waiting, output.ids], [3, []]);
  ids.push(client.fact("n", { value: 4 }));
  await until("the next one, too", () => client.acknowledged.size === 4);
  open();
  await until("all is there", () => server.counts.waiting === 0);
  ids.push(client.fact("n", { value: 5 }));
  await until("it is safe", () => client.acknowledged.size === 5);
  assert.deepEqual([output.ids, server.counts.waiting], [ids, 0]);
});

test("a disk that is full: what has no room comes again, and nothing is lost, torn or twice", {
  skip: process.platform === "win32" && "needs sh",
}, async (t) => {
  const folder = temporary(t);
  const [args, path] = [["--port", "0", "--store", join(folder, "store")], join(folder, "facts.jsonl")];
  const held = new Map<string, Uint8Array>();
  const run = async (blocks: string) => {
    const out = openSync(path, "a");
    // No file may be longer than that: neither the store nor that of the facts.
    const command = [
      "sh",
      "-c",
      `ulimit -f ${blocks}; exec "$0" --import tsx tools/autofactory/main.ts "$@"`,
    ];
    const server = await program(t, args, { out, command: [...command, process.execPath] });
    closeSync(out);
    return server;
  };
  const first = await run("600");
  const made: string[] = [];
  let client = await connect(first.port);
  const { id } = client.conf;
  const text = "x".repeat(2000);
  await until("there is no room", async () => {
    if (client.closed) return true;
    for (let n = 0; n < 20; n++) {
      const data = Buffer.from(JSON.stringify({ name: "n", fields: { value: made.length, text } }));
      const message = client.message(2, data);
      made.push(message.id);
      held.set(message.id, message.bytes);
      if (!client.closed) client.socket.send(message.bytes);
    }
    return false;
  });
  assert.equal(client.closed?.code, 1013);
  for (const acknowledged of client.acknowledged) held.delete(acknowledged);
  assert.ok(held.size > 0 && held.size < made.length);
  assert.match(first.log, /"problem":"EFBIG.*standard output is away/);
  assert.match(first.log, /cannot write to the store/);
  // No line is torn, though there was no room for all of one.
  assert.match(readFileSync(path, "utf8"), /\n$/);
  // It goes on.
  client = await connect(first.port, id);
  await first.end("SIGKILL");

  const second = await run("unlimited");
  client = await connect(second.port, id);
  for (const bytes of held.values()) client.socket.send(bytes);
  const lines = () => readFileSync(path, "utf8").split("\n").slice(0, -1);
  await until("all is there", () => lines().length >= made.length);
  assert.deepEqual(await second.end("SIGINT"), [0, null]);
  const ids = lines().map((line) => JSON.parse(line).id as string);
  assert.deepEqual(ids.toSorted(), made.toSorted());
});

test("a file and kills: each record once, and no line torn", async (t) => {
  const folder = temporary(t);
  const [args, path] = [["--port", "0", "--store", join(folder, "store")], join(folder, "facts.jsonl")];
  const held = new Map<string, Uint8Array>();
  let [id, made] = ["", 0];
  const serve = async () => {
    const out = openSync(path, "a");
    const server = await program(t, [...args, "--max-rate", "100000"], { out });
    closeSync(out);
    const client = await connect(server.port, id);
    id = client.conf.id;
    client.onAck = (acknowledged) => held.delete(acknowledged);
    for (const bytes of held.values()) client.socket.send(bytes);
    return { server, client };
  };
  for (let round = 0; round < 2; round++) {
    const { server, client } = await serve();
    const before = made;
    const timer = setInterval(() => {
      for (let n = 0; n < 20; n++) {
        const fields = { value: made++, text: "x".repeat(4000) };
        const { id, bytes } = client.message(2, Buffer.from(JSON.stringify({ name: "n", fields })));
        held.set(id, bytes);
        client.socket.send(bytes);
      }
    }, 5);
    await until("much is under way", () => made > before + 500);
    clearInterval(timer);
    await server.end("SIGKILL");
  }
  const { server } = await serve();
  await until("all is safe", () => held.size === 0);
  assert.deepEqual(await server.end("SIGINT"), [0, null]);
  const values = readFileSync(path, "utf8")
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line).fields.value as number);
  assert.deepEqual(
    values.toSorted((a, b) => a - b),
    Array.from({ length: made }, (_, value) => value),
  );
});

test("a store whose server was killed, and had the same process id, is free", async (t) => {
  const store = join(temporary(t), "store");
  mkdirSync(store);
  writeFileSync(join(store, "server.pid"), String(process.pid));
  await ownServer(t, new Kept(), { store });
});

test("where it cannot listen, what waits on disk stays there", async (t) => {
  const store = join(temporary(t), "store");
  const away = new Kept();
  away.away = true;
  const first = await ownServer(t, away, { store });
  const client = await connect(first.port);
  client.fact("n", { value: 1 });
  await until("it is on disk", () => client.acknowledged.size === 1);
  await first.server.stop();
  const taken = createServer().listen(0, "127.0.0.1");
  t.after(() => taken.close());
  await once(taken, "listening");
  const output = new Kept();
  const { port } = taken.address() as { port: number };
  await assert.rejects(ownServer(t, output, { store, port }), /EADDRINUSE/);
  assert.equal(output.given, 0);
});
