/** A fleet of virtual boards over real UDP, joined by a board that shares no code with this project. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { compiled, readFirmware } from "../../tools/fleet/firmware.ts";
import { Fleet } from "../../tools/fleet/fleet.ts";
import type { FleetBoard } from "../../tools/fleet/fleet-board.ts";
import { STATE } from "../../tools/fleet/knowledge.ts";
import { UdpLan } from "../../tools/lan/udp.ts";

const SCRIPT = fileURLToPath(new URL("foreign_board.py", import.meta.url));
const BLOCK = "127.0.77";
const FOREIGN = `${BLOCK}.99`;
const BOARDS = 4;
/** Milliseconds: the tests wait for what is to happen, and give up after {@link PATIENCE}. */
const INTERVAL = 250;
const PATIENCE = 60_000;

interface Report {
  bytes: number;
  known: Record<string, { revision: number; heartbeat: number; state: number; data?: unknown }>;
}

/** The foreign board, and the last thing that it said. */
class Foreign {
  readonly process: ChildProcess;
  last: Report | undefined;
  largest = 0;
  error = "";

  constructor() {
    const args = [SCRIPT, FOREIGN, `${BLOCK}.1`, String(INTERVAL / 1000)];
    this.process = spawn("python3", args, { stdio: ["pipe", "pipe", "pipe"] });
    createInterface({ input: this.process.stdout! }).on("line", (line) => {
      this.last = JSON.parse(line) as Report;
      this.largest = Math.max(this.largest, this.last.bytes);
    });
    this.process.stderr!.on("data", (text) => {
      this.error += text;
    });
  }

  stop(): void {
    this.process.stdin!.end();
  }
}

async function until(what: string, holds: () => boolean): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (!holds()) {
    if (Date.now() > end) assert.fail(`${what}: not within ${PATIENCE / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

test("a foreign board and a fleet know one another; its leaving and its return are seen", async (t) => {
  const lan = new UdpLan();
  const fleet = new Fleet({
    lan,
    boards: BOARDS,
    interval: INTERVAL,
    firstIp: `${BLOCK}.1`,
    firmware: compiled(readFirmware()),
  });
  const foreigners: Foreign[] = [];
  t.after(() => {
    for (const foreign of foreigners) foreign.stop();
    fleet.close();
    lan.close();
  });
  const join = () => {
    const foreign = new Foreign();
    foreigners.push(foreign);
    return foreign;
  };
  const foreignSeenBy = (board: FleetBoard) => (board.networkState() as Report["known"])[FOREIGN];
  const stateOfForeign = () => fleet.boards.map((board) => board.members()?.get(FOREIGN)?.state);

  fleet.start();
  const foreign = join();
  await until("all know all", () => {
    const known = foreign.last?.known ?? {};
    const knowsAll = fleet.boards.every(({ ip }) => known[ip] !== undefined && known[ip].state < STATE.DOWN);
    return knowsAll && stateOfForeign().every((state) => state !== undefined && state < STATE.DOWN);
  });
  // Members come before their data, which who lacks it asks for.
  await until("all of ours have its data", () =>
    fleet.boards.every((board) => isDeepStrictEqual(foreignSeenBy(board)?.data, { name: "foreign" })),
  );
  for (const board of fleet.boards) assert.equal(foreignSeenBy(board)?.revision, 4);

  fleet.boards[1]!.board.lua('gossip.pushGossip({ temp = 21, name = "kitchen" })');
  await until("the foreign board has the data of one of ours", () => {
    const { data } = foreign.last?.known[fleet.boards[1]!.ip] ?? {};
    return JSON.stringify(data)?.includes("kitchen") ?? false;
  });
  // Nothing that it says is too much for a board's heap.
  for (const board of fleet.boards) assert.deepEqual(board.stats()?.dropped, {}, board.ip);

  foreign.stop();
  await until("its leaving is seen by all", () =>
    stateOfForeign().every((state) => state === undefined || state >= STATE.DOWN),
  );

  // It has lost its flash: the same revision, a smaller heartbeat. Its own kind would not take that for
  // news; ours hear it, and vouch for it to the others.
  const back = join();
  await until("its return is seen by all", () =>
    stateOfForeign().every((state) => state === STATE.UP || state === STATE.TICK),
  );
  for (const { error, largest } of [foreign, back]) {
    assert.equal(error, "");
    assert.ok(largest <= 1400, `${largest} bytes`);
  }
  for (const board of fleet.boards) assert.equal(board.stats()?.errors, 0);
});
