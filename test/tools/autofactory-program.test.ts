/** `npm run autofactory` as a program: its output, its commands, and how it ends. */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, openSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import * as commands from "../../tools/autofactory/commands.ts";
import { KIND } from "../../tools/autofactory/encode.ts";
import { readOptions } from "../../tools/autofactory/options.ts";
import { FactsClient } from "../../tools/bench/facts-client.ts";
import { freeTcpPort } from "../../tools/bench/tcp-port.ts";
import { until } from "../until.ts";
import { program, temporary } from "./autofactory-server.ts";
import { has } from "./has.ts";

/** A command as a program of its own. */
const alone = (...args: string[]) => {
  const program = ["--import", "tsx", "tools/autofactory/main.ts"];
  return spawnSync(process.execPath, [...program, ...args], { encoding: "utf8" });
};
/** A command in this process, for quickness: what it prints. */
const run = (...args: string[]) => commands.run(readOptions(args) as Parameters<typeof commands.run>[0]);
const usual = (folder: string) => ["--port", "0", "--store", join(folder, "store")];
const connect = FactsClient.connect;

test("facts become lines; after a kill -9 all is as before; Ctrl-C ends it with 0", async (t) => {
  const args = usual(temporary(t));
  const first = await program(t, args);
  const client = await connect(first.port);
  const ids = [1, 2, 3].map((value) => client.fact("sensor", { value }, "1795223937687729693"));
  client.send(KIND.SysInfoJSON, Buffer.from('{"hostname":"kitchen","firmware":"3.0"}'));
  await until("they are safe", () => client.acknowledged.size === 4);
  assert.deepEqual(
    first.lines.slice(0, 3).map(({ id, fields }) => [id, fields.value]),
    ids.map((id, at) => [id, at + 1]),
  );
  assert.match(first.out, /"time":"2026-11-21T01:18:57\.687729693Z"/);
  const closed = once(client.socket, "close");
  assert.deepEqual(await first.end("SIGKILL"), [null, "SIGKILL"]);
  await closed;

  // Nobody serves it: nobody is connected, whatever the store says.
  const away = alone("ls", ...args);
  assert.match(
    away.stdout,
    new RegExp(`^id .*\\n${client.conf.id}  kitchen .* 3\\.0 .* away\\n$`),
    away.stderr,
  );

  const second = await program(t, args);
  const again = await connect(second.port, client.conf.id);
  assert.deepEqual([again.conf.id, again.conf.hostname], [client.conf.id, "kitchen"]);
  await until("it is connected", async () => / connected$/.test(await run("ls", ...args)));
  const other = alone(...args);
  assert.deepEqual([other.status, other.stdout], [1, ""]);
  assert.match(other.stderr, /^autofactory: .*store is in use by process \d+/);

  const id = again.fact("sensor", { value: 4 });
  again.socket.pause();
  assert.deepEqual(await second.end("SIGINT"), [0, null]);
  again.socket.resume();
  await until("it is told", () => again.closed !== undefined);
  assert.equal(again.closed!.code, 1001);
  // What it acknowledged is out; whatever it did not take comes again.
  assert.equal(
    second.lines.some((line) => line.id === id),
    again.acknowledged.has(id),
  );
  assert.match(second.log, /"msg":"stopped"/);
});

test("Ctrl-C, as a terminal and npm send it, lets what package.json starts end well", {
  skip: process.platform === "win32" && "needs groups of processes",
}, async (t) => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
  const command = ["sh", "-c", `${scripts.autofactory} "$@"`, "sh"];
  const server = await program(t, usual(temporary(t)), { command, group: true });
  const clients = await Promise.all(Array.from({ length: 10 }, () => connect(server.port)));
  const ids = clients.map((client) => client.fact("sensor", { value: 1 }));
  const closed = once(server.child, "close");
  // The terminal's, to all; then npm's, which passes on its own.
  process.kill(-server.pid, "SIGINT");
  await sleep(10);
  if (!server.ended) process.kill(-server.pid, "SIGINT");
  // The shell may have ended of it; what it started still writes until it ends, too.
  await closed;
  assert.match(server.log, /"msg":"stopped"\}\n$/);
  assert.deepEqual(new Set(clients.map((client) => client.closed?.code)), new Set([1001]));
  const written = new Set(server.lines.map(({ id }) => id));
  for (const [at, id] of ids.entries()) assert.equal(clients[at]!.acknowledged.has(id), written.has(id));
});

