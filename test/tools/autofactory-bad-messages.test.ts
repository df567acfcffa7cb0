/** What autofactory makes of users' facts, of what clients say of themselves, and of what is no message. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { BadMessage } from "../../tools/autofactory/bad-message.ts";
import { openMessage } from "../../tools/autofactory/decode.ts";
import { KIND } from "../../tools/autofactory/encode.ts";
import { exactTime } from "../../tools/autofactory/exact-time.ts";
import * as shapes from "../../tools/autofactory/shapes.ts";
import { verify } from "../../tools/autofactory/verify.ts";
import { content, message, pointsIn, vector } from "./autofactory-messages.ts";

describe("users' facts", () => {
  const generic = (text: string) => content(message(KIND.Generic, text));
  test("numbers and texts under a name, at a time to the nanosecond", () => {
    const read = generic(
      '{"fields":{"time ":1,"s":"a\\"\\\\b","f":-1.5e3,"b":true},"time":1795223937687729693,"name":"my sensor"}',
    );
    assert.deepEqual(pointsIn(read), [
      {
        measurement: "my sensor",
        tags: {},
        fields: { "time ": 1, s: 'a"\\b', f: -1500, b: true },
        time: "1795223937687729693",
      },
    ]);
  });

  for (const [json, time] of [
    ['{"time":1795223937687729693}', "1795223937687729693"],
    ['{"time" : "1795223937687729693"}', "1795223937687729693"],
    ['{"a":{"time":1},"b":["time",{"time":2}],"time":3}', "3"],
    ['{"a":"\\"time\\":1","b":"time"}', undefined],
    ['{"time":-1}', undefined],
    ['{"time":1.5}', undefined],
    ['{"time":{"time":1}}', undefined],
  ] as const) {
    test(`the time of ${json}`, () => assert.equal(exactTime(json), time));
  }

  for (const time of ["", ',"time":0', ',"time":9223372036854775807', `,"time":${"9".repeat(5000)}`]) {
    test(`without a good time (${time.slice(0, 30)}) that of its id counts`, () => {
      const bytes = message(KIND.Generic, `{"name":"n","fields":{"value":1}${time}}`);
      assert.equal(pointsIn(content(bytes))[0]!.time, String(openMessage(bytes).sent));
    });
  }

  for (const [text, words] of [
    ["", /no JSON/],
    ["[]", /no JSON object/],
    ["null", /no JSON object/],
    ['{"fields":{"value":1}}', /name/],
    ['{"name":"a\\nb","fields":{"value":1}}', /name/],
    ['{"name":"a\\\\","fields":{"value":1}}', /name/],
    ['{"name":"#a","fields":{"value":1}}', /name/],
    [`{"name":"${"a".repeat(65)}","fields":{"value":1}}`, /name/],
    ['{"name":"n"}', /without fields/],
    ['{"name":"n","fields":{}}', /0 fields/],
    [`{"name":"n","fields":{${Array.from({ length: 257 }, (_, n) => `"${n}":1`)}}}`, /257 fields/],
    ['{"name":"n","fields":{"a":{}}}', /neither number nor text/],
    ['{"name":"n","fields":{"a":null}}', /neither/],
    ['{"name":"n","fields":{"a":1e999}}', /neither/],
    ['{"name":"n","fields":{"time":1}}', /name of a field/],
    ['{"name":"n","fields":{"":1}}', /name of a field/],
  ] as const) {
    test(`refused: ${text.slice(0, 60) || "nothing"}`, () => {
      assert.throws(
        () => generic(text),
        (error) => error instanceof BadMessage && words.test(error.message),
      );
    });
  }
});

describe("what a client says of itself", () => {
  const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
  const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${n}`, n]));
  for (const [text, words] of [
    [`{"a":${nested(7000)}}`, /not flat/],
    ['{"a":{}}', /not flat/],
    ['{"a":null}', /not flat/],
    [JSON.stringify(keys(65)), /65 keys/],
    [JSON.stringify({ ["k".repeat(65)]: 1 }), /long key/],
    [JSON.stringify({ a: "x".repeat(1025) }), /long text/],
  ] as const) {
    test(`refused: ${text.slice(0, 40)}`, () => {
      assert.throws(
        () => content(message(KIND.SysInfoJSON, text)),
        (error) => error instanceof BadMessage && words.test(error.message),
      );
    });
  }

  test("is as it says", () => {
    const system = { ...keys(62), text: "x".repeat(1024), yes: true };
    const read = content(message(KIND.SysInfoJSON, JSON.stringify(system)));
    assert.deepEqual(read, { what: "system", system, names: {} });
  });
});

test("what a client says of itself, and where it is", () => {
  const system = { hostname: "kitchen", region: "berlin", data_center: "x", zone: "bad\nzone", heap: 1 };
  assert.deepEqual(content(message(KIND.SysInfoJSON, JSON.stringify(system))), {
    what: "system",
    system,
    names: { hostname: "kitchen", region: "berlin", dataCenter: "x" },
  });
});

describe("what is no message", () => {
  const good = vector("23-c2s-NetUsage");
  const changed = (at: number, ...bytes: number[]) => {
    const copy = Buffer.from(good);
    copy.set(bytes, at);
    return copy;
  };
  for (const [what, bytes, words] of [
    ["nothing", Buffer.alloc(0), /out of range/],
    ["one byte", Buffer.from([0]), /out of range/],
    ["four", Buffer.from([4, 0, 0, 0]), /out of range/],
    ["zeros", Buffer.alloc(64), /vtable of 0 bytes/],
    ["0xff", Buffer.alloc(64, 0xff), /out of range/],
    ["a root beyond the end", changed(0, 0xff, 0xff, 0xff, 0x7f), /out of range/],
    ["a vtable before the start", changed(20, 0xff, 0, 0, 0), /vtable out of range/],
    ["a vtable of odd length", changed(6, 13), /vtable of 13 bytes/],
    ["a table beyond the end", changed(8, 0xff, 0xff), /table out of range/],
    ["a table of two bytes", changed(8, 2, 0), /table of 2 bytes/],
    ["a field outside its table", changed(10, 0xf0), /field outside/],
    ["a vector beyond the end", changed(36, 0xff, 0xff, 0xff, 0x7f), /bytes out of range/],
    ["cut short", good.subarray(0, 200), /out of range/],
    ["an id of 15 bytes", changed(0x120, 15), /an id of 15 bytes/],
    ["another kind", changed(28, 99), /kind 99/],
    ["64 KB", Buffer.alloc(65_536, 7), /out of range/],
  ] as const) {
    test(what, () => {
      assert.throws(
        () => content(bytes),
        (error) => error instanceof BadMessage && words.test(error.message),
      );
    });
  }

  test("many tables that are one and the same", () => {
    const data = Buffer.alloc(8192);
    data.set(openMessage(good).data);
    const at = 0x50 - 0x28; // The vector of devices.
    data.writeUInt32LE(65, at);
    assert.equal(verify(data, shapes.DEV_USAGE), "vector of 65 tables");
  });

  test("values that are no numbers, or too large for a database", () => {
    const load = Buffer.from(openMessage(vector("08-c2s-LoadAvg")).data);
    load.writeDoubleLE(Number.NaN, 0x40 - 0x28);
    assert.throws(() => content(message(KIND.LoadAvg, load)), /no number/);
    const memory = Buffer.from(openMessage(vector("22-c2s-MemInfo")).data);
    memory.fill(0xff, 0x58 - 0x28, 0x60 - 0x28);
    assert.throws(() => content(message(KIND.MemInfo, memory)), /63 bits/);
  });
});
