/** Each command as a page sends it, and what is wrong with those that are none. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Command } from "../../tools/page/protocol.ts";
import { readCommand, readMessage } from "../../tools/watch/command-schema.ts";

const GOOD: Command[] = [
  { do: "power-on", boards: [0] },
  { do: "power-off", boards: [1, 2] },
  { do: "restart", boards: [3] },
  { do: "pause", boards: [0], seconds: 2.5 },
  { do: "cut-off", boards: [0] },
  { do: "rejoin", boards: [0] },
  { do: "partition", boards: [0, 1] },
  { do: "partition", boards: [] },
  { do: "weather", loss: 0.1, delay: [1, 30] },
  { do: "add", count: 3 },
  { do: "push", board: 0, data: { name: "Küche", level: 3, open: true } },
  { do: "set-row", board: 0, table: "names", key: "10.0.0.1", fields: ["a", ""] },
  { do: "set-row", board: 0, table: "names", key: "10.0.0.1", fields: [] },
  { do: "set-fact", board: 0, type: 64, text: "hello" },
  { do: "scenario", name: "heal" },
  { do: "stop-scenario" },
  { do: "speed", speed: 0 },
  { do: "speed", speed: "max" },
  { do: "type", board: 0, text: "=node.heap()\r\n\xff" },
  { do: "anew", boards: 12, seed: 3, scenario: "heal", until: 14 },
  { do: "anew", boards: 12, seed: 3, scenario: null, until: null },
];

for (const command of GOOD) {
  test(`understood: ${JSON.stringify(command)}`, () => {
    assert.deepEqual(readCommand(JSON.parse(JSON.stringify(command))), command);
  });
}

const BAD: [given: unknown, words: RegExp][] = [
  [null, /^command: give one of power-on, .*, anew$/],
  [{}, /^do: give one of power-on, power-off, restart, pause, .*, anew$/],
  [{ do: "explode" }, /^do: give one of power-on/],
  [{ do: "power-off" }, /^boards: give a list/],
  [{ do: "power-off", boards: [] }, /^boards: give at least one board$/],
  [{ do: "power-off", boards: ["1"] }, /^boards\.0: give the index of a board, a whole number from 0$/],
  [{ do: "power-off", boards: [-1] }, /^boards\.0: give the index/],
  [{ do: "power-off", boards: [0.5] }, /^boards\.0: give the index/],
  [
    { do: "power-off", boards: Array.from({ length: 20_000 }, () => 0) },
    /^boards: give at most 10000 boards$/,
  ],
  [{ do: "power-off", boards: [0], now: true }, /^now: no field of this command; leave it out$/],
  [{ do: "pause", boards: [0], seconds: 0 }, /^seconds: give a number from 0.1 to 3600 seconds$/],
  [{ do: "pause", boards: [0], seconds: Number.NaN }, /^seconds: give a number/],
  [{ do: "weather", loss: 1.5, delay: [0, 0] }, /^loss: give a number from 0 to 1$/],
  [
    { do: "weather", loss: 0, delay: [30, 1] },
    /^delay: give two numbers of milliseconds, the shortest delay first$/,
  ],
  [{ do: "weather", loss: 0, delay: [1] }, /^delay: give two numbers/],
  [{ do: "add", count: 1001 }, /^count: give a whole number from 1 to 1000$/],
  [{ do: "push", board: 0, data: { a: [] } }, /^data\.a: give a text, a number, or true or false$/],
  [{ do: "push", board: 0, data: "text" }, /^data: give an object of names and values$/],
  [{ do: "set-row", board: 0, table: "", key: "k", fields: [] }, /^table: give a text that is not empty$/],
  [
    { do: "set-row", board: 0, table: "t", key: "k", fields: "x" },
    /^fields: give a list of texts; none removes the key$/,
  ],
  [{ do: "set-fact", board: 0, type: 256, text: "" }, /^type: give a whole number from 0 to 255$/],
  [{ do: "set-fact", board: 0, type: 64, text: "x".repeat(5000) }, /^text: give at most 4096 characters$/],
  [{ do: "speed", speed: 2 }, /^speed: give 0, 1, 10 or "max"$/],
  [{ do: "type", board: 0, text: "\u0100" }, /^text: give bytes, one character each$/],
  [{ do: "anew", boards: 12, seed: 1.5, scenario: null, until: null }, /^seed: give a whole number/],
  [{ do: "anew", boards: 12, seed: 1, scenario: null }, /^until: give a number/],
];

for (const [given, words] of BAD) {
  test(`refused: ${String(JSON.stringify(given)).slice(0, 80)}`, () => {
    assert.throws(
      () => readCommand(given),
      ({ message }: Error) => words.test(message) || assert.fail(message),
    );
  });
}

test("what a page says", () => {
  assert.deepEqual(readMessage('{"say":"look","board":null}'), { say: "look", board: null });
  assert.deepEqual(readMessage('{"say":"do","id":1,"command":{}}'), { say: "do", id: 1, command: {} });
  assert.throws(() => readMessage("{"), /^Error: this is no JSON$/);
  assert.throws(() => readMessage('{"say":"do","id":1}'), /^Error: command: /);
  assert.throws(() => readMessage('{"say":"hear"}'), /^Error: say: give look or do$/);
});
