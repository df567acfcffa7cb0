/** Tables on a board of 44 KB: what the user calls finds heap enough, whatever is under way. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { BenchBoard } from "../../tools/bench/bench-board.ts";
import { literal } from "../../tools/desktop/bytes.ts";
import type { Port } from "../../tools/lan/lan.ts";

const FILE = readFileSync(new URL("../vectors/p2ptbl/table-40.tsv", import.meta.url), "utf8");
/** Of so many steps of work one is looked at: each takes a board of its own. */
const EVERY = 16;

/** A board on which `steps` counts the steps of the firmware's work; after that many it updates a row. */
function board(step: number): { one: BenchBoard; speaker: Port } {
  const one = new BenchBoard();
  // A simulated station binds at once.
  const speaker = one.lan.station("10.9.9.8", "255.0.0.0").bind(4950, () => {}) as Port;
  one.lua(`
    steps = 0
    local post = node.task.post
    local function counted(task)
      return post(function()
        task()
        steps = steps + 1
        if steps == ${step} then fine, problem = pcall(p2ptbl.update, "hosts", "10.13.0.2", "mine") end
      end)
    end
    node = setmetatable({ task = { post = counted } }, { __index = node })
    hbbp = require("hbbp")
    hbbp.start()
    p2ptbl = require("p2ptbl")
    p2ptbl.init("hosts", { interval = 2, saveAfter = 0 })
    p2ptbl.enable("hosts")
    p2ptbl.merge("hosts", ${literal(FILE)})`);
  return { one, speaker };
}

/** How many updates were tried, of which none was refused. */
function tried(hears: boolean): number {
  for (let step = 1; ; step += EVERY) {
    const { one, speaker } = board(step);
    if (hears) {
      const newer = gzipSync(FILE.replace(/\t(?=\d)/g, "\t9"));
      speaker.send(Buffer.concat([Buffer.from("p2ptbl/hosts\0"), newer]), 4950, "10.0.0.1");
    }
    one.wait(6);
    const [steps, fine, problem] = one.lua("return steps, fine, problem");
    one.close();
    if (Number(steps) < step) return (step - 1) / EVERY;
    assert.equal(fine, true, `step ${step} of ${steps}: ${problem}`);
  }
}

test("a row is updated while a table is being told", () => {
  assert.ok(tried(false) > 5);
});

test("a row is updated while a table is being taken", () => {
  assert.ok(tried(true) > 5);
});

test("code that was loaded for a call goes where heap is short, also if the call is refused", () => {
  for (const call of ['update("hosts", "10.13.0.2", "x")', 'update("hosts", "no key", "x")']) {
    const { one } = board(0);
    one.wait(10);
    // A program of the user's that leaves just what it takes, and less than is to be free then.
    one.lua(`mine = ("x"):rep(node.heap() - 19000) pcall(function() return p2ptbl.${call} end)`);
    const free = Number(one.lua("collectgarbage() return node.heap()")[0]);
    assert.ok(free > 10_000, `${call}: ${free} bytes are free`);
    one.close();
  }
});
