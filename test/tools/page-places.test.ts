import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { at, nearest, neighbour, sides } from "../../tools/page/core/geometry.ts";
import { fitted, places, placesAsMet } from "../../tools/page/core/places.ts";

for (const [began, count, aspect] of [
  [1, 1, 1.5],
  [2, 2, 1.5],
  [12, 12, 1.75],
  [12, 23, 0.75],
  [32, 32, 1],
  [33, 33, 1.5],
  [254, 254, 1.5],
  [254, 254, 0.75],
  [200, 254, 2],
  [1, 254, 1.25],
] as const) {
  test(`${count} boards, of ${began} at first, aspect ${aspect}: nobody stands upon another`, () => {
    const laid = places(began, count, aspect);
    assert.equal(laid.length, count);
    assert.ok(laid.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y)));
    if (count > 1) assert.ok(nearest(laid) > 0.9, `${nearest(laid)} apart`);
  });
}

test("the same boards stand at the same places, always", () => {
  assert.deepEqual(places(100, 120, 1.5), places(100, 120, 1.5));
});

test("boards keep their places as others come, until there are twice as many", () => {
  for (const began of [12, 100]) {
    const first = places(began, began, 1.5);
    assert.deepEqual(places(began, began * 2 - 1, 1.5).slice(0, began), first);
    assert.notDeepEqual(places(began, began * 2, 1.5).slice(0, began), first);
  }
});

test("later boards keep theirs, too", () => {
  assert.deepEqual(places(12, 18, 1.5).slice(0, 15), places(12, 15, 1.5));
});

test("all fit on a surface, with room around, whatever its form", () => {
  const form = fc.record({
    count: fc.integer({ min: 1, max: 60 }),
    width: fc.integer({ min: 300, max: 1600 }),
    height: fc.integer({ min: 300, max: 900 }),
  });
  fc.assert(
    fc.property(form, ({ count, width, height }) => {
      const { points } = fitted(places(count, count, width / height), width, height, { x: 30, y: 20 });
      const within = (value: number, least: number, most: number) =>
        value >= least - 1e-6 && value <= most + 1e-6;
      return points.every(
        (point) => point && within(point.x, 30, width - 30) && within(point.y, 20, height - 20),
      );
    }),
    { numRuns: 40 },
  );
});

const square = [
  { x: 0, y: 0 },
  { x: 10, y: 0 },
  { x: 0, y: 10 },
  { x: 10, y: 10 },
];

test("a line parts those on one side from the others, the fewer first, however far it was drawn", () => {
  const upright = [
    { x: 4, y: 4 },
    { x: 4, y: 5 },
  ] as const;
  assert.deepEqual(
    sides(square, upright)
      .map((side) => side.toSorted())
      .toSorted(),
    [
      [0, 2],
      [1, 3],
    ],
  );
  const corner = [
    { x: 0, y: 4 },
    { x: 4, y: 0 },
  ] as const;
  assert.deepEqual(sides(square, corner), [[0], [1, 2, 3]]);
});

test("a line beside all of them parts nobody", () => {
  const beside = [
    { x: 20, y: 0 },
    { x: 20, y: 10 },
  ] as const;
  assert.deepEqual(sides(square, beside), [[], [0, 1, 2, 3]]);
});

test("arrow keys go to the nearest in their direction, and stay where there is none", () => {
  assert.equal(neighbour(square, 0, "right"), 1);
  assert.equal(neighbour(square, 0, "down"), 2);
  assert.equal(neighbour(square, 3, "up"), 1);
  assert.equal(neighbour(square, 3, "left"), 2);
  assert.equal(neighbour(square, 0, "left"), 0);
  assert.equal(neighbour(square, 9, "left"), 9);
});

test("arrow keys prefer what lies ahead to what is near, but off to the side", () => {
  const points = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 4, y: 6 },
  ];
  assert.equal(neighbour(points, 0, "right"), 1);
});

test("by arrow keys every board of a fleet can be reached", () => {
  for (const count of [12, 60, 254]) {
    const { points } = fitted(places(count, count, 1.5), 900, 600, { x: 20, y: 20 });
    const reached = new Set([0]);
    for (const from of reached)
      for (const direction of ["up", "down", "left", "right"] as const)
        reached.add(neighbour(points, from, direction));
    assert.equal(reached.size, count);
  }
});

test("a pointer finds the nearest within reach", () => {
  assert.equal(at(square, { x: 9, y: 1 }, 3), 1);
  assert.equal(at(square, { x: 5, y: 5 }, 3), undefined);
});

test("boards that are met one by one stand on a ring, and stay at their angles as others come", () => {
  const angles = (count: number) => placesAsMet(count, 1).map(({ x, y }) => Math.atan2(y, x).toFixed(6));
  const all = angles(32);
  assert.equal(new Set(all).size, 32);
  for (const count of [3, 5, 8, 13, 31]) assert.deepEqual(angles(count), all.slice(0, count));
  assert.equal(placesAsMet(60, 1).length, 60);
});
