/** `npm run alfred` as a program, on loopback: its command line, its daemon and its clients. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { type AlfredOptions, readOptions } from "../../tools/alfred/options.ts";
import { whyNotBindable } from "../../tools/lan/udp.ts";
import { until } from "../until.ts";
import { alfred, daemon, fine, folder, Running } from "./alfred-desktop.ts";
import { freePort } from "./free-port.ts";

const noLoopback = { skip: whyNotBindable("127.0.0.2") ?? false };

test(
  "two daemons share what is set at either; clients print it as the original does",
  noLoopback,
  async (t) => {
    const port = await freePort();
    const updates = join(folder, "updates");
    const primary = await daemon(t, "127.77.1.1", port, "-m", "-c", `echo >>${updates}`);
    const secondary = await daemon(t, "127.77.1.2", port);
    const ask = (at: { socket: string }, ...args: string[]) => alfred(["-u", at.socket, ...args]);
    const said = () => `${primary.running.said}\n${secondary.running.said}`;
    const monitor = new Running(t, ["-u", primary.socket, "-E"]);
    // No sooner than the daemon knows of it does it tell.
    await until("the monitor tells", async () => {
      await alfred(["-u", primary.socket, "-s", "99"], String(Math.random()));
      return monitor.said.includes("Event: type = 99, source = 02:00:7f:4d:01:01\n");
    });

    const data = Buffer.from('toto\n\0"\\\xff', "latin1");
    assert.deepEqual(await alfred(["-u", secondary.socket, "-s", "100", "-V", "3"], data), fine);
    const line = '{ "02:00:7f:4d:01:02", "toto\\x0a\\x00\\"\\\\\\xff" },\n';
    for (const at of [primary, secondary]) {
      await until("it has it", async () => (await ask(at, "-r", "100")).stdout === line, said);
      assert.equal((await ask(at, "-r", "100", "-d")).stdout, line.replace('" },', '", 3 },'));
    }
    await until("the monitor tells", () =>
      monitor.said.includes("Event: type = 100, source = 02:00:7f:4d:01:02\n"),
    );
    await until(
      "the command was run",
      () => existsSync(updates) && /\b100\b/.test(readFileSync(updates, "utf8")),
    );

    assert.match(
      (await ask(secondary, "-S")).stdout,
      /^- mode: secondary\n- interface: \S+\n\t- status: active\n/,
    );
    assert.deepEqual(await ask(secondary, "-M", "primary"), fine);
    assert.match((await ask(secondary, "-S")).stdout, /^- mode: primary\n/);

    const { status, stdout, stderr } = await alfred(["-u", primary.socket, "-s", "100"], Buffer.alloc(2000));
    assert.deepEqual([status, stdout], [1, ""]);
    assert.match(stderr, /^the data has 2000 bytes/);
    assert.deepEqual(await primary.running.end(), [0, null]);
    assert.equal(existsSync(primary.socket), false);
    await until("the monitor ends", () => monitor.said.endsWith("Server closed the connection\n"));
    assert.doesNotMatch(said(), /Error|alfred: /);
  },
);

test(
  "as in the original, what is not set again is gone, and no event tells of that",
  noLoopback,
  async (t) => {
    const port = await freePort();
    const { socket, running } = await daemon(t, "127.77.1.7", port, "-m", "--data-timeout", "3");
    const monitor = new Running(t, ["-u", socket, "-E"]);
    const request = async () => (await alfred(["-u", socket, "-r", "100"])).stdout;
    await until("the monitor tells", async () => {
      assert.deepEqual(await alfred(["-u", socket, "-s", "100"], String(Math.random())), fine);
      return monitor.said !== "";
    });
    const told = monitor.said;
    await until(
      "it is gone",
      async () => (await request()) === "",
      () => running.said,
    );
    assert.equal(monitor.said, told);
  },
);

test(
  "requests are answered, however many there are; one that nobody answers fails as the original's does",
  noLoopback,
  async (t) => {
    const port = await freePort();
    const primary = await daemon(t, "127.77.1.3", port, "-m");
    const secondary = await daemon(t, "127.77.1.4", port);
    const request = () => alfred(["-u", secondary.socket, "-r", "100"]);
    assert.deepEqual(await alfred(["-u", primary.socket, "-s", "100"], "x"), fine);
    await until(
      "the primary answers",
      async () => (await request()).stdout !== "",
      () => secondary.running.said,
    );
    const many = await Promise.all(Array.from({ length: 6 }, request));
    assert.deepEqual(
      [...new Set(many.map(({ status, stdout }) => `${status} ${stdout}`))],
      ['0 { "02:00:7f:4d:01:03", "x" },\n'],
    );
    primary.running.process.kill("SIGSTOP");
    const { status, stdout, stderr } = await request();
    assert.deepEqual([status, stdout], [1, ""]);
    assert.match(stderr, /^Request failed with 1/);
  },
);

test("whatever a client says or does not say, the daemon goes on", noLoopback, async (t) => {
  const { socket, running } = await daemon(t, "127.77.1.5", await freePort(), "-m");
  for (const hex of [
    "",
    "00",
    "0000ffff00",
    "0200000100",
    "05000000",
    "63000000",
    "000000040000000",
    "0900000009000000",
  ]) {
    const client = connect(socket);
    await once(client, "connect");
    client.on("error", () => {});
    client.resume();
    const closed = once(client, "close");
    client.end(Buffer.from(hex, "hex"));
    await closed;
  }
  const foreign = Buffer.from("000000120000000002aabbccddee640000040102030405", "hex");
  const client = connect(socket);
  client.end(foreign);
  await once(client.resume(), "close");
  assert.deepEqual(await alfred(["-u", socket, "-r", "100"]), fine);
  assert.deepEqual(await alfred(["-u", socket, "-s", "100"], "x"), fine);
  assert.deepEqual(await running.end(), [0, null]);
});

test("what is wrong is named, with the remedy", async () => {
  for (const [args, status, message] of [
    [["-r", "63"], 1, /^bad data type argument\n$/],
    [["-r", "256"], 1, /^bad data type argument\n$/],
    [["-r", "-5"], 1, /^bad data type argument\n$/],
    [["-s", "100", "-V", "256"], 1, /^bad data version argument\n$/],
    [["-s", "100", "-V", "-1"], 1, /^bad data version argument\n$/],
    [["-M", "boss"], 1, /^bad modeswitch argument\n$/],
    [["-r", "100", "-S"], 1, /^one of -s, -r, -M, -S and -E at a time\n$/],
    [["-b", "bat0"], 1, /^-b bat0: there is no batman-adv here/],
    [["-4", "10.0.0.1"], 1, /^-4 10\.0\.0\.1: give an IPv4 multicast group/],
    [["-p", "0"], 1, /^-p 0: give seconds/],
    [["--port", "x"], 1, /^--port x: give a number/],
    [["--loud"], 1, /Unknown option '--loud'/],
    [
      ["-u", join(folder, "none"), "-r", "100"],
      255,
      /^can't connect to unix socket: No such file or directory\n/,
    ],
    [["-u", join(folder, "none"), "-E"], 255, /^can't connect to unix socket/],
    [["-i", "203.0.113.77", "-u", join(folder, "x")], 255, /203\.0\.113\.77 is no address of this machine/],
  ] as const) {
    const outcome = await alfred([...args]);
    assert.deepEqual([outcome.status, outcome.stdout], [status, ""], `${args.join(" ")}: ${outcome.stderr}`);
    assert.match(outcome.stderr, message);
  }
  assert.match(readOptions(["-h"]) as string, /--set-data TYPE/);
  assert.match(readOptions(["-v"]) as string, /^alfred 2023\.0, as spoken by hearsay \d+\.\d+\.\d+$/);
  const options = (...args: string[]) => readOptions(args) as AlfredOptions;
  const { command, daemon: settings } = options("-s100", "--req-version", "7");
  assert.deepEqual(command, { name: "set", type: 100, version: 7 });
  assert.deepEqual([settings.mode, settings.group, settings.period], ["secondary", "224.0.0.66", 10]);
  assert.equal(options("--primary").daemon.mode, "primary");
  const { getuid, env } = process;
  const { XDG_RUNTIME_DIR: before } = env;
  env.XDG_RUNTIME_DIR = "/run/user/1000";
  process.getuid = () => 0;
  assert.equal(options().socket, "/var/run/alfred.sock");
  process.getuid = () => 1000;
  assert.equal(options().socket, "/run/user/1000/alfred-1000.sock");
  Object.assign(process, { getuid });
  if (before === undefined) delete env.XDG_RUNTIME_DIR;
  else env.XDG_RUNTIME_DIR = before;
});

test("a file that is no socket is left alone", noLoopback, async (t) => {
  const file = join(folder, "kept");
  writeFileSync(file, "somebody's");
  const running = new Running(t, ["-u", file, "-i", "127.77.1.6", "--port", String(await freePort())]);
  const [code] = await once(running.process, "exit");
  assert.equal(code, 255);
  assert.match(running.said, /can't bind unix socket/);
  assert.equal(readFileSync(file, "utf8"), "somebody's");
});
