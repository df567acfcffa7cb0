/** What the page's panels show of events, tables, facts and the past: filters, orders, refusals. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type EventFilter, pickEvents, pieces, topicsOf } from "../../tools/page/core/events.ts";
import { factProblem, pickFacts, valueFields } from "../../tools/page/core/facts.ts";
import {
  measurable,
  recoveryPlot,
  recoveryWords,
  sampleColumns,
  span,
  thinned,
  unwoven,
} from "../../tools/page/core/plots.ts";
import { fieldsProblem, keyProblem, sortRows, spreadOf, tableSummary } from "../../tools/page/core/tables.ts";
import type { BoardInfo, FactInfo, Happening, Sample, TableRowInfo } from "../../tools/page/protocol.ts";

const board = (ip: string, name: string | null = null) => ({ ip, name }) as BoardInfo;
const BOARDS = [board("10.0.0.1", "door"), board("10.0.0.10")];

const happening = (id: number, topic: Happening["topic"], text: string, boards: number[]): Happening => ({
  id,
  round: id,
  topic,
  text,
  boards,
});
const EVENTS = [
  happening(1, "power", "10.0.0.1 was powered off", [0]),
  happening(2, "gossip", "10.0.0.10 suspects it", [1, 0]),
  happening(3, "table", "lamp is on", [1]),
];

test("of real boards no topics are offered of what is done to virtual ones alone", () => {
  assert.equal(topicsOf("virtual").length, 7);
  assert.deepEqual(
    topicsOf("real").map(({ topic }) => topic),
    ["gossip", "table", "fact", "trouble"],
  );
});

test("events pass by topic, board and words, the newest first", () => {
  const ids = (filter: Partial<EventFilter>) =>
    pickEvents(EVENTS, { topics: new Set(), text: "", board: null, ...filter }, BOARDS).map(({ id }) => id);
  assert.deepEqual(ids({}), [3, 2, 1]);
  assert.deepEqual(ids({ topics: new Set(["power", "table"]) }), [3, 1]);
  assert.deepEqual(ids({ board: 0 }), [2, 1]);
  assert.deepEqual(ids({ text: " LAMP  on " }), [3]);
  // Of boards that an event is about, their addresses and names are searched, too.
  assert.deepEqual(ids({ text: "door" }), [2, 1]);
  assert.deepEqual(ids({ text: "10.0.0.10" }), [3, 2]);
  assert.deepEqual(ids({ text: "nothing like it" }), []);
});

test("addresses of boards are found in a text, and no parts of longer ones", () => {
  const indexes = new Map(BOARDS.map(({ ip }, index) => [ip, index]));
  assert.deepEqual(
    pieces("10.0.0.1 was not heard by 10.0.0.10. At 10.0.0.99, 110.0.0.1, 10.0.0.1.2", indexes),
    [
      { text: "10.0.0.1", board: 0 },
      { text: " was not heard by " },
      { text: "10.0.0.10", board: 1 },
      { text: ". At 10.0.0.99, 110.0.0.1, 10.0.0.1.2" },
    ],
  );
  assert.deepEqual(pieces("all is well", indexes), [{ text: "all is well" }]);
});

const row = (key: string, holders: string, fields = ["on"]): TableRowInfo => ({
  key,
  version: "1",
  fields,
  holders,
});

test("a table's rows: how far each has spread, in order, those gone only when asked for", () => {
  assert.deepEqual(spreadOf(row("a", "1.01")), { held: 2, of: 3, lacking: [2] });
  assert.deepEqual(spreadOf(row("a", "")), { held: 0, of: 0, lacking: [] });
  const rows = [row("lamp10", "11"), row("lamp9", "10"), row("door", "11", [])];
  const keys = (gone: boolean) => sortRows(rows, gone).map(({ key }) => key);
  assert.deepEqual(keys(false), ["lamp9", "lamp10"]);
  assert.deepEqual(keys(true), ["door", "lamp9", "lamp10"]);
  assert.equal(tableSummary({ name: "t", rows }), "2 rows, 1 still spreading, 1 key is gone");
  assert.equal(tableSummary({ name: "t", rows: [rows[0]!] }), "1 row, all of them at every board that is on");
});

test("keys and fields that p2ptbl refuses are refused, with the remedy", () => {
  assert.equal(keyProblem("kitchen-1"), undefined);
  assert.match(keyProblem("")!, /write one/);
  assert.match(keyProblem("two words")!, /no blanks/);
  assert.match(keyProblem("a\\b")!, /backslash/);
  assert.equal(fieldsProblem(["on", "", "60 W"]), undefined);
  assert.match(fieldsProblem([""])!, /a field at least/);
  assert.match(fieldsProblem(["on", ""])!, /first and the last/);
  assert.match(fieldsProblem(["on", " dim", "x"])!, /begins or ends/);
  assert.match(fieldsProblem(["a\nb"])!, /line breaks/);
});

const fact = (
  id: string,
  source: FactInfo["source"],
  type: string,
  from: string,
  value: string,
): FactInfo => ({
  id,
  source,
  type,
  from,
  value,
  holders: null,
  version: null,
});

test("facts: alfred's by type as a number, autofactory's by host, and all words must be there", () => {
  const facts = [
    fact("1", "alfred", "100", "5c:cf:7f:00:00:02", "warm"),
    fact("2", "alfred", "64", "5c:cf:7f:00:00:0a", "door"),
    fact("3", "alfred", "64", "5c:cf:7f:00:00:01", "lamp"),
    fact("4", "autofactory", "heap", "board2", '{"free":1}'),
    fact("5", "autofactory", "wifi", "board1", '{"rssi":-60}'),
  ];
  const ids = (source: FactInfo["source"], text = "") => pickFacts(facts, source, text).map(({ id }) => id);
  assert.deepEqual(ids("alfred"), ["3", "2", "1"], "0a is after 01");
  assert.deepEqual(ids("autofactory"), ["5", "4"]);
  assert.deepEqual(ids("alfred", "64 LAMP"), ["3"]);
  assert.deepEqual(ids("autofactory", "rssi"), ["5"]);
});

test("an autofactory's fields are read from JSON, anything else stays as it is", () => {
  assert.deepEqual(valueFields('{"free":41232,"state":"ok","deep":{"a":1}}'), [
    ["free", "41232"],
    ["state", "ok"],
    ["deep", '{"a":1}'],
  ]);
  for (const value of ["[1]", "null", "{broken", "12"]) assert.deepEqual(valueFields(value), [["", value]]);
});

test("facts that alfred refuses are refused, with the remedy", () => {
  assert.equal(factProblem("64", "door"), undefined);
  assert.equal(factProblem("255", "x".repeat(1382)), undefined);
  assert.match(factProblem("63", "door")!, /take 64 or more/);
  for (const type of ["", "256", "-1", "6.5", "a"]) assert.match(factProblem(type, "x")!, /from 0 to 255/);
  assert.match(factProblem("64", "")!, /write it/);
  assert.match(factProblem("64", "ü".repeat(700))!, /this one has 1400/);
});

const sample = (round: number): Sample => ({ round, up: 1, suspect: 2, down: 3, datagrams: 4, bytes: 5 });

test("the past as columns", () => {
  assert.deepEqual(sampleColumns([sample(1), sample(2)], ["up", "bytes"]), [
    [1, 2],
    [1, 1],
    [5, 5],
  ]);
  assert.deepEqual(unwoven([1, 100, 200, 2, 101, 201, 3], 3), [
    [1, 2],
    [100, 101],
    [200, 201],
  ]);
  const recoveries = [
    { id: 7, round: 5, text: "late", took: null },
    { id: 3, round: 2, text: "b", took: 2.5 },
    { id: 2, round: 2, text: "a", took: 1 },
  ];
  const { data, shown } = recoveryPlot(recoveries, [sample(1), sample(9)]);
  // The late one has lasted four rounds up to now.
  assert.deepEqual(data, [
    [2, 2, 5],
    [1, 2.5, null],
    [null, null, 4],
  ]);
  assert.deepEqual(
    shown.map(({ id }) => id),
    [2, 3, 7],
  );
  // And after many rounds more it does not make the others look like nothing.
  assert.equal(recoveryPlot(recoveries, [sample(1), sample(500)]).data[2]!.at(-1), 5);
  assert.deepEqual(
    recoveryPlot(recoveries, [sample(4)]).shown.map(({ id }) => id),
    [7],
  );
  assert.deepEqual(
    measurable([{ ...recoveries[1]!, took: null, followedBy: 7 }, recoveries[0]!]).map(({ id }) => id),
    [7],
    "an event that another one followed has no point",
  );
  assert.equal(recoveryWords(recoveries[0]!), "Round 5.0: late. They do not agree yet.");
  assert.equal(recoveryWords(recoveries[1]!), "Round 2.0: b. All agreed again after 2.5 rounds.");
  assert.deepEqual(thinned([1, 2, 3, 4, 5, 6, 7], 3), [1, 4, 7]);
  assert.deepEqual(thinned([1, 2], 3), [1, 2]);
  assert.deepEqual(span([]), [0, 10]);
  assert.deepEqual(span([sample(3), sample(19)]), [3, 19]);
});
