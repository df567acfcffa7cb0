import assert from "node:assert/strict";
import { test } from "node:test";
import { parseConfig } from "../../tools/flash/config.ts";
import { luaString, luaValue } from "../../tools/flash/lua-text.ts";
import { parseOptions } from "../../tools/flash/options.ts";
import { configuration } from "../../tools/flash/payload.ts";
import { passwordFor, variableFor } from "../../tools/flash/secrets.ts";
import { select } from "../../tools/flash/select.ts";
import { runLua } from "./desktop-lua.ts";

const isModule = (name: string) => name === "gossip" || name === "alfred";
const parse = (json: object) => parseConfig(json as Record<string, unknown>, "flash.config.json", isModule);

test("a board's settings go over the shared ones, tables key by key", () => {
  const { boards } = parse({
    shared: { minify: true, gossip: { roundInterval: 5000, comPort: 5001 }, wifi: { ssid: "home" } },
    boards: { kitchen: { port: "/dev/ttyUSB0", hostname: "kitchen", gossip: { roundInterval: 9000 } } },
  });
  assert.deepEqual(boards, [
    {
      name: "kitchen",
      port: "/dev/ttyUSB0",
      baud: 115200,
      hostname: "kitchen",
      wifi: { ssid: "home", bssid: undefined, open: false },
      start: ["gossip"],
      modules: { gossip: { roundInterval: 9000, comPort: 5001 } },
      compile: true,
      minify: true,
    },
  ]);
});

const refused: [string, object, RegExp][] = [
  [
    "a stray key at the top",
    { board: {} },
    /unknown key "board"; at the top there are "shared" and "boards"/,
  ],
  [
    "a misspelt setting",
    { shared: { compille: true } },
    /shared: unknown key "compille"; there are .*"compile"/,
  ],
  ["a wrong type", { shared: { baud: "fast" } }, /shared\.baud must be a whole number.*not "fast"/],
  ["a bad hostname", { boards: { a: { hostname: "a_b" } } }, /boards\.a\.hostname must be 1 to 32 letters/],
  ["boards that are a list", { boards: [] }, /boards must be a table/],
  ["a module that does not exist", { shared: { start: ["gosip"] } }, /no module "gosip" in lua_out/],
  ["module settings that are no table", { shared: { gossip: 3 } }, /shared\.gossip must be a table/],
  ["a network without a name", { shared: { wifi: { open: true } } }, /wifi has no "ssid"/],
  ["a bssid that is none", { shared: { wifi: { ssid: "x", bssid: "1" } } }, /bssid must be a MAC address/],
  ["a password in the file", { shared: { wifi: { ssid: "x", password: "s3cret-s3cret" } } }, /do not belong/],
];
for (const [what, json, message] of refused) {
  test(`refuses ${what}`, () => {
    assert.throws(
      () => parse(json),
      (error: Error) => {
        assert.match(error.message, message);
        assert.doesNotMatch(error.message, /s3cret/);
        return error.name === "FlashError";
      },
    );
  });
}

test("which board is meant", () => {
  const two = parse({ boards: { a: { port: "/dev/a" }, b: { port: "/dev/b" }, c: {} } });
  const choose = (choice: object, config = two) =>
    select(config, { all: false, ...choice }, "flash.config.json").map(({ name, port }) => [name, port]);
  assert.deepEqual(choose({ board: "b" }), [["b", "/dev/b"]]);
  assert.deepEqual(choose({ board: "b", port: "/dev/x" }), [["b", "/dev/x"]]);
  assert.deepEqual(choose({ port: "/dev/a" }), [["a", "/dev/a"]]);
  assert.throws(
    () => choose({ port: "/dev/x" }),
    /which board\? Say --board NAME or --all; .* has a, b and c/,
  );
  assert.throws(() => choose({ board: "z" }), /no board "z"; there is a, b and c/);
  assert.throws(() => choose({ all: true }), /board "c" has no port/);
  assert.throws(() => choose({ all: true, board: "a" }), /exclude each other/);
  assert.throws(() => choose({ all: true, port: "/dev/a" }), /--port is for one board/);
  const one = parse({ boards: { only: {} } });
  assert.deepEqual(choose({ port: "./esp.tty" }, one), [["only", "./esp.tty"]]);
  assert.deepEqual(choose({ port: "./esp.tty" }, parse({})), [[undefined, "./esp.tty"]]);
  assert.throws(() => choose({}, parse({})), /the board has no port/);
});

