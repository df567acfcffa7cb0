import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { holds, noteSeed } from "./core/cases.ts";
import { Cores } from "./core/lua.ts";
import { address, record } from "./core/packed.ts";

noteSeed("packed table");

const step = fc.oneof(
  { weight: 30, arbitrary: fc.record({ put: record }) },
  { weight: 8, arbitrary: fc.record({ remove: address }) },
);
const lives = fc.record({
  maxMembers: fc.oneof(fc.integer({ min: 2, max: 60 }), fc.constantFrom(254, 1024, 5000)),
  steps: fc.array(step, { maxLength: 400, size: "max" }),
});
const cores = new Cores();
const TABLE = 1;

test("the packed table is a map of addresses to records, and its figures are theirs", () => {
  holds(100, lives, ({ maxMembers, steps }) => {
    const map = new Map<string, string>();
    cores.call("create", TABLE, maxMembers, 60);
    const look = (where: string) =>
      assert.equal(cores.call("find", TABLE, where), map.get(where), Buffer.from(where, "latin1").join("."));
    for (const each of steps) {
      const where = "put" in each ? each.put.slice(0, 4) : each.remove;
      look(where);
      if ("put" in each) cores.call("put", TABLE, each.put);
      else cores.call("remove", TABLE, where);
      if ("put" in each) map.set(where, each.put);
      else map.delete(where);
      look(where);
    }
    for (const where of map.keys()) look(where);
    const text = cores.call("records", TABLE) as string;
    const records = Array.from({ length: text.length / 16 }, (_, i) => text.slice(16 * i, 16 * i + 16));
    assert.deepEqual(records.sort(), [...map.values()].sort());
    assert.equal(cores.call("recount", TABLE), undefined);
  });
});
