import { vector } from "../vector";
import { begun, type Life, payloads, refusal, sorted, TABLE, told } from "./talk";

describe("a datagram", () => {
  /** What is told of a table in so many rounds of gossip. */
  const rounds = ({ board, p2ptbl }: Life, count: number, size?: number): string[] => {
    for (const _ of $range(1, count)) {
      p2ptbl.gossip(TABLE, size);
      board.tmr.advance(0);
    }
    return told(board);
  };

  it("holds as many rows as fit the size that gossip is given", () => {
    for (const size of [1200, 800, 400, 100]) {
      const one = begun(vector("p2ptbl/table-40.tsv"), { interval: 60 });
      one.p2ptbl.gossip("lamps", size);
      one.board.tmr.advance(0);
      const payload = payloads(one.board)[0]!;
      assert.is_true(payload.length <= size && payload.length > size - 60, `${payload.length} of ${size}`);
    }
    assert.equal(8, sorted(rounds(begun(vector("p2ptbl/table-8.tsv")), 1)[0]!).length);
  });

  it("has no other size than such as one may have", () => {
    const { board, p2ptbl } = begun("a\t1\tx\n");
    // Where there are fractions, one that is no number even to itself.
    const none = math.huge === undefined ? 39 : math.huge - math.huge;
    for (const size of [39, 1201, none, "400", true, {}])
      assert.equal(
        `user:3: p2ptbl.gossip: size is the ${type(size)} ${tostring(size)}, and is to be from 40 to 1200 bytes`,
        refusal('p2ptbl.gossip("lamps", one)', p2ptbl, size),
      );
    board.tmr.advance(10000);
    assert.same([], payloads(board));
  });

  it("has whole rows of the table, each once, others each time, until all were told", () => {
    const text = vector("p2ptbl/table-40.tsv");
    const seen = new LuaTable<string, boolean>();
    let count = 0;
    for (const rows of rounds(begun(text), 30, 400)) {
      const here = new LuaTable<string, boolean>();
      for (const row of sorted(rows)) {
        assert.is_nil(here.get(row));
        here.set(row, true);
        assert.matches(`${row}\n`, text, 1, true);
        if (!seen.get(row)) count += 1;
        seen.set(row, true);
      }
    }
    assert.equal(40, count);
  });

  it("has what changed lately first in every other round", () => {
    const one = begun(vector("p2ptbl/table-40.tsv"));
    rounds(one, 20);
    one.p2ptbl.merge("lamps", "news\t1\tnew\n");
    const told = rounds(one, 2, 400);
    const heads = [string.sub(told[0]!, 1, 5), string.sub(told[1]!, 1, 5)];
    assert.is_true(heads[0] === "news\t" || heads[1] === "news\t");
  });

  it("of an empty table has no rows", () => {
    assert.same([""], rounds(begun(), 1));
  });

  it("tells of a key that is gone in the first half of the time that it is remembered, or when it is heard", () => {
    const one = begun("a\t1\tx\n", { forgetAfter: 1000 });
    one.p2ptbl.remove("lamps", "a");
    one.board.tmr.advance(480000);
    told(one.board);
    assert.matches("^a\t%d+\t\n$", rounds(one, 1)[0]);
    one.board.tmr.advance(40000);
    assert.same([""], rounds(one, 1));
    one.p2ptbl.merge("lamps", "a\t1\tx\n");
    assert.matches("^a\t%d+\t\n$", rounds(one, 1)[0]);
  });
});