test("passwords: the network's variable, the common one, flash.local.json, in this order", () => {
  const local = { wifi: { "my network": "from-the-file" } };
  assert.equal(variableFor("my network"), "HEARSAY_WIFI_PASSWORD_MY_NETWORK");
  const environment = {
    HEARSAY_WIFI_PASSWORD: "common-one",
    HEARSAY_WIFI_PASSWORD_MY_NETWORK: "its-own-one",
  };
  assert.equal(passwordFor("my network", environment, local), "its-own-one");
  assert.equal(passwordFor("other", environment, local), "common-one");
  assert.equal(passwordFor("my network", {}, local), "from-the-file");
  assert.throws(() => passwordFor("other", {}, local), /"other" is missing.*HEARSAY_WIFI_PASSWORD_OTHER/);
  assert.throws(
    () => passwordFor("x", { HEARSAY_WIFI_PASSWORD: "short1" }, {}),
    (error: Error) => {
      assert.match(error.message, /8 to 63 bytes/);
      assert.doesNotMatch(error.message, /short1/);
      return true;
    },
  );
});

test("the command line", () => {
  assert.equal(parseOptions(["--port", "./esp.tty", "--dry-run"]).dryRun, true);
  assert.equal(parseOptions([]).config, "flash.config.json");
  assert.throws(() => parseOptions(["--bord", "x"]), /Unknown option '--bord'/);
  assert.throws(() => parseOptions(["--port"]), /argument missing/);
  assert.throws(() => parseOptions(["kitchen"]), /Unexpected argument 'kitchen'/);
});

const strings = [
  '"',
  "\\",
  "\n1",
  "\r\n",
  "\0",
  "\x7f",
  "\x1b[0m",
  "größe ✓ 漢",
  "]]",
  "%d",
  "a\\n",
  "'",
  "\t9",
];
for (const lua of ["lua5.1", "lua5.3"]) {
  test(`${lua} reads strings and tables back as they were`, () => {
    for (const text of strings) {
      const hex = runLua(
        lua,
        `io.write(((${luaString(text)}):gsub(".", function(c) return ("%02x"):format(c:byte()) end)))`,
      );
      assert.equal(hex, Buffer.from(text).toString("hex"), JSON.stringify(text));
    }
    const value = { and: 1, "a-b": [true, false, ["x"]], empty: {}, n: -2147483647, ' "k"\n': "v" };
    const source = `local t = ${luaValue(value, "x")}
      assert(t["and"] == 1 and t["a-b"][1] == true and t["a-b"][2] == false and t["a-b"][3][1] == "x")
      assert(next(t.empty) == nil and t.n == -2147483647 and t[' "k"\\n'] == "v") io.write("fine")`;
    assert.equal(runLua(lua, source), "fine");
  });
}

test("what a board's Lua cannot hold is named", () => {
  assert.throws(() => luaValue({ a: [1, null] }, "gossip"), /gossip\.a\[2\] is null/);
  assert.throws(() => luaValue({ a: 0.5 }, "gossip"), /gossip\.a is 0\.5: a number on a board is whole/);
  assert.throws(() => luaValue(2 ** 31, "x"), /x is 2147483648/);
});

test("hearsay.cfg holds what is started, and the settings of that alone", () => {
  const { boards } = parse({
    boards: {
      k: { hostname: "k", wifi: { ssid: 'a"b' }, gossip: { seedList: ["10.0.0.1"] }, alfred: { x: 1 } },
    },
  });
  const text = configuration(boards[0]!, "pass\\word").toString();
  const check = `local c = (loadstring or load)(${luaString(text)})()
    assert(c.hostname == "k" and c.wifi.ssid == 'a"b' and c.wifi.pwd == "pass\\\\word" and c.start[1] == "gossip")
    assert(#c.start == 1 and c.gossip.seedList[1] == "10.0.0.1" and c.alfred == nil) io.write("fine")`;
  assert.equal(runLua("lua5.1", check), "fine");
});
