/** `npm run board` with its console on stdin and stdout. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, lstatSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));

function run(args: string[], input: string): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["--import", "tsx", "tools/board/main.ts", ...args], { cwd: ROOT });
    let [out, err] = ["", ""];
    child.stdout.on("data", (data: Buffer) => {
      out += data.toString("latin1");
    });
    child.stderr.on("data", (data: Buffer) => {
      err += data.toString();
    });
    child.on("close", (code) => resolve({ code, out: out.replaceAll("\r", ""), err }));
    child.stdin.end(input);
  });
}

test("lines piped in run, and the board ends with its input", async () => {
  const { code, out } = await run(
    ["--heap", "20000", "--modules", "node,tmr", "--mac", "5c:cf:7f:00:12:34"],
    "print(6 * 7)\n=node.chipid(), node.heap() <= 20000, file\n",
  );
  assert.equal(code, 0);
  assert.match(out, /^\nNodeMCU 3\.0\.0\.0 .*\ncannot open init\.lua: \n/);
  assert.match(out, /> 42\n> 4660\ttrue\tnil\n> $/);
});

test("what cannot be is said in words", async () => {
  const cases: [string[], RegExp][] = [
    [["--modules", "node,nope"], /no module nope; it has bit, /],
    [["--ip", "203.0.113.9"], /203\.0\.113\.9 is no address of this machine/],
    [["--heap", "big"], /--heap big: a whole number is needed/],
    [["--mac", "1:2"], /--mac 1:2: six pairs/],
    [["--serial", "/etc/hostname"], /is there already and is not a link/],
    [["--nope"], /--nope/],
  ];
  for (const [args, words] of cases) {
    const { code, err } = await run(args, "");
    assert.equal(code, 1, args.join(" "));
    assert.match(err, words);
    assert.ok(!err.includes("    at "), "no stack trace");
  }
});

test("a link that leads somewhere is not taken over; one that a killed board left is", async () => {
  const folder = mkdtempSync(join(tmpdir(), "board-link-"));
  try {
    const link = join(folder, "esp.tty");
    symlinkSync("/dev/null", link);
    const { code, err } = await run(["--serial", link], "");
    assert.equal(code, 1);
    assert.match(err, /esp\.tty is there already and leads to \/dev\/null: end the board that has it/);
    assert.ok(lstatSync(link).isSymbolicLink(), "it is still there");

    const left = join(folder, "left.tty");
    symlinkSync(join(folder, "gone"), left);
    const board = spawn(process.execPath, ["--import", "tsx", "tools/board/main.ts", "--serial", left], {
      cwd: ROOT,
    });
    await once(board.stdout, "data");
    assert.ok(existsSync(left), "it leads to the board now");
    board.kill("SIGINT");
    assert.deepEqual(await once(board, "close"), [0, null]);
    assert.ok(!existsSync(left), "and is gone with it");
  } finally {
    rmSync(folder, { recursive: true });
  }
});
