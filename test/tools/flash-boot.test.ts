import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { type Patience, restart } from "../../tools/flash/boot.ts";
import type { Talk } from "../../tools/flash/console.ts";
import { view } from "../../tools/flash/fleet.ts";

const PATIENCE: Patience = { boot: 400, panics: 150, silence: 60 };
const BANNER = ["", "NodeMCU 3.0.0.0 build 2024-01-01 powered by Lua 5.1.4 on SDK 3.0.1"];
const HELD = "hearsay: the application panicked 3 times within a minute of boot and is not started again.";

/** A board that prints these lines after it was told to restart, 5 ms apart, and gives these answers. */
function board(script: string[], answers: Record<string, string | string[]> = {}): Talk {
  const lines: string[] = [];
  return {
    lines,
    next: (ms) => sleep(Math.min(ms, 10)),
    async type(line) {
      if (line !== "node.restart()") return;
      void (async () => {
        for (const said of script) {
          await sleep(5);
          lines.push(said);
        }
      })();
    },
    async ask(expression) {
      const answer = answers[expression];
      return Array.isArray(answer) ? (answer.length > 1 ? answer.shift() : answer[0]) : answer;
    },
  };
}

test("up, with what did not start, and with the settings that a module did not take", async () => {
  const script = [
    ...BANNER,
    'gossip.setConfig: there is no "roundIntervall"',
    "hearsay: alfred did not start: needs bit",
    "a user's own line",
    "> hearsay: up, started gossip",
  ];
  assert.deepEqual(await restart(board(script), PATIENCE), {
    kind: "up",
    started: "gossip",
    problems: ['gossip.setConfig: there is no "roundIntervall"', "hearsay: alfred did not start: needs bit"],
  });
});

test("three panics, then at the console: the last lines are shown, without prompts and questions", async () => {
  const life = [
    ...BANNER,
    "hearsay: up, started gossip",
    "> ",
    "init.lua:3: boom",
    "hearsay: panic 1 of 3 within",
  ];
  const boot = await restart(
    board(["> node.restart()", ...life.slice(0, 2), ...life.slice(4), ...life, ...life, HELD]),
    PATIENCE,
  );
  assert.equal(boot.kind, "held");
  assert.deepEqual(boot.kind === "held" && boot.lines.slice(-3), [
    "init.lua:3: boom",
    "hearsay: panic 1 of 3 within",
    HELD,
  ]);
});

test("a board that starts over and over with nothing of ours to stop it", async () => {
  const life = [...BANNER, "init.lua:1: boom"];
  assert.equal((await restart(board([...life, ...life, ...life]), PATIENCE)).kind, "loop");
});

test("one panic, and well again", async () => {
  const script = [
    ...BANNER,
    "x.lua:1: boom",
    "hearsay: panic 1 of 3",
    ...BANNER,
    "hearsay: up, started gossip",
  ];
  const boot = await restart(board(script), PATIENCE);
  assert.deepEqual(boot, { kind: "up", started: "gossip", problems: ["hearsay: panic 1 of 3"] });
});

test("at its console without hearsay, and silent", async () => {
  const answers = { '"at the console"': "at the console" };
  const idle = await restart(board([...BANNER, "Lua error: init.lua:1: no"], answers), PATIENCE);
  assert.equal(idle.kind, "console");
  assert.match(idle.kind === "console" ? idle.lines.join() : "", /init\.lua:1: no/);
  assert.equal((await restart(board([]), PATIENCE)).kind, "silent");
});

const STATE = 'require("gossip").getNetworkState()';
const patience = { address: 100, neighbours: 100 };

test("the fleet is shown once a neighbour has answered", async () => {
  const answers = {
    "type(getNetworkState)": "function",
    "wifi.sta.getip()": ["nil", "10.0.0.1"],
    [STATE]: ['{"10.0.0.1":{}}', '{"10.0.0.1":{},"10.0.0.2":{}}'],
  };
  const seen = await view(board([], answers), patience, PATIENCE);
  assert.deepEqual(seen, { kind: "state", json: '{"10.0.0.1":{},"10.0.0.2":{}}', members: 2 });
});

test("alone, without an address, without gossip, and panicking after it was up", async () => {
  const up = { "type(getNetworkState)": "function", "wifi.sta.getip()": "10.0.0.1" };
  const alone = await view(board([], { ...up, [STATE]: '{"10.0.0.1":{}}' }), patience, PATIENCE);
  assert.equal(alone.kind === "state" && alone.members, 1);
  const lost = { ...up, "wifi.sta.getip()": "nil", "wifi.sta.status()": "2" };
  assert.deepEqual(await view(board([], lost), patience, PATIENCE), {
    kind: "no address",
    why: "the password is wrong",
  });
  assert.deepEqual(await view(board([], { "type(getNetworkState)": "nil" }), patience, PATIENCE), {
    kind: "no gossip",
  });
  const panicking = board(["x.lua:1: boom", "hearsay: panic 3 of 3", ...BANNER, HELD], up);
  await panicking.type("node.restart()");
  const trouble = await view(panicking, patience, PATIENCE);
  assert.equal(trouble.kind === "trouble" && trouble.boot.kind, "held");
});