test("what is set, edited or removed reaches who is connected", async (t) => {
  const folder = temporary(t);
  const file = join(folder, "config.json");
  const write = (config: object | string) => {
    // As editors do.
    writeFileSync(`${file}.new`, typeof config === "string" ? config : JSON.stringify(config));
    renameSync(`${file}.new`, file);
  };
  write({ defaults: { memInfo: 100 } });
  const args = usual(folder);
  const server = await program(t, [...args, "--config", file, "--net-usage", "77"]);
  const client = await connect(server.port);
  const { id } = client.conf;
  const fact = client.fact("sensor", { value: 1 });
  await until("it is known", () => client.acknowledged.has(fact));
  assert.equal(client.conf.memInfo, 100);

  write({ defaults: { memInfo: 50 } });
  await until("it is told", () => client.conf.memInfo === 50);
  write("{");
  await until("the log tells", () => server.log.includes("the config file is not good"));
  write({ defaults: { memInfo: 60 }, clients: { [id]: { zone: "roof" } } });
  await until("it is told", () => client.conf.memInfo === 60 && client.conf.zone === "roof");
  assert.equal(client.conf.netUsage, 77);
  assert.match(await run("ls", ...args), new RegExp(`\\n${id} +roof  `));

  await run("set", id, "memInfo=70", "zone=cellar", "hostname=007", ...args);
  await until("it is told", () => client.conf.memInfo === 70 && client.conf.zone === "cellar");
  assert.equal(client.conf.hostname, "007");
  const listed = JSON.parse(await run("ls", "--json", ...args));
  assert.deepEqual([listed[0].id, listed[0].connected, listed[0].set.zone], [id, true, "cellar"]);
  await run("set", id, "memInfo=", ...args);
  await until("it is told", () => client.conf.memInfo === 60);

  for (const [command, words] of [
    [["set", "nobodyxx", "zone=a"], /nobodyxx: there is no such client/],
    [["set", id, "memInfo=x"], /memInfo: give seconds/],
    [["set", id, "colour=red"], /colour: there is no such setting/],
    [["set", id, "zone"], /zone: give KEY=VALUE/],
    [["rm", "nobodyxx"], /nobodyxx: there is no such client/],
  ] as const) {
    await assert.rejects(run(...command, ...args), words);
  }

  assert.equal(await run("rm", id, ...args), "");
  await until("it is closed", () => client.closed?.code === 4001);
  assert.notEqual((await connect(server.port, id)).conf.id, id);
  assert.doesNotMatch(await run("ls", ...args), new RegExp(id));
});

test("a reader that has gone ends it; what it did not take is written the next time", async (t) => {
  const folder = temporary(t);
  const args = usual(folder);
  const first = await program(t, args);
  const client = await connect(first.port);
  first.child.stdout!.destroy();
  client.fact("sensor", { value: 1 });
  assert.deepEqual(await once(first.child, "close"), [0, null]);
  assert.match(first.log, /nobody reads standard output any more/);
  const out = openSync(join(folder, "out"), "w");
  t.after(() => closeSync(out));
  const second = await program(t, args, { out });
  await until("it is written", () => readFileSync(join(folder, "out"), "utf8").includes('"sensor"'));
  assert.deepEqual(await second.end("SIGTERM"), [0, null]);
});

const full = existsSync("/dev/full") ? false : "needs /dev/full";
test("goes on when its log cannot be written", { skip: full }, async (t) => {
  const port = await freeTcpPort();
  const args = ["--port", String(port), "--store", join(temporary(t), "store")];
  const log = openSync("/dev/full", "w");
  t.after(() => closeSync(log));
  const server = await program(t, args, { err: log });
  const listens = () => fetch(`http://127.0.0.1:${port}/`).then(Boolean, () => false);
  await until("it listens", () => server.ended || listens());
  const client = await connect(port);
  const id = client.fact("sensor", { value: 1 });
  client.send(KIND.Generic, Buffer.from("what the log tells of"));
  await until("it is safe", () => client.acknowledged.has(id));
  assert.deepEqual(await server.end("SIGINT"), [0, null]);
});

test("over TLS, with a token from the environment", {
  skip: !has("openssl") && "needs openssl",
}, async (t) => {
  const folder = temporary(t);
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  const request =
    "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=localhost";
  const names = ["-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", cert];
  execFileSync("openssl", [...request.split(" "), ...names], { stdio: "ignore" });
  const args = [...usual(folder), "--tls-cert", cert, "--tls-key", key];
  const server = await program(t, args, { env: { AUTOFACTORY_TOKEN: "geheim" } });
  const options = { ca: readFileSync(cert), headers: { authorization: "Bearer geheim" } };
  const client = new FactsClient(`wss://localhost:${server.port}/client`, options);
  await once(client.socket, "open");
  client.socket.send("");
  await client.eot;
  const plain = new FactsClient(`ws://localhost:${server.port}/client`);
  assert.equal(await new Promise((resolve) => plain.socket.on("close", resolve)), 1006);
  await until("the log tells", () => /TLS handshakes that failed/.test(server.log));
});

test("what is wrong is named", () => {
  for (const [args, words] of [
    [["--port", "x"], /^autofactory: --port x: give a whole number.*\n\nnpm run -s autofactory -- --help/],
    [["ls", "--store", "/no/such/folder"], /^autofactory: \/no\/such\/folder: there is no store/],
  ] as const) {
    const { status, stderr } = alone(...args);
    assert.deepEqual([status, words.test(stderr)], [1, true], stderr);
  }
  assert.match(alone("--help").stdout, /--tls-cert FILE/);
});
