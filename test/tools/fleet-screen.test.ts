/** The fleet on a terminal: what is drawn, what keys do, and that the terminal is given back. */
import assert from "node:assert/strict";
import { EventEmitter } from "node:events";
import { mock, test } from "node:test";
import type { ReadStream, WriteStream } from "node:tty";
import { compiled, readFirmware } from "../../tools/fleet/firmware.ts";
import { layOut } from "../../tools/fleet/layout.ts";
import { LiveFleet } from "../../tools/fleet/live.ts";
import { Screen } from "../../tools/fleet/screen.ts";
import { SimLan } from "../../tools/lan/sim.ts";

const firmware = compiled(readFirmware());

class Keyboard extends EventEmitter {
  raw = false;
  paused = true;
  setRawMode(raw: boolean) {
    this.raw = raw;
  }
  resume() {
    this.paused = false;
  }
  pause() {
    this.paused = true;
  }
  press(keys: string) {
    this.emit("data", Buffer.from(keys));
  }
}

class Terminal extends EventEmitter {
  columns = 100;
  rows = 24;
  written: string[] = [];
  write(text: string) {
    this.written.push(text);
  }
}

/** A fleet of five on a terminal, four rounds old, in mocked time. */
function onTerminal(name?: string) {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  const lan = new SimLan();
  const table = name === undefined ? undefined : { name, rows: 0 };
  const live = new LiveFleet({ lan, boards: 5, interval: 1000, firmware, table });
  const { fleet } = live;
  const [keyboard, terminal] = [new Keyboard(), new Terminal()];
  let quits = 0;
  const screen = new Screen(
    live,
    keyboard as unknown as ReadStream,
    terminal as unknown as WriteStream,
    () => quits++,
  );
  screen.open();
  fleet.start();
  lan.run(fleet.endOfRound(4));
  /** What one frame writes. */
  const frame = (look = true) => {
    terminal.written = [];
    if (look) live.look();
    mock.timers.tick(100);
    return terminal.written.join("");
  };
  const end = () => {
    screen.close();
    live.close();
    lan.close();
    mock.timers.reset();
  };
  return { lan, live, fleet, keyboard, terminal, screen, frame, end, quits: () => quits };
}

test("a line a board, the last events and the keys fill the terminal exactly", () => {
  const { fleet, live, end } = onTerminal();
  const entries = Array.from({ length: 50 }, (_, index) => `event ${index}`);
  for (const [columns, height] of [
    [100, 24],
    [80, 12],
    [40, 9],
    [200, 60],
  ] as const) {
    const frame = { columns, height, chosen: 4, typed: "", rounds: 4, allKnewAll: 2 };
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are taken away.
    const lines = layOut(live.look(), entries, frame).map((line) => line.replace(/\x1b\[\d+m/g, ""));
    assert.equal(lines.length, height);
    assert.ok(lines.every((line) => line.length <= columns));
    assert.ok(
      lines.some((line) => line.startsWith(" >   5 127.0.8.5")),
      "the chosen board is out of sight",
    );
    assert.ok(lines.includes("event 49"), "the last event is out of sight");
    assert.ok(lines[0]!.startsWith("hearsay   5 boards   round 5"));
  }
  assert.equal(fleet.boards.length, 5);
  end();
});

test("only what changed is written again", () => {
  const { lan, fleet, frame, end } = onTerminal();
  assert.match(frame(), /hearsay.*127\.0\.8\.5.*q quit/s);
  assert.equal(frame(false), "");
  lan.run(fleet.endOfRound(4) + 100_000);
  const again = frame();
  assert.ok(!again.includes("q quit"), "an unchanged line was written again");
  end();
});

test("keys choose a board and act on it", () => {
  const { live, keyboard, end } = onTerminal();
  live.look();
  const told: string[] = [];
  live.on("happened", ({ text }) => told.push(text.replace("127.0.8.", "")));
  for (const keys of ["x", "\x1b[B\x1b[Bc", "jx", "kb", "5r", "1r", "9x", "\x1b[A\x1b[A", "x"])
    keyboard.press(keys);
  assert.deepEqual(told, [
    "1 was switched off",
    "3 was cut off",
    "4 was switched off",
    "3 is back in the network",
    "5 was restarted",
    "1 was restarted",
    "1 was switched off",
  ]);
  told.length = 0;
  keyboard.press("s");
  assert.deepEqual(told, [], "a key for tables does something without one");
  end();
});

test("with a table, s sets a row of it on the chosen board", () => {
  const { lan, live, fleet, keyboard, frame, end } = onTerminal("lamps");
  assert.match(frame(), /table lamps: no rows yet/);
  const told: string[] = [];
  live.on("happened", ({ text }) => told.push(text));
  keyboard.press("2ss");
  keyboard.press("3s");
  assert.deepEqual(told, [
    "127.0.8.2 sets 127.0.8.2 to 1 in lamps",
    "127.0.8.2 sets 127.0.8.2 to 2 in lamps",
    "127.0.8.3 sets 127.0.8.3 to 1 in lamps",
  ]);
  assert.match(frame(), /table lamps: 2 rows, all of them at 0 of 5 boards/);
  lan.run(fleet.endOfRound(20));
  assert.match(frame(), /table lamps: 2 rows, all of them at 5 of 5 boards/);
  end();
});

test("q and Ctrl-C ask for the end; closing gives the terminal back", () => {
  const { keyboard, terminal, screen, quits, end } = onTerminal();
  assert.deepEqual([keyboard.raw, keyboard.paused], [true, false]);
  assert.match(terminal.written[0]!, /\?1049h.*\?25l/s);
  keyboard.press("q");
  keyboard.press("\x03");
  assert.equal(quits(), 2);
  terminal.written = [];
  screen.close();
  assert.deepEqual([keyboard.raw, keyboard.paused], [false, true]);
  assert.match(terminal.written.join(""), /\?25h.*\?1049l/s);
  keyboard.press("q");
  assert.equal(quits(), 2);
  end();
});

test("a terminal that changes its size is drawn anew", () => {
  const { terminal, frame, end } = onTerminal();
  frame();
  terminal.columns = 60;
  terminal.written = [];
  terminal.emit("resize");
  mock.timers.tick(100);
  const text = terminal.written.join("");
  assert.match(text, /hearsay.*127\.0\.8\.1 /s);
  assert.ok(!text.includes("bytes/rd"), "a line is wider than the terminal");
  end();
});
