import assert from "node:assert/strict";
import { test } from "node:test";
import { opinions } from "../../tools/page/core/opinion.ts";
import { steady } from "../../tools/page/core/steady.ts";
import { boardWords, cellWords, list, matrixWords, opinionWords, tags } from "../../tools/page/core/words.ts";
import type { BoardInfo } from "../../tools/page/protocol.ts";

function board(last: number, more: Partial<BoardInfo> = {}): BoardInfo {
  const unknown = { name: null, mac: null, revision: null, uptime: null, heap: null };
  const quiet = { datagrams: null, bytes: null };
  return { ip: `10.0.0.${last}`, kind: "virtual", condition: "up", ...unknown, ...quiet, ...more };
}

test("what most others hold a board for is what it is drawn as; its own view of itself does not count", () => {
  const [, second] = opinions(["030", "000", "030", "030"], 3);
  assert.equal(second!.seen, "3");
  assert.equal(second!.others, 3);
  assert.ok(second!.agree);
});

test("boards that cannot say do not count", () => {
  const [first] = opinions(["0", null, "3", null, "3"], 1);
  assert.deepEqual([first!.others, first!.seen], [2, "3"]);
});

test("an unanswered question is no disagreement, a suspicion is", () => {
  assert.ok(opinions(["00", "00", "01"], 2)[1]!.agree);
  assert.ok(!opinions(["00", "00", "02"], 2)[1]!.agree);
});

test("gone and never heard of is one mind: nobody has it", () => {
  assert.ok(opinions(["03", "00", "0."], 2)[1]!.agree);
});

test("the kind that most are of comes first, then the commonest of that kind", () => {
  // Up twice, tick twice, down three times: four hold it for there.
  const views = ["0", "0", "0", "1", "1", "3", "3", "3"].map((seen) => `${seen}0`);
  const [first] = opinions(views, 1);
  assert.equal(first!.seen, "0");
});

test("where as many hold it for another, the better is drawn", () => {
  assert.equal(opinions(["0", "0", "3"], 1)[0]!.seen, "0");
});

test("rows that are too short, and characters that mean nothing, are boards not known", () => {
  const [, second, third] = opinions(["0x", "0x", "0x"], 3);
  assert.equal(second!.counts["."], 2);
  assert.equal(third!.counts["."], 2);
});

test("nobody is on: nothing is known, and nobody disagrees", () => {
  const [first] = opinions([null, null], 2);
  assert.deepEqual([first!.seen, first!.others, first!.agree], [".", 0, true]);
  assert.equal(opinionWords(first!), "no other board can say");
});

test("a board by itself is what it holds itself for", () => {
  const [own] = opinions(["0", null], 2);
  assert.deepEqual([own!.seen, own!.others, own!.agree], ["0", 0, true]);
});

test("the truth below a node is a word; of real boards only this PC has one", () => {
  const heard = board(9, { kind: "heard", condition: "heard" });
  assert.deepEqual(tags([board(1), board(2, { condition: "off" }), heard]), [undefined, "off", "hearsay"]);
  const watcher = board(1, { kind: "watcher", name: "this PC" });
  assert.deepEqual(tags([watcher, heard]), ["10.0.0.1", undefined]);
  assert.deepEqual(tags([{ ...watcher, name: null }]), ["this PC"]);
});

test("opinions in words", () => {
  const words = (...seen: string[]) => opinionWords(opinions(["0", ...seen], 1)[0]!);
  assert.equal(words("0", "0", "0"), "up for all 3 others");
  assert.equal(words("0"), "up for the one other");
  assert.equal(words("3", "3", "2"), "down for 2 of 3 others, suspect for 1");
});

test("a board in words has the truth beside what is thought of it, marked as such", () => {
  const [first] = opinions(["0", "0", "0"], 1);
  assert.equal(boardWords(board(7), first!), "10.0.0.7: up for all 2 others");
  assert.equal(
    boardWords(board(7, { condition: "off" }), first!),
    "10.0.0.7: up for all 2 others; in truth off",
  );
  assert.equal(
    boardWords(board(7, { kind: "watcher", name: "desk" }), first!),
    "desk: up for all 2 others; this PC",
  );
});

test("of whom no other can say anything, it is said what it holds itself for", () => {
  const [own, unheard] = opinions(["0.", null], 2);
  assert.equal(boardWords(board(7), own!), "10.0.0.7: holds itself for up");
  const watcher = board(9, { kind: "watcher", name: "desk" });
  assert.equal(boardWords(watcher, own!), "desk: holds itself for up; this PC");
  assert.equal(boardWords(board(8), unheard!), "10.0.0.8: not known for the one other");
  assert.equal(boardWords(board(8), opinions([null], 1)[0]!), "10.0.0.8: no other board can say");
});

test("a cell in words", () => {
  const [three, seven] = [board(3), board(7)];
  assert.equal(cellWords(three, seven, "2"), "10.0.0.3 holds 10.0.0.7 for suspect");
  assert.equal(cellWords(three, seven, "."), "10.0.0.3 does not know 10.0.0.7");
  assert.equal(cellWords(three, three, "0"), "10.0.0.3 holds itself for up");
  assert.equal(cellWords(board(3, { condition: "off" }), seven, null), "10.0.0.3 cannot say: it is off");
});

test("the matrix in words: who is disputed, by name where they are few", () => {
  const boards = [board(2), board(3), board(4)];
  const agreed = ["000", "000", "000"];
  assert.equal(matrixWords(boards, opinions(agreed, 3), 3), "3 observers; all agree");
  const disputed = ["003", "000", "000"];
  assert.equal(
    matrixWords(boards, opinions(disputed, 3), 3),
    "3 observers; they disagree on 1 board: 10.0.0.4 is up for 1 of 2 others, down for 1",
  );
});

test("lists name three at most", () => {
  assert.equal(list([]), "");
  assert.equal(list(["a", "b"]), "a and b");
  assert.equal(list(["a", "b", "c"]), "a, b and c");
  assert.equal(list(["a", "b", "c", "d"]), "a, b and 2 others");
});

test("a list that has not changed stays the same object, so that nothing is drawn anew", () => {
  const kept = steady<number>((one, other) => one === other);
  const first = kept([1, 2]);
  assert.equal(kept([1, 2]), first);
  assert.deepEqual(kept([1, 3]), [1, 3]);
  assert.deepEqual(kept([1]), [1]);
});
