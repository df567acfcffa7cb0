import { acquainted, FOURTH } from "./acquainted";
import { Kind, live, tell } from "./compact";
import { forgetSent, OTHER, ROUND, sentOf, THIRD } from "./talk";

/** A member that adds a multiple of 256 to the sums: docs/protocol.md, "The sum". */
function hidden(): { ip: string; revision: number } {
  for (const last of $range(1, 250)) {
    for (const revision of $range(1, 100)) {
      const place = (((10 * 256) % 46336) * 179 + 256 + last) % 46336;
      const life = (revision * 19199) % 46336;
      if ((((place + 1) * (life + 1)) % 46337) % 256 === 0) return { ip: `10.0.1.${last}`, revision };
    }
  }
  return error("there is none");
}

describe("a ping", () => {
  it("of who holds something else has the board ask for all that differs", () => {
    const { board } = acquainted();
    live(board, 3 * ROUND, OTHER, THIRD, FOURTH);
    forgetSent(board);
    board.net.deliver(string.char(Kind.PING, 1, 2, 3), OTHER);
    const wish = sentOf(board, Kind.GIVE)[0]!;
    assert.equal(OTHER, wish.ip);
    // And a ping, so that the other one asks, too.
    assert.equal(OTHER, sentOf(board, Kind.PING)[0]!.ip);
    // A salt, and a byte for each of four parts of two buckets: only what differs is told.
    assert.equal(6 + 8, string.len(wish.data));
    const toldFor = (sums: string) => {
      board.tmr.advance(500);
      forgetSent(board);
      board.net.deliver(`${string.sub(wish.data, 1, 2)}abc${sums}`, THIRD);
      return (string.len(sentOf(board, Kind.MEMBERS)[0]!.data) - 2) / 15;
    };
    assert.equal(0, toldFor(string.sub(wish.data, 6)));
    let entries = 0;
    for (const at of $range(7, 14)) {
      const other = string.char((string.byte(wish.data, at) + 1) % 256);
      const of = toldFor(string.sub(wish.data, 6, at - 1) + other + string.sub(wish.data, at + 1));
      assert.is_true(of < 4);
      entries += of;
    }
    assert.equal(4, entries);
    // Where they are not as many, all.
    assert.equal(4, toldFor(string.sub(wish.data, 6, -2)));
    // Who holds the same is told nothing.
    forgetSent(board);
    board.net.deliver(wish.data, THIRD);
    assert.same([], sentOf(board, Kind.MEMBERS));
  });

  it("of who lacks a member whose sum is 0 has that told all the same, with another salt", () => {
    const { board } = acquainted();
    const wishes: string[] = [];
    for (const salt of [0, 7]) {
      board.random = (least: number) => (least === 0 ? salt : least);
      board.tmr.advance(500);
      forgetSent(board);
      board.net.deliver(string.char(Kind.PING, 1, 2, 3), OTHER);
      const wish = sentOf(board, Kind.GIVE)[0]!.data;
      assert.equal(salt, string.byte(wish, 6));
      table.insert(wishes, `${string.sub(wish, 1, 2)}abc${string.sub(wish, 6)}`);
    }
    tell(board, OTHER, hidden());
    const told: number[] = [];
    for (const wish of wishes) {
      board.tmr.advance(500);
      forgetSent(board);
      board.net.deliver(wish, OTHER);
      table.insert(told, string.len(sentOf(board, Kind.MEMBERS)[0]!.data));
    }
    assert.same([2, 2 + 15], told);
  });
});
