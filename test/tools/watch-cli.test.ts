/** The command line of `npm run watch-fleet`: what it takes, and what it says where it cannot. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { addressBeside } from "../../tools/desktop/address.ts";
import { OptionError, readOptions } from "../../tools/watch/member-options.ts";

const MAIN = fileURLToPath(new URL("../../tools/watch/main.ts", import.meta.url));

/** Runs it to its end. */
async function run(...args: string[]): Promise<{ code: number; said: string; wrong: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", MAIN, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [said, wrong, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "exit"),
  ]);
  return { code, said, wrong };
}

test("options, and what is wrong with them, in words", () => {
  const options = readOptions(
    "--seed 10.0.0.7 --seed 10.0.0.8 --table a --table b --alfred --open --port 0".split(" "),
  );
  assert.deepEqual(options, {
    ...{ seeds: ["10.0.0.7", "10.0.0.8"], address: undefined, preset: "home", interval: 10_000, port: 5000 },
    ...{ tables: ["a", "b"], group: undefined, alfred: true },
    page: { port: 0, bind: "127.0.0.1", token: undefined, open: true },
  });
  assert.equal(readOptions(["--no-page"])!.page, undefined);
  assert.equal(readOptions(["--help"]), undefined);
  for (const [args, message] of [
    ["--seed kitchen.local", /--seed kitchen\.local: give a board's IPv4 address, as 192\.168\.1\.15/],
    ["--interval 5", /--interval 5: give a whole number from 10 to 6870947/],
    ["--preset house", /--preset house: give home, building, campus/],
    ["--table ../x", /--table \.\.\/x: give at most 20 letters/],
    ["--table-group 239.0.0.1", /--table-group is for tables: give --table/],
    ["--table a --table-group 10.0.0.1", /--table-group 10\.0\.0\.1: give an IPv4 multicast group/],
    ["--gossip-port 0", /--gossip-port 0: give a whole number from 1 to 65535/],
    ["--token=", /--token: an empty one keeps nobody out/],
    ["--boards 3", /Unknown option '--boards'/],
  ] as const) {
    const good = (error: Error) => error instanceof OptionError && message.test(error.message);
    assert.throws(() => readOptions(args.split(" ")), good, args);
  }
});

test("the address beside a seed is this machine's in its network", () => {
  assert.equal(addressBeside("127.3.2.1"), "127.0.0.1");
  assert.equal(addressBeside("203.0.113.9"), undefined);
  assert.equal(addressBeside("nobody"), undefined);
});

test("an address that is another's, and a port that is taken, are said; it ends with 1", async () => {
  const other = await run("--address", "203.0.113.9", "--no-page");
  assert.deepEqual([other.code, other.said], [1, ""]);
  assert.match(other.wrong, /^npm run watch-fleet: 203\.0\.113\.9 is no address of this machine/);
  const taken = createSocket("udp4").bind(5000, "127.9.2.1");
  await once(taken, "listening");
  const { code, wrong } = await run("--address", "127.9.2.1", "--no-page");
  taken.close();
  assert.deepEqual(
    [code, wrong.trim()],
    [1, "npm run watch-fleet: UDP port 5000 of 127.9.2.1 is taken by another program: end that one first"],
  );
});

test("it prints that nobody answers, and its goodbye ends with 0", async () => {
  const args = [
    "--address",
    "127.9.2.2",
    "--seed",
    "127.9.2.3",
    "--gossip-port",
    "5077",
    "--interval",
    "300",
    "--no-page",
  ];
  const child = spawn(process.execPath, ["--import", "tsx", MAIN, ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [line] = await once(child.stderr, "data");
  assert.match(String(line), /no board answers at 127\.9\.2\.3: is it on, .*\(127\.9\.2\.2\), .*\(5077\)\?/);
  child.kill("SIGINT");
  assert.deepEqual(await once(child, "exit"), [0, null]);
});
