/** The options of `npm run autofactory`, its config file, and what they mean for a client. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { type Config, ConfigError, confOf, NO_CONFIG, parseConfig } from "../../tools/autofactory/config.ts";
import type { Names } from "../../tools/autofactory/decode.ts";
import { OptionError, readOptions } from "../../tools/autofactory/options.ts";
import { temporary } from "./autofactory-server.ts";

const options = (args: string) => {
  const command = readOptions(args.split(" ").filter(Boolean));
  assert.ok(command?.name === "serve");
  return command.options;
};

describe("options", () => {
  test("none are needed", () => {
    const { store, ...rest } = options("");
    assert.match(store, /hearsay-autofactory$/);
    assert.deepEqual(rest, {
      ...{ port: 8675, bind: "127.0.0.1", influx: undefined, token: undefined, tls: undefined },
      ...{ clients: 2000, rate: 100, spool: 256_000_000, remember: 1_000_000 },
      ...{ logLevel: "info", config: undefined, periods: {} },
    });
  });

  test("all of them", () => {
    const given = options(
      "--port 0 --bind 0.0.0.0 --store /s --influx https://db:1/x --db d --user u --password p --token t " +
        "--tls-cert c --tls-key k --max-clients 1 --max-rate 2 --max-spool 3 --remember 4000 --log-level warn " +
        "--heartbeat 1 --mem-info 0 --net-usage 0.5 --cpu-utilization 6800",
    );
    assert.deepEqual(given, {
      ...{ port: 0, bind: "0.0.0.0", store: "/s", token: "t", tls: { cert: "c", key: "k" } },
      influx: { url: "https://db:1/x", name: "d", user: "u", password: "p" },
      ...{ clients: 1, rate: 2, spool: 3_000_000, remember: 4000, logLevel: "warn", config: undefined },
      periods: { heartbeat: 1, memInfo: 0, netUsage: 0.5, cpuUtilization: 6800 },
    });
  });

  test("from a file, where the command line does not say otherwise", (t) => {
    const file = join(temporary(t), "config.json");
    writeFileSync(file, '{"port": 1234, "bind": "::1", "defaults": {"heartbeat": 1}}');
    const command = readOptions(["--config", file, "--bind", "::"]);
    assert.ok(command?.name === "serve");
    const { port, bind, config } = command.options;
    assert.deepEqual([port, bind, config], [1234, "::", file]);
    assert.deepEqual(command.config.defaults, { heartbeat: 1 });
  });

  test("commands", () => {
    const store = "/s";
    const read = (text: string) => readOptions([...text.split(" "), "--store", store]);
    assert.deepEqual(read("ls --json"), { name: "ls", store, json: true });
    assert.deepEqual(read("rm abcdefgh"), { name: "rm", store, id: "abcdefgh" });
    const settings = ["zone=a", "heartbeat=3"];
    assert.deepEqual(read("set abcdefgh zone=a heartbeat=3"), {
      name: "set",
      store,
      id: "abcdefgh",
      settings,
    });
    assert.equal(readOptions(["-h"]), undefined);
  });

  for (const [args, words] of [
    ["--what", /--what/],
    ["--port 65536", /--port 65536: give a whole number from 0 to 65535/],
    ["--max-spool x", /--max-spool x/],
    ["--heartbeat=", /--heartbeat : give seconds/],
    ["--mem-info 7000", /--mem-info 7000: give seconds from 0\.1 to 6800, or 0/],
    ["--db d", /give --influx URL, too/],
    ["--influx db:8086", /as http:\/\/127\.0\.0\.1:8086/],
    ["--influx nonsense", /give a URL/],
    ["--influx ftp://me:secret@db", /^--influx ftp:\/\/db: give a URL/],
    ["--tls-cert c", /go together/],
    ["--token=", /keeps nobody out/],
    ["--log-level loud", /--log-level loud: trace/],
    ["--config /no/such/file", /--config \/no\/such\/file: ENOENT/],
    ["lst", /lst: give ls/],
    ["ls more", /ls more: give ls/],
    ["rm", /rm: give an id/],
    ["rm abcdefgh x=1", /rm abcdefgh x=1: give ls/],
    ["set abcdefgh", /set: give an id, and KEY=VALUE/],
  ] as const) {
    test(`refused: ${args}`, () => {
      assert.throws(
        () => readOptions(args.split(" ")),
        (error: Error) => error instanceof OptionError && words.test(error.message),
      );
    });
  }
});

describe("the config file", () => {
  const parse = (value: unknown) =>
    parseConfig(typeof value === "string" ? value : JSON.stringify(value), ["port"]);
  for (const [value, words] of [
    ["{", /it is no JSON/],
    [[], /the file: give an object/],
    [{ prot: 1 }, /prot: there is no such option/],
    [{ port: {} }, /port: give a text or a number/],
    [{ defaults: 5 }, /defaults: give an object/],
    [
      { defaults: { heartbeet: 5 } },
      /defaults\.heartbeet: there is no such setting; there are hostname, region/,
    ],
    [{ regions: { berlin: { memInfo: "5" } } }, /regions\.berlin\.memInfo: give seconds/],
    [{ zones: { a: { heartbeat: 0.05 } } }, /zones\.a\.heartbeat: give seconds from 0\.1 to 6800, or 0/],
    [{ regions: { home: { zone: "roof" } } }, /regions\.home\.zone: a region has many zones/],
    [{ regions: { home: { region: "away" } } }, /regions\.home\.region: it is one/],
    [{ zones: { roof: { zone: "cellar" } } }, /zones\.roof\.zone: it is one/],
    [{ clients: { abcdefgh: { hostname: "a\n" } } }, /clients\.abcdefgh\.hostname: give a name/],
  ] as const) {
    test(`refused: ${JSON.stringify(value)}`, () => {
      assert.throws(
        () => parse(value),
        (error: Error) => error instanceof ConfigError && words.test(error.message),
      );
    });
  }
});

describe("what holds for a client", () => {
  const config: Config = {
    ...NO_CONFIG,
    defaults: {
      heartbeat: 1,
      memInfo: 1,
      netUsage: 1,
      cpuUtilization: 1,
      region: "here",
      dataCenter: "home",
    },
    regions: {
      here: { memInfo: 2, netUsage: 2, cpuUtilization: 2 },
      there: { memInfo: 7, dataCenter: "away" },
    },
    zones: { roof: { netUsage: 3, cpuUtilization: 3 } },
    clients: { abcdefgh: { cpuUtilization: 4, hostname: "tower" } },
  };
  const [id, plain] = ["abcdefgh", { hostname: "", region: "here", zone: "", dataCenter: "home" }];

  test("the original's periods, if nothing is said", () => {
    assert.deepEqual(confOf(NO_CONFIG, id, {}, {}), {
      ...{ id, hostname: "", region: "", zone: "", dataCenter: "" },
      ...{ heartbeat: 5, memInfo: 15, netUsage: 15, cpuUtilization: 15 },
    });
  });

  test("defaults, its region, its zone, itself, and what was set", () => {
    const periods = { heartbeat: 1, memInfo: 2, netUsage: 2, cpuUtilization: 2 };
    assert.deepEqual(confOf(config, "ijklmnop", {}, {}), { id: "ijklmnop", ...plain, ...periods });
    assert.deepEqual(confOf(config, id, {}, { zone: "roof", hostname: "esp" }), {
      ...{ ...plain, id, ...periods, zone: "roof", hostname: "tower", netUsage: 3, cpuUtilization: 4 },
    });
    const set = { region: "there", heartbeat: 0, hostname: "spire" };
    assert.deepEqual(confOf(config, id, set, { region: "here" }), {
      ...{ id, hostname: "spire", region: "there", zone: "", dataCenter: "away" },
      ...{ heartbeat: 0, memInfo: 7, netUsage: 1, cpuUtilization: 4 },
    });
  });

  test("its zone says in which region it is, if nobody else does", () => {
    const zones = { roof: { region: "there", memInfo: 9 } };
    const held = (own: Names, set: Names = {}) => {
      const conf = confOf({ ...config, zones }, "ijklmnop", set, own);
      return [conf.zone, conf.region, conf.dataCenter, conf.memInfo];
    };
    assert.deepEqual(held({ zone: "roof" }), ["roof", "there", "away", 9]);
    assert.deepEqual(held({}, { zone: "roof" }), ["roof", "there", "away", 9]);
    assert.deepEqual(held({ zone: "roof", region: "here" }), ["roof", "here", "home", 9]);
    assert.deepEqual(held({ zone: "cellar" }), ["cellar", "here", "home", 2]);
  });
});
