/** Boards, autofactory as a program, and the real InfluxDB: all of the way that a fact goes. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { AutofactoryProgram } from "../../tools/bench/autofactory-program.ts";
import { FactsFleet } from "../../tools/bench/facts-fleet.ts";
import { problemsOf, runKills } from "../../tools/bench/facts-kills.ts";
import { Influxd, whyNoInfluxd } from "../../tools/bench/influxd.ts";
import { until } from "../until.ts";

const skip = whyNoInfluxd() ?? false;
const PLAN = { boards: 6, seconds: 45, kills: 2, stops: 1 };

/** What the text of a fact may be: whatever a database, JSON or a line could take for its own. */
const TEXT = 'a "quoted"\\ text, of = two\nlines: kühl';

/** What the docs tell to define, for the dashboard. */
const [RADIO] = /^facts\.define\("radio".*$/m.exec(readFileSync("docs/facts.md", "utf8"))!;

describe("facts of three boards", { skip }, () => {
  const folder = mkdtempSync(join(tmpdir(), "facts-"));
  const influxd = new Influxd();
  let server: AutofactoryProgram;
  let fleet: FactsFleet;
  const begin = Date.now();

  before(async () => {
    const config = join(folder, "config.json");
    const periods = { heartbeat: 1, memInfo: 1, netUsage: 1, cpuUtilization: 1 };
    writeFileSync(
      config,
      JSON.stringify({ defaults: { ...periods, region: "home" }, zones: { lab: { memInfo: 2 } } }),
    );
    await influxd.start();
    const files = ["--store", join(folder, "store"), "--config", config];
    const access = ["--port", "0", "--token", "open sesame"];
    server = await AutofactoryProgram.start([...access, ...files, "--influx", influxd.url]);
    const url = `ws://127.0.0.1:${server.port}/client`;
    const zones = ["", `, zone = "lab"`, `, region = "away", dataCenter = "d=1"`];
    fleet = new FactsFleet(3, (index) => [
      `wifi.sta.sethostname("board-${index}")`,
      `facts = require("facts")`,
      `facts.define("climate", function() return { up = tmr.now() / 1000, warm = ${20 + index}.5 } end, 1)`,
      `facts.define("words", function() return "${[...Buffer.from(TEXT)].map((byte) => `\\${String(byte).padStart(3, "0")}`).join("")}" end, 1)`,
      RADIO.replace("end)", "end, 1)"),
      `facts.start{ server = "${url}", token = "open sesame"${zones[index]} }`,
    ]);
    await fleet.start();
  });
  after(async () => {
    fleet?.close();
    await server?.end("SIGKILL");
    await influxd.remove();
    rmSync(folder, { recursive: true });
  });

  /** The rows of each board, once there are so many. */
  async function rows(query: string, least: number): Promise<Record<string, unknown>[][]> {
    let boards: Record<string, unknown>[][] = [];
    await until(
      `rows of ${query}`,
      async () => {
        const all = await influxd.query(`${query} GROUP BY *`).catch(() => []);
        boards = [0, 1, 2].map((index) => all.filter(({ host }) => host === `board-${index}`));
        return boards.every((board) => board.length >= least);
      },
      () => JSON.stringify(boards) + server.log,
    );
    return boards;
  }

  const tags = [{ region: "home" }, { region: "home", zone: "lab" }, { region: "away", datacenter: "d=1" }];
  const all = (row: Record<string, unknown>) => ({
    region: row.region,
    zone: row.zone,
    datacenter: row.datacenter,
  });
  const NONE = { region: "", zone: "", datacenter: "" };

  test("arrive with their tags, and at the times at which they were measured", async () => {
    for (const [index, board] of (await rows("SELECT up, warm FROM climate", 5)).entries()) {
      for (const row of board) {
        assert.deepEqual(all(row), { ...NONE, ...tags[index] });
        assert.equal(row.warm, 20.5 + index);
      }
      // When the board was switched on, in milliseconds since 1970, as each record has it.
      const starts = board.map(({ time, up }) => Number(time) / 1e6 - Number(up));
      const [first, last] = [Math.min(...starts), Math.max(...starts)];
      assert.ok(last - first < 500, `${first} to ${last}`);
      assert.ok(first > begin && last < Date.now(), `${begin} ${first} ${last}`);
    }
  });

  test("that are texts arrive as they are", async () => {
    for (const board of await rows("SELECT value FROM words", 2)) {
      for (const { value } of board) assert.equal(value, TEXT);
    }
  });

  test("of the dashboard's are as the docs say", async () => {
    for (const board of await rows("SELECT rssi, uptime FROM radio", 2)) {
      for (const { rssi, uptime } of board)
        assert.ok(Number(rssi) < 0 && Number(uptime) >= 0, `${rssi} ${uptime}`);
    }
  });

  test("that a board measures of itself are as autofact's", async () => {
    for (const board of await rows("SELECT total_ram, free_ram FROM memory", 3)) {
      for (const { total_ram, free_ram } of board as Record<string, number>[]) {
        assert.ok(Math.abs(total_ram! - 44 * 1024) < 64, `${total_ram}`);
        assert.ok(free_ram! > 0 && free_ram! < total_ram!, `${free_ram}`);
      }
    }
    for (const board of await rows("SELECT usage, idle FROM cpus", 3)) {
      for (const { cpu, usage, idle } of board) {
        assert.equal(cpu, "cpu");
        assert.ok(Math.abs(Number(usage) + Number(idle) - 100) < 0.1, `${usage} ${idle}`);
      }
    }
    for (const board of await rows('SELECT "received.bytes", "transmitted.packets" FROM interfaces', 3)) {
      for (const row of board) assert.equal(row.device, "sta");
      // From one to the next board and server have spoken.
      assert.ok(Number(board[1]!["received.bytes"]) > 0 && Number(board[1]!["transmitted.packets"]) > 0);
    }
    for (const board of await rows("SELECT one, five, fifteen FROM loadavg", 3)) {
      for (const { one } of board) assert.ok(Number(one) >= 0 && Number(one) <= 1, `${one}`);
    }
  });

  test("with a wrong token nobody gets in", async () => {
    fleet.lua(0, `facts.stop() facts.start{ server = "ws://127.0.0.1:${server.port}/client", token = "x" }`);
    await until("the server has refused it", () => server.log.includes('"wrong token"'));
    assert.equal(fleet.lua(0, "return facts.stats.connections")[0], 1);
    assert.deepEqual(fleet.panics, []);
    assert.deepEqual(fleet.all("return facts.stats.errors, facts.stats.lost"), [
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
  });
});

test("what boards collect while their server and InfluxDB are killed is in InfluxDB, each record once", {
  skip,
}, async () => {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 1e9));
  console.log(`@@note facts while all else is killed: seed ${seed} (SEED=${seed} repeats the times)`);
  const result = await runKills(PLAN, seed);
  assert.deepEqual(problemsOf(result), [], `seed ${seed}: ${JSON.stringify(result)}`);
  assert.ok(result.stored === result.collected && result.stored > PLAN.boards * PLAN.seconds);
});
