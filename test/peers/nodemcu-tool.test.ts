/** The real nodemcu-tool, unmodified, with a virtual board on a pseudo-terminal. */
import assert from "node:assert/strict";
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const TOOL = createRequire(import.meta.url).resolve("nodemcu-tool/bin/nodemcu-tool.js");
const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "nodemcu-tool-"));
const port = join(folder, "esp.tty");
const flash = join(folder, "flash");
let board: ChildProcess;

/** Starts a board with its port at `port`; gives when it is there. */
async function startBoard(): Promise<void> {
  const args = ["--import", "tsx", "tools/board/main.ts", "--serial", port, "--flash", flash];
  board = spawn(process.execPath, args, { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
  await new Promise<void>((resolve, reject) => {
    board.stdout!.once("data", () => resolve());
    board.once("exit", (code) => reject(new Error(`the board ended with ${code}`)));
  });
  // The port is there; the board boots meanwhile.
  await new Promise((resolve) => setTimeout(resolve, 400));
}

async function stopBoard(): Promise<void> {
  const ended = new Promise((resolve) => board.once("exit", resolve));
  board.kill();
  await ended;
}

/** Runs nodemcu-tool and gives what it says. */
function tool(args: string[], options: { fails?: boolean } = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const all = ["--no-warnings", TOOL, "--port", port, ...args];
    execFile(process.execPath, all, { cwd: folder, timeout: 20_000 }, (error, stdout, stderr) => {
      const said = `${stdout}${stderr}`.replaceAll("\r", "");
      if (error && !options.fails)
        reject(new Error(`nodemcu-tool ${args.join(" ")}: ${error.message}\n${said}`));
      else resolve(said);
    });
  });
}

/** Types at nodemcu-tool's terminal and gives what it showed. */
async function terminal(args: string[], lines: string[]): Promise<string> {
  const all = ["--no-warnings", TOOL, "--port", port, "terminal", ...args];
  const child = spawn(process.execPath, all, { cwd: folder });
  let shown = "";
  let typed = false;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const stop = setTimeout(() => child.kill(), 15_000);
  child.stdout.on("data", (data: Buffer) => {
    shown += data.toString("latin1");
    if (!typed && shown.includes("ctrl+c to exit")) {
      typed = true;
      setTimeout(() => child.stdin.write(`${lines.join("\n")}\n`), 300);
      setTimeout(() => child.stdin.write("\x03"), 1200);
    }
  });
  await ended;
  clearTimeout(stop);
  return shown.replaceAll("\r", "");
}

/** What the board has in its flash, byte for byte. */
const onBoard = (name: string) => readFileSync(join(flash, name.replaceAll("/", "%2F")));
const local = (name: string) => join(folder, name);

const PROGRAM = `-- what it says
local function sum(first, second)
  return first + second
end
print("the sum is", sum(40, 2))
`;
const BINARY = Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * 7919 + (i >> 3)) & 255));

before(async () => {
  writeFileSync(local("prog.lua"), PROGRAM);
  writeFileSync(local("data.bin"), BINARY);
  await startBoard();
});
after(async () => {
  await stopBoard();
  rmSync(folder, { recursive: true });
});

test("fsinfo: the device, free space, no files", async () => {
  const said = await tool(["fsinfo"]);
  assert.match(said, /Arch: esp8266 \| Version: 3\.0\.0 \| ChipID: 0x1 \| FlashID: 0x1640ef/);
  assert.match(said, /Free Disk Space: \d+ KB \| Total: \d+ KB \| 0 Files/);
});

test("upload: source and binary arrive byte for byte", async () => {
  await tool(["upload", "prog.lua", "data.bin"]);
  assert.deepEqual(onBoard("prog.lua"), Buffer.from(PROGRAM));
  assert.deepEqual(onBoard("data.bin"), BINARY);
  const said = await tool(["fsinfo"]);
  assert.match(said, /prog\.lua \(\d+ Bytes\)/);
  assert.match(said, /data\.bin \(3000 Bytes\)/);
});

test("run: the program's output", async () => {
  assert.match(await tool(["run", "prog.lua"]), /the sum is\t42\n/);
});

test("download: byte for byte; the tool leaves half a line behind, which its next connection clears", async () => {
  rmSync(local("data.bin"));
  await tool(["download", "data.bin"]);
  assert.deepEqual(readFileSync(local("data.bin")), BINARY);
  // nodemcu-tool 3.2.1 ends a download by sending "undefined", an incomplete statement.
  const said = await tool(["--connection-delay", "200", "fsinfo"]);
  assert.match(said, /data\.bin/);
});

test("upload --minify: a shorter program that does the same", async () => {
  await tool(["upload", "--minify", "prog.lua"]);
  assert.ok(onBoard("prog.lua").length < PROGRAM.length - 10);
  assert.ok(!onBoard("prog.lua").includes("what it says"));
  assert.match(await tool(["run", "prog.lua"]), /the sum is\t42\n/);
});

test("upload --compile: bytecode in place of the source", async () => {
  await tool(["upload", "--compile", "prog.lua"]);
  assert.equal(onBoard("prog.lc").toString("latin1", 0, 5), "\x1bLuaQ");
  assert.ok(!existsSync(join(flash, "prog.lua")));
  assert.match(await tool(["run", "prog.lc"]), /the sum is\t42\n/);
});

test("upload --keeppath: a slash in the name", async () => {
  mkdirSync(local("sub"));
  writeFileSync(local("sub/x.lua"), "return 'kept'\n");
  await tool(["upload", "--keeppath", "sub/x.lua"]);
  assert.equal(onBoard("sub/x.lua").toString(), "return 'kept'\n");
});

test("remove", async () => {
  await tool(["remove", "data.bin"]);
  assert.ok(!existsSync(join(flash, "data.bin")));
  assert.doesNotMatch(await tool(["fsinfo"]), /data\.bin/);
});

test("terminal: what is typed runs, and comes back", async () => {
  const shown = await terminal([], ["x = 6", "print(x * 7)", "=require('sub.x')"]);
  assert.match(shown, /print\(x \* 7\)\n/);
  assert.match(shown, /> 42\n> kept\n> /);
  assert.match(await terminal(["--run", "prog.lc"], ["=1"]), /the sum is\t42\n/);
});

test("reset --softreset restarts the board: RAM is new, flash is not", async () => {
  await terminal([], ["marker = 1"]);
  await tool(["reset", "--softreset"]);
  await new Promise((resolve) => setTimeout(resolve, 500));
  assert.match(await terminal([], ["print(marker, node.bootreason())"]), /\nnil\t2\t4\n/);
  assert.match(await tool(["fsinfo"]), /prog\.lc/);
});

test("the port's link is gone when the board ends, and flash outlives it", async () => {
  await stopBoard();
  assert.throws(() => readFileSync(port), { code: "ENOENT" });
  await startBoard();
  assert.match(await tool(["run", "prog.lc"]), /the sum is\t42\n/);
});
