/** `npm run flash` against the virtual board: nodemcu-tool's connector on a pseudo-terminal. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const ROOT = resolve(fileURLToPath(import.meta.url), "../../..");
const folder = mkdtempSync(join(tmpdir(), "hearsay-peer-"));
const running = new Set<ChildProcess>();
/** A port of its own: no other fleet on this machine hears these boards. */
const PORT = 5391;
/** The upload, counted from 1, amid which a run is cut off: some have arrived, most have not. */
const AMID = 5;

after(() => {
  for (const child of running) child.kill();
  rmSync(folder, { recursive: true, force: true });
});

function tsx(script: string, args: string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  const child = spawn(process.execPath, ["--import", "tsx", join(ROOT, script), ...args], {
    cwd: ROOT,
    env: { ...process.env, HEARSAY_WIFI_PASSWORD: "", ...env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  running.add(child);
  child.on("exit", () => running.delete(child));
  return child;
}

interface VirtualBoard {
  tty: string;
  flash: string;
  stop(): Promise<void>;
}

/** Switches a virtual board on: `npm run board -- --serial … --flash … --ip …`. */
async function board(name: string, ip: string, files: Record<string, string> = {}): Promise<VirtualBoard> {
  const tty = join(folder, `${name}.tty`);
  const flash = join(folder, name);
  mkdirSync(flash, { recursive: true });
  for (const [file, content] of Object.entries(files)) writeFileSync(join(flash, file), content);
  const child = tsx("tools/board/main.ts", ["--serial", tty, "--flash", flash, "--ip", ip]);
  let said = "";
  child.stdout!.on("data", (data) => (said += data));
  child.stderr!.on("data", (data) => (said += data));
  for (let tries = 0; !lstatSync(tty, { throwIfNoEntry: false }); tries++) {
    assert.ok(tries < 300 && child.exitCode === null, `the virtual board did not start: ${said}`);
    await sleep(100);
  }
  return {
    tty,
    flash,
    async stop() {
      const gone = new Promise((done) => child.once("exit", done));
      child.kill();
      await gone;
    },
  };
}

function config(name: string, more: object = {}): string {
  const path = join(folder, `${name}.json`);
  const gossip = { comPort: PORT, roundInterval: 1000 };
  writeFileSync(path, JSON.stringify({ shared: { gossip, ...more }, boards: {} }));
  return path;
}

async function flash(
  args: string[],
  env?: NodeJS.ProcessEnv,
): Promise<{ code: number | null; text: string }> {
  const child = tsx("tools/flash/main.ts", args, env);
  let text = "";
  child.stdout!.on("data", (data) => (text += data));
  child.stderr!.on("data", (data) => (text += data));
  const code = await new Promise<number | null>((done) => child.once("close", done));
  return { code, text };
}

/** Which files a run has begun to upload, as it said so far. */
function begun(said: string): string[] {
  return [...said.matchAll(/ uploading (\S+) \(/g)].map(([, name]) => name!);
}

/** Files on a virtual board, by their names there. */
function files(flashFolder: string): string[] {
  return readdirSync(flashFolder).map(decodeURIComponent).sort();
}

// Each test has boards of its own, and mostly waits for them.
describe("flash", { concurrency: 3 }, () => {
  test("a new board joins a running fleet, and a second run uploads nothing", async () => {
    const first = await board("first", "127.0.91.1");
    const second = await board("second", "127.0.91.2");
    const settings = config("plain");
    const alone = await flash(["--port", first.tty, "--config", settings]);
    assert.equal(alone.code, 0, alone.text);
    assert.match(alone.text, /up, started gossip\n/);
    assert.match(alone.text, /127\.0\.91\.1 +up +revision 0/);

    const both = await flash(["--port", second.tty, "--config", settings]);
    assert.equal(both.code, 0, both.text);
    assert.match(both.text, /127\.0\.91\.1 +up /);
    assert.match(both.text, /127\.0\.91\.2 +up /);

    const before = files(second.flash);
    assert.ok(
      before.includes("gossip.lc") && before.includes("gossip/swim.lc") && before.includes("init.lua"),
    );
    const again = await flash(["--port", second.tty, "--config", settings]);
    assert.equal(again.code, 0, again.text);
    assert.match(again.text, /nothing to upload/);
    assert.doesNotMatch(again.text, /uploading|restarting/);
    assert.match(again.text, /127\.0\.91\.1 +up /);

    // A byte that differs is noticed, and only that file goes up; a user's file is left alone.
    const damaged = join(second.flash, "hearsay.lc");
    const whole = readFileSync(damaged);
    await second.stop();
    writeFileSync(damaged, Buffer.from(whole).fill("x", 100, 101));
    writeFileSync(join(second.flash, "mine.lua"), "print('mine')");
    const repaired = await board("second", "127.0.91.2");
    const dry = await flash(["--port", repaired.tty, "--config", settings, "--dry-run"]);
    assert.match(dry.text, /upload {2}hearsay\.lua \(changed/);
    assert.notDeepEqual(readFileSync(damaged), whole, "a dry run changes nothing");
    const repair = await flash(["--port", repaired.tty, "--config", settings]);
    assert.equal(repair.code, 0, repair.text);
    assert.match(repair.text, /1 file uploaded, 0 removed/);
    assert.deepEqual(readFileSync(damaged), whole);

    // With minified sources all is made anew; and again nothing the second time.
    const short = config("short", { minify: true });
    const minified = await flash(["--port", repaired.tty, "--config", short]);
    assert.equal(minified.code, 0, minified.text);
    assert.match(minified.text, /up, started gossip\n/);
    assert.match((await flash(["--port", repaired.tty, "--config", short])).text, /nothing to upload/);

    // Without gossip, and from source: what is needed no more goes, what is the user's stays.
    const bare = await flash([
      "--port",
      repaired.tty,
      "--config",
      config("bare", { start: [], compile: false }),
    ]);
    assert.equal(bare.code, 0, bare.text);
    assert.match(bare.text, /up, started nothing\n/);
    assert.deepEqual(
      files(repaired.flash).filter((name) => /\.l(ua|c)$/.test(name)),
      ["hearsay.lua", "init.lua", "mine.lua"],
    );
    assert.deepEqual(
      readFileSync(join(repaired.flash, "hearsay.lua")),
      readFileSync(join(ROOT, "lua_out/hearsay.lua")),
    );
    await Promise.all([first.stop(), repaired.stop()]);
  });

  test("a user's own init.lua and gossip.lua: one stays, the other is copied first", async () => {
    const own = "-- my own\nprint('hello')\n";
    const theirs = await board("own", "127.0.91.3", { "init.lua": own, "gossip.lua": "return 'theirs'" });
    const { code, text } = await flash(["--port", theirs.tty, "--config", config("own")]);
    assert.match(
      text,
      /init\.lua on the board is your own and stays as it is; add this line to it: {2}require\("hearsay"\)/,
    );
    assert.equal(readFileSync(join(theirs.flash, "init.lua"), "utf8"), own);
    assert.match(text, /replaces gossip\.lua/);
    const copies = /copies of what was replaced: (.*)/.exec(text)?.[1] ?? "";
    assert.equal(readFileSync(join(copies, "gossip.lua"), "utf8"), "return 'theirs'");
    rmSync(copies, { recursive: true });
    assert.equal(code, 1);
    assert.match(text, /at its console, but did not start hearsay/);
    await theirs.stop();
  });

  test("a board that panics at boot: its last lines are shown, and it stays at its console", async () => {
    const init = "require('hearsay')\nnode.task.post(function() error('the relay is on fire') end)\n";
    const panicking = await board("panic", "127.0.91.4", { "init.lua": init });
    const settings = config("panic");
    const { code, text } = await flash(["--port", panicking.tty, "--config", settings]);
    assert.equal(code, 1, text);
    assert.match(text, /panics at boot: after three times it now stays at its console/);
    assert.match(text, /\| .*the relay is on fire/);
    assert.match(text, /\| hearsay: the application panicked 3 times within a minute of boot/);
    // Its init.lua raises the error still, at each boot; the console answers all the same.
    const next = await flash(["--port", panicking.tty, "--config", settings, "--dry-run"]);
    assert.equal(next.code, 0, next.text);
    assert.match(next.text, /nothing to upload/);
    await panicking.stop();
  });

  test("an upload that is cut off is made good by the next run", async () => {
    const cut = await board("cut", "127.0.91.5");
    const settings = config("cut");
    const child = tsx("tools/flash/main.ts", ["--port", cut.tty, "--config", settings], { TMPDIR: folder });
    let said = "";
    child.stdout!.on("data", (data) => {
      said += data;
      if (begun(said).length === AMID) child.kill("SIGKILL");
    });
    await new Promise((done) => child.once("exit", done));
    const source = begun(said).at(-1)!;
    const compiled = source.replace(/\.lua$/, ".lc");
    const there = files(cut.flash);
    assert.ok(there.includes("gossip.lc"), "it was cut off after the beginning");
    assert.ok(!there.includes(compiled) && !there.includes("init.lua"), "and before the end");
    const { code, text } = await flash(["--port", cut.tty, "--config", settings]);
    assert.equal(code, 0, text);
    assert.doesNotMatch(text, /replaces/, "what was cut off is known as ours");
    assert.match(text, /up, started gossip\n/);
    const names = files(cut.flash);
    assert.ok(names.includes(compiled) && !names.includes(source), `${compiled} is whole`);
    assert.match((await flash(["--port", cut.tty, "--config", settings])).text, /nothing to upload/);
    await cut.stop();
  });

  test("Ctrl-C during an upload leaves nothing behind on this machine", async () => {
    const half = await board("half", "127.0.91.7");
    const temporary = mkdtempSync(join(folder, "tmp-"));
    const args = ["--port", half.tty, "--config", config("half")];
    const child = tsx("tools/flash/main.ts", args, { TMPDIR: temporary });
    let said = "";
    const note = (data: Buffer) => {
      said += data;
      if (begun(said).length === AMID) child.kill("SIGINT");
    };
    child.stdout!.on("data", note);
    child.stderr!.on("data", note);
    assert.equal(await new Promise((done) => child.once("close", done)), 130);
    assert.match(said, /flash: interrupted: run it again/);
    assert.ok(!files(half.flash).includes("init.lua"), "it ended amid the uploads");
    assert.deepEqual(
      readdirSync(temporary).filter((name) => name.startsWith("hearsay-")),
      [],
    );
    await half.stop();
  });

  test("a board that does not answer", async () => {
    const deaf = await board("deaf", "127.0.91.6", { "init.lua": 'uart.on("data", 0, function() end, 0)' });
    const { code, text } = await flash(["--port", deaf.tty, "--config", config("deaf")]);
    assert.equal(code, 1);
    assert.match(text, /no answer from .*deaf\.tty at 115200 baud/);
    await deaf.stop();
  });

  test("what is wrong is said in words", async () => {
    const absent = await flash(["--port", join(folder, "absent.tty"), "--config", config("words")]);
    assert.equal(absent.code, 1);
    assert.match(absent.text, /no such port: .*absent\.tty\. (No serial port was found|Ports found:)/);

    const noPort = join(folder, "a-file");
    writeFileSync(noPort, "");
    const file = await flash(["--port", noPort, "--config", config("words")]);
    assert.equal(file.code, 1);
    assert.match(file.text, /cannot be opened: another program has it open .* or it is no serial port/);

    const secret = await flash(
      ["--port", noPort, "--config", config("wifi", { wifi: { ssid: "my-network" } })],
      {
        HEARSAY_WIFI_PASSWORD: undefined,
      },
    );
    assert.equal(secret.code, 1);
    assert.match(secret.text, /password of the network "my-network" is missing/);
    assert.ok(existsSync(noPort));
  });
});
