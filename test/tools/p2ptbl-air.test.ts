/** `npm run p2ptbl` on the air: what it sends, and files that it keeps in step. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { whyNotBindable } from "../../tools/lan/udp.ts";
import { until } from "../until.ts";
import { freePort } from "./free-port.ts";
import { PROGRAM, rowsOf, tableFile } from "./p2ptbl-files.ts";

const noLoopback = { skip: whyNotBindable("127.0.0.2") ?? false };

test("gossip sends rows that GNU gunzip reads, within the size that is asked for", noLoopback, async () => {
  const file = tableFile("told", "table-40");
  const port = await freePort();
  const socket = createSocket({ type: "udp4", reuseAddr: true });
  socket.bind(port, "127.255.255.255");
  await once(socket, "listening");
  const heard = once(socket, "message");
  const args = ["gossip", file, "--ip", "127.77.0.1", "--port", String(port), "--size", "400"];
  const child = spawn(process.execPath, [...PROGRAM, ...args], { stdio: "inherit" });
  const [code] = (await once(child, "close")) as [number];
  assert.equal(code, 0);
  const [datagram] = (await heard) as [Buffer];
  socket.close();
  const key = Buffer.from("p2ptbl/told\0");
  assert.deepEqual(datagram.subarray(0, key.length), key);
  const payload = datagram.subarray(key.length);
  assert.ok(payload.length > 200 && payload.length <= 400, `${payload.length} bytes`);
  const unzipped = spawnSync("gzip", ["-dc"], { input: payload, encoding: "latin1" });
  assert.deepEqual([unzipped.status, unzipped.stderr], [0, ""]);
  const rows = unzipped.stdout.split("\n").slice(0, -1);
  const all = readFileSync(file, "latin1").split("\n");
  assert.ok(rows.length > 5 && rows.every((row) => all.includes(row)), unzipped.stdout);
});

/** Begins to keep a file in step with the air; gives what it says, as it says it. */
function listener(file: string, ip: string, port: number): { child: ChildProcess; said: () => string } {
  const args = [file, "--listen", "--table", "shared", "--ip", ip, "--port", String(port)];
  const child = spawn(process.execPath, [...PROGRAM, ...args], { stdio: ["ignore", "inherit", "pipe"] });
  let said = "";
  child.stderr!.on("data", (text: Buffer) => {
    said += text;
  });
  return { child, said: () => said };
}

test("two files that listen come to hold the same, whoever changes one", noLoopback, async (t) => {
  const port = await freePort();
  const [left, right] = [tableFile("left", "table-8"), tableFile("right", "table-40")];
  const sorted = (file: string) => readFileSync(file, "latin1").split("\n").sort().join("\n");
  const both = [left, right].map((file, index) => listener(file, `127.77.0.${2 + index}`, port));
  t.after(() => {
    for (const { child } of both) child.kill("SIGKILL");
  });
  const shared = (what: string, holds: () => boolean) =>
    until(
      what,
      () => sorted(left) === sorted(right) && holds(),
      () => both.map(({ said }) => said()).join("\n"),
    );
  await shared("both hold all", () => rowsOf(left).size === 40);
  // What a person writes into one of them; then what is no row, which stays until it is mended.
  writeFileSync(left, `${readFileSync(left, "latin1")}mine\t5\thello\n`, "latin1");
  await shared("the row is in both", () => rowsOf(right).get("mine")?.fields === "hello");
  writeFileSync(right, `${readFileSync(right, "latin1")}no row\n`, "latin1");
  const { said } = both[1]!;
  await until("the bad line is told", () => said().includes("is no row"), said);
  assert.match(readFileSync(right, "latin1"), /\nno row\n$/);
  writeFileSync(right, readFileSync(right, "latin1").replace("no row\n", ""), "latin1");
  // A third one that speaks once.
  const third = tableFile("third", "table-1");
  const args = ["--table", "shared", "--ip", "127.77.0.9", "--port", String(port), "--broadcast"];
  const told = spawn(process.execPath, [...PROGRAM, "update", third, "theirs", "hi", ...args], {
    stdio: "inherit",
  });
  assert.deepEqual(await once(told, "close"), [0, null]);
  await shared("the third one's news is in both", () => rowsOf(left).get("theirs")?.fields === "hi");
  for (const { child } of both) {
    const ended = once(child, "close");
    child.kill("SIGTERM");
    assert.deepEqual(await ended, [0, null]);
  }
  assert.equal(sorted(left), sorted(right));
});
