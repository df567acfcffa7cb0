/** Numbers, counters and members in words, as the page's panels show them. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { counterGroups } from "../../tools/page/core/counters.ts";
import { memberSummary, seenOf, sortMembers } from "../../tools/page/core/members.ts";
import { amount, duration, number, rounds, spoken } from "../../tools/page/core/units.ts";

test("numbers, durations and rounds are in words", () => {
  assert.equal(number(41232.4), "41,232");
  assert.equal(number(null), "–");
  assert.equal(amount(1, "row"), "1 row");
  assert.equal(amount(0, "row"), "0 rows");
  const durations: [number | null, string][] = [
    [null, "not known"],
    [-3, "0 s"],
    [0.9, "0 s"],
    [59, "59 s"],
    [60, "1 min"],
    [125, "2 min 5 s"],
    [3605, "1 h"],
    [7500, "2 h 5 min"],
    [3 * 86_400 + 4 * 3600 + 59, "3 d 4 h"],
  ];
  for (const [seconds, words] of durations) assert.equal(duration(seconds), words);
  assert.equal(rounds(1), "1 round");
  assert.equal(rounds(2.84), "2.8 rounds");
  assert.equal(spoken("datagramsIn"), "datagrams in");
  assert.equal(spoken("send_errors"), "send errors");
});

test("counters: both ways side by side, causes with their sum, gossip first", () => {
  const groups = counterGroups({
    alfred: { datagramsIn: 1, held: 2, dropped: { type: 1, deeper: { full: 2 } } },
    gossip: {
      datagramsIn: 12,
      datagramsOut: 13,
      bytesOut: 900,
      bytesIn: 800,
      errors: 0,
      dropped: { size: 1, entry: 4, kind: 0 },
    },
  });
  assert.deepEqual(groups, [
    {
      module: "gossip",
      ways: [
        { name: "datagrams", in: 12, out: 13 },
        { name: "bytes", in: 800, out: 900 },
      ],
      single: [{ name: "errors", count: 0 }],
      causes: [
        {
          name: "dropped",
          total: 5,
          by: [
            { name: "entry: not whole, or out of range", count: 4 },
            { name: "size: empty, or too long", count: 1 },
          ],
        },
      ],
    },
    {
      module: "alfred",
      ways: [],
      single: [
        { name: "datagrams in", count: 1 },
        { name: "held", count: 2 },
      ],
      causes: [
        {
          name: "dropped",
          total: 3,
          by: [
            { name: "deeper, full", count: 2 },
            { name: "type", count: 1 },
          ],
        },
      ],
    },
  ]);
});

test("members are sorted by address as numbers, or the worst first, and counted by state", () => {
  const member = (ip: string, state: number) => ({ ip, state, revision: 1, heartbeat: 2 });
  const members = [
    member("10.0.0.10", 0),
    member("10.0.0.9", 3),
    member("10.0.0.1", 0),
    member("9.0.0.1", 2),
  ];
  const order = (by: "address" | "state") => sortMembers(members, by).map(({ ip }) => ip);
  assert.deepEqual(order("address"), ["9.0.0.1", "10.0.0.1", "10.0.0.9", "10.0.0.10"]);
  assert.deepEqual(order("state"), ["10.0.0.9", "9.0.0.1", "10.0.0.1", "10.0.0.10"]);
  assert.equal(memberSummary(members), "2 up, 1 suspect, 1 down");
  assert.equal(seenOf(4), "4");
  assert.equal(seenOf(7), ".");
});
