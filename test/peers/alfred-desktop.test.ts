/** `npm run alfred` and the original: each one's clients at the other's daemon, and both daemons on one link. */
import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { until } from "../until.ts";
import { AlfredLink } from "./alfred-link.ts";
import { GROUP, lineOf, Monitor, type Outcome, PERIOD, run, whyNoAlfred } from "./alfred-peer.ts";
import { whyNoNamespaces } from "./namespaces.ts";

const MAIN = fileURLToPath(new URL("../../tools/alfred/main.ts", import.meta.url));
const OURS = [process.execPath, "--import", "tsx", MAIN];
const every = Buffer.from(Array.from({ length: 256 }, (_, n) => n));
const fine = { status: 0, stdout: "", stderr: "" };

/** Each one's client: what it says is to be the same. */
const CLIENTS = {
  ours: (args: string[], input?: Uint8Array) => run(OURS[0]!, [...OURS.slice(1), ...args], input),
  "the original's": (args: string[], input?: Uint8Array) => run("alfred", args, input),
};

describe("npm run alfred and the original", { skip: whyNoNamespaces() ?? whyNoAlfred() ?? false }, () => {
  test("their clients say the same at either daemon, which share what they hold", async (t) => {
    const link = new AlfredLink(t);
    const real = await link.real(1, "-m");
    const { machine, mac, ip } = link.machine(2);
    const socket = join(link.folder, "ours.sock");
    const updates = join(link.folder, "ours.updates");
    const options = [
      "-m",
      "-4",
      GROUP,
      "-i",
      ip,
      "-b",
      "none",
      "-p",
      PERIOD,
      "-u",
      socket,
      "-c",
      `echo >>${updates}`,
    ];
    const daemon: ChildProcess = machine.spawn(OURS[0]!, ...OURS.slice(1), ...options);
    let said = "";
    for (const stream of [daemon.stdout!, daemon.stderr!]) stream.on("data", (text) => (said += text));
    await until(
      "the daemon is up",
      () => existsSync(socket),
      () => said,
    );
    const monitors = [socket, real.socket].map((path) => new Monitor(path));
    t.after(() => {
      for (const monitor of monitors) monitor.close();
    });

    const status = "- mode: primary\n- interface: eth0\n\t- status: active\n- batman-adv interface: none\n";
    const sources = { [socket]: mac, [real.socket]: real.mac };
    let type = 100;
    for (const [path, source] of Object.entries(sources)) {
      for (const [name, client] of Object.entries(CLIENTS)) {
        const ask = (...args: string[]) => client(["-u", path, ...args]);
        assert.deepEqual(await ask("-S"), { ...fine, stdout: status }, name);
        const set = await client(["-u", path, "-s", String(type), "-V", "3"], every);
        assert.deepEqual(set, fine, name);
        assert.deepEqual(await ask("-r", String(type)), { ...fine, stdout: lineOf(source, every) }, name);
        const verbose = lineOf(source, every).replace(/" \},\n$/, '", 3 },\n');
        assert.deepEqual(await ask("-r", String(type), "-d"), { ...fine, stdout: verbose }, name);
        type++;
      }
    }
    // What was set at the one arrives at the other, whoever asks.
    for (const [index, path] of [socket, socket, real.socket, real.socket].entries()) {
      const there = path === socket ? real.socket : socket;
      const wanted = lineOf(sources[path]!, every);
      let got: Outcome = fine;
      const client = CLIENTS[index % 2 === 0 ? "ours" : "the original's"];
      await until(
        `type ${100 + index} has arrived`,
        async () => {
          got = await client(["-u", there, "-r", String(100 + index)]);
          return got.stdout === wanted;
        },
        () => `${JSON.stringify(got)}\n${said}`,
      );
    }
    const events = (monitor: Monitor) => monitor.lines.filter((line) => line.startsWith("Event: "));
    const wanted = [100, 101, 102, 103].map(
      (n) => `Event: type = ${n}, source = ${n < 102 ? mac : real.mac}`,
    );
    for (const monitor of monitors) {
      await until("the monitor tells of all", () => events(monitor).length >= 4);
      assert.deepEqual([...events(monitor)].sort(), wanted);
    }
    await until("the command was run", () => existsSync(updates));
    assert.match(said, /^ \*\* IPv4 Multicast Mode: 420000e0$/m);
    assert.match(said, /^executing: echo >>\S+\.updates( 10[0-3])+$/m);
    assert.match(readFileSync(updates, "utf8"), /\b102\b/);

    // More than an Ethernet frame holds, and the original puts all of it into one datagram: no board gets that.
    const large = [110, 111, 112, 113].map((n) => ({ n, data: Buffer.alloc(1200, `${n} `) }));
    for (const { n, data } of large) await real.set(n, data);
    for (const { n, data } of large) {
      await until(
        `type ${n} has arrived`,
        async () => (await run("alfred", ["-u", socket, "-r", String(n)])).stdout === lineOf(real.mac, data),
        () => said,
      );
    }

    for (const client of Object.values(CLIENTS)) {
      assert.deepEqual(await client(["-u", socket, "-M", "secondary"]), fine);
      assert.match((await client(["-u", socket, "-S"])).stdout, /^- mode: secondary\n/);
      assert.deepEqual(await client(["-u", socket, "-M", "master"]), fine);
    }
    // A secondary asks the original, and gets what both have.
    assert.deepEqual(await CLIENTS.ours(["-u", socket, "-M", "secondary"]), fine);
    assert.deepEqual(await CLIENTS.ours(["-u", socket, "-r", "102"]), {
      ...fine,
      stdout: lineOf(real.mac, every),
    });
    daemon.kill("SIGTERM");
    assert.deepEqual(await once(daemon, "exit"), [0, null], said);
  });

  test("what is wrong has the original's words and exit codes", async () => {
    for (const args of [
      ["-r", "63"],
      ["-r", "256"],
      ["-s", "x"],
      ["-s", "100", "-V", "256"],
      ["-M", "boss"],
    ]) {
      const [ours, original] = [await CLIENTS.ours(args), await CLIENTS["the original's"](args)];
      assert.deepEqual(ours, original, args.join(" "));
    }
    const nowhere = ["-u", "/nowhere/alfred.sock", "-r", "100"];
    const { status, stderr } = await CLIENTS.ours(nowhere);
    const original = await CLIENTS["the original's"](nowhere);
    assert.equal(status, original.status);
    assert.ok(stderr.startsWith(original.stderr), stderr);
  });
});
