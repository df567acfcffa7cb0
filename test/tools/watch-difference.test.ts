/** The difference between two pictures, applied to the first, gives the second: whatever they are. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { apply } from "../../tools/page/delta.ts";
import { KEPT, type Picture, type Recovery } from "../../tools/page/protocol.ts";
import { difference } from "../../tools/watch/difference.ts";
import { board, look } from "./watch-fleet.ts";

const picture = (): Picture => ({ ...look(), happenings: [], samples: [], recoveries: [] });

const boardOf = fc.record({
  ip: fc.ipV4(),
  kind: fc.constantFrom("virtual" as const, "heard" as const),
  name: fc.option(fc.string({ maxLength: 3 })),
  mac: fc.constant(null),
  condition: fc.constantFrom("off" as const, "up" as const),
  revision: fc.option(fc.nat(3)),
  uptime: fc.option(fc.nat(3)),
  heap: fc.option(fc.nat(3)),
  datagrams: fc.option(fc.nat(3)),
  bytes: fc.option(fc.nat(3)),
});
const rowOf = (boards: number) =>
  fc.option(fc.string({ unit: fc.constantFrom(".", "0", "2"), minLength: boards, maxLength: boards }));
const tableRow = fc.record({
  key: fc.constantFrom("a", "b", "c", "d"),
  version: fc.constantFrom("1", "2"),
  fields: fc.array(fc.constantFrom("x", "y"), { maxLength: 2 }),
  holders: fc.constantFrom("10", "11"),
});
const rows = fc.uniqueArray(tableRow, { selector: ({ key }) => key });
const fact = fc.record({
  id: fc.constantFrom("a", "b", "c"),
  source: fc.constant("alfred" as const),
  type: fc.constantFrom("64", "65"),
  from: fc.constant("host"),
  value: fc.constantFrom("x", "y"),
  holders: fc.option(fc.nat(2)),
  version: fc.option(fc.nat(2)),
});

/** A moment of a fleet of so many boards, with tables of those names. */
function moment(boards: number, names: string[]) {
  return fc.record({
    rounds: fc.nat(3),
    speed: fc.constantFrom(0 as const, 1 as const, "max" as const),
    boards: fc.array(boardOf, { minLength: boards, maxLength: boards }),
    views: fc.array(rowOf(boards), { minLength: boards, maxLength: boards }),
    tables: fc.tuple(...names.map(() => rows)),
    facts: fc.uniqueArray(fact, { selector: ({ id }) => id }),
    happened: fc.nat(6),
    took: fc.array(fc.option(fc.nat(4)), { minLength: 20, maxLength: 20 }),
  });
}

type Moment = typeof moment extends (...args: never[]) => fc.Arbitrary<infer M> ? M : never;

/** As the lists of a fleet grow: `before` happened earlier, and of recoveries each may end. */
function made(at: Moment, names: string[], before: number): Picture {
  const count = before + at.happened;
  const ids = Array.from({ length: count }, (_, index) => index + 1);
  const { fleet } = look();
  return structuredClone({
    fleet: { ...fleet, speed: at.speed },
    now: { rounds: at.rounds, time: 0, agree: true },
    ...{ boards: at.boards, views: at.views, facts: at.facts },
    tables: names.map((name, index) => ({ name, rows: at.tables[index]! })),
    happenings: ids
      .map((id) => ({ id, round: id, topic: "power" as const, text: `${id}`, boards: [] }))
      .slice(-KEPT.happenings),
    samples: ids
      .map((round) => ({ round, up: 1, suspect: 0, down: 0, datagrams: 1, bytes: 1 }))
      .slice(-KEPT.samples),
    recoveries: ids
      .map((id): Recovery => ({ id, round: id, text: `${id}`, took: at.took[id % 20]! }))
      .slice(-KEPT.recoveries),
  });
}

/** The same, whatever order the order-less has. */
function sorted(picture: Picture): Picture {
  const by = <T>(list: T[], key: (one: T) => string) => list.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
  const tables = picture.tables.map(({ name, rows }) => ({ name, rows: by(rows, ({ key }) => key) }));
  return { ...picture, tables: by(tables, ({ name }) => name), facts: by(picture.facts, ({ id }) => id) };
}

const pairs = fc
  .record({
    boards: fc.nat(30),
    more: fc.nat(3),
    names: fc.subarray(["t", "u"]),
    earlier: fc.constantFrom(0, 50, 490),
  })
  .chain(({ boards, more, names, earlier }) => {
    const after = names.includes("t") ? [...names, "v"] : names;
    return fc.tuple(
      moment(boards, names).map((at) => made(at, names, earlier)),
      fc.boolean(),
      moment(boards + more, after).map((at) => ({ at, after })),
    );
  })
  .map(([before, same, { at, after }]) => {
    const next = made(at, after, before.happenings.at(-1)?.id ?? 0);
    // Mostly little changes from one look to the next.
    const views = next.views.map((row, index) =>
      same && before.views[index]?.length === row?.length ? (before.views[index] ?? null) : row,
    );
    return [before, { ...next, views }] as const;
  });

test("applying the difference to a picture gives the next one, and leaves the first as it was", () => {
  fc.assert(
    fc.property(pairs, ([before, next]) => {
      const copy = structuredClone(before);
      const delta = difference(before, next);
      assert.ok(delta);
      // As it arrives.
      const received = JSON.parse(JSON.stringify(delta));
      assert.deepEqual(sorted(apply(before, received)), sorted(next));
      assert.deepEqual(before, copy);
      assert.deepEqual(difference(next, next), {});
    }),
    { numRuns: 500 },
  );
});

test("a single cell is told as such, many as a row", () => {
  const boards = Array.from({ length: 40 }, (_, index) => board(index));
  const before = { ...picture(), boards, views: boards.map(() => "0".repeat(40)) };
  const one = { ...before, views: before.views.with(7, `${"0".repeat(9)}2${"0".repeat(30)}`) };
  assert.deepEqual(difference(before, one), { cells: [7, 9, "2"] });
  const many = { ...before, views: before.views.with(7, "2".repeat(40)) };
  assert.deepEqual(difference(before, many), { views: [[7, "2".repeat(40)]] });
  const small = picture();
  assert.deepEqual(difference(small, { ...small, views: ["000", null, "000"] }), {
    views: [[1, null]],
  });
});

test("only what has changed of a board is told", () => {
  const before = picture();
  const next = { ...before, boards: before.boards.with(1, board(1, { condition: "off", heap: null })) };
  assert.deepEqual(difference(before, next), { boards: [[1, { condition: "off", heap: null }]] });
});

test("another fleet, with fewer boards or without a table, is no difference", () => {
  const before = { ...picture(), tables: [{ name: "t", rows: [] }] };
  assert.equal(difference(before, { ...before, boards: before.boards.slice(1) }), undefined);
  assert.equal(difference(before, { ...before, tables: [] }), undefined);
});
