import assert from "node:assert/strict";
import { test } from "node:test";
import { at, nearest, neighbour, sides } from "../../tools/page/core/geometry.ts";
import { headline } from "../../tools/page/core/headline.ts";
import { fitted } from "../../tools/page/core/places.ts";
import { among, present, viewsAmong } from "../../tools/page/core/present.ts";
import type { BoardInfo, FleetInfo } from "../../tools/page/protocol.ts";

const own = { kind: "virtual" } as const;
const stranger = { kind: "heard" } as const;

test("a stranger is shown while any board knows it, be it as gone, and again once one does", () => {
  const boards = [own, stranger, own];
  assert.deepEqual(present(boards, ["0.0", null, "000"]), [0, 1, 2]);
  assert.deepEqual(present(boards, ["040", null, "0.0"]), [0, 1, 2]);
  assert.deepEqual(present(boards, ["0.0", null, "0.0"]), [0, 2]);
  assert.deepEqual(present(boards, ["0.0", null, "0"]), [0, 2]);
});

test("boards of one's own are shown though nobody knows them; with all off nobody speaks of strangers", () => {
  assert.deepEqual(present([own, own, stranger], ["0..", ".0.", null]), [0, 1]);
  assert.deepEqual(present([own, own, stranger], [null, null, null]), [0, 1]);
});

test("whom the watcher of real boards has forgotten is not shown, itself always", () => {
  const boards = [{ kind: "watcher" } as const, stranger, stranger];
  assert.deepEqual(present(boards, ["0.3", null, null]), [0, 2]);
  assert.deepEqual(present(boards, [null, null, null]), [0]);
});

test("lists and views close up over who is not shown, and stay the same objects where all are", () => {
  const views = ["01.3", "....", null, "3.20"];
  assert.equal(viewsAmong(views, [0, 1, 2, 3]), views);
  assert.deepEqual(viewsAmong(views, [0, 2, 3]), ["0.3", null, "320"]);
  const list = ["a", "b", "c"];
  assert.equal(among(list, [0, 1, 2]), list);
  assert.deepEqual(among(list, [0, 2]), ["a", "c"]);
});

test("the headline counts those who are shown", () => {
  const unknown = { name: null, mac: null, revision: null, uptime: null, heap: null };
  const board = (kind: BoardInfo["kind"]): BoardInfo => ({
    ...{ ip: "10.0.0.1", kind, condition: kind === "heard" ? "heard" : "up" },
    ...{ ...unknown, datagrams: null, bytes: null },
  });
  const boards = [board("virtual"), board("heard"), board("heard")];
  const fleet = { kind: "virtual", lan: "sim", seed: 3, apart: [] as number[] } as FleetInfo;
  const now = { rounds: 14.2, time: 0, agree: true };
  const rest = (views: (string | null)[]) => headline(fleet, now, among(boards, present(boards, views))).rest;
  assert.equal(rest(["00.", null, null]), "round 14 · 1 board on · 1 heard of · simulated LAN, seed 3");
  assert.equal(rest(["0..", null, null]), "round 14 · 1 board on · simulated LAN, seed 3");
});

test("who is not shown stands nowhere: it is not met, not parted, and takes no room", () => {
  const [left, right] = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
  ];
  const spots = [left, undefined, right];
  const middle = [
    { x: 4, y: -1 },
    { x: 4, y: 1 },
  ] as const;
  assert.equal(nearest(spots), 10);
  assert.equal(neighbour(spots, 0, "right"), 2);
  assert.equal(at(spots, { x: 9, y: 0 }, 3), 2);
  assert.deepEqual(
    sides(spots, [...middle]).map((side) => [...side]),
    [[0], [2]],
  );
  const { points } = fitted([left, undefined, right, undefined], 120, 100, { x: 10, y: 10 });
  assert.deepEqual(points, [{ x: 10, y: 50 }, undefined, { x: 110, y: 50 }, undefined]);
});
