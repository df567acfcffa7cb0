import { countOf, data, Kind, live, liveAll, packed, type Told, tell, told } from "./compact";
import { begun, dropped, entry, forgetSent, OTHER, OWN, ROUND, say, sentOf, THIRD } from "./talk";

describe("a member that is gone", () => {
  /** A board with short memory for which {@link THIRD}, in its second life, has left. */
  function bereaved(forgetAfter = 8) {
    const known = begun({ forgetAfter });
    tell(known.board, OTHER, { ip: OTHER }, { ip: THIRD, revision: 1, incarnation: 4, state: 4 });
    return known;
  }

  it("is forgotten after forgetAfter rounds, give or take a few", () => {
    for (const forgetAfter of [8, 40]) {
      const { board, gossip } = bereaved(forgetAfter);
      live(board, (forgetAfter - 4) * ROUND, OTHER);
      assert.equal(4, gossip.networkState.get(THIRD).state);
      live(board, 8 * ROUND, OTHER);
      assert.is_nil(gossip.networkState.get(THIRD));
      assert.equal(0, gossip.networkState.get(OTHER).state);
    }
  });

  it("is forgotten with its data", () => {
    const { board, gossip } = begun({ forgetAfter: 8 });
    tell(board, OTHER, { ip: OTHER }, { ip: THIRD, version: 1 });
    board.net.deliver(string.char(Kind.DATA) + data(THIRD, 0, 1, '{"data":5}'), OTHER);
    tell(board, OTHER, { ip: THIRD, incarnation: 1, state: 3 });
    assert.equal(5, gossip.networkState.get(THIRD).data);
    live(board, 14 * ROUND, OTHER);
    tell(board, OTHER, { ip: THIRD, version: 0 });
    assert.is_nil(gossip.networkState.get(THIRD).data);
    forgetSent(board);
    board.net.deliver(string.char(Kind.PULL) + packed(THIRD), OTHER);
    assert.equal(0, sentOf(board, Kind.DATA).length);
  });

  it("does not come back from a neighbour's memory that it is gone", () => {
    const { board, gossip } = bereaved();
    live(board, 16 * ROUND, OTHER);
    const memory = told({ ip: THIRD, revision: 1, incarnation: 4, state: 4 });
    board.net.deliver(string.char(Kind.MEMBERS, 0) + memory, OTHER);
    assert.is_nil(gossip.networkState.get(THIRD));
    say(board, "10.0.0.4", "SYN", { [THIRD]: entry(1, 100, 4) });
    assert.is_nil(gossip.networkState.get(THIRD));
  });

  it("is not up again by what is older than its going", () => {
    const { board, gossip } = bereaved();
    tell(board, OTHER, { ip: THIRD, revision: 1, incarnation: 3 }, { ip: THIRD, incarnation: 255 });
    tell(board, OTHER, { ip: THIRD, revision: 1, incarnation: 4 });
    assert.equal(4, gossip.networkState.get(THIRD).state);
  });

  it("comes back when it lives", () => {
    for (const rounds of [1, 20]) {
      for (const life of [
        { ip: THIRD, revision: 1, incarnation: 5 },
        { ip: THIRD, revision: 2 },
      ]) {
        const { board, gossip } = bereaved();
        live(board, rounds * ROUND, OTHER);
        tell(board, THIRD, life);
        assert.equal(0, gossip.networkState.get(THIRD).state);
      }
    }
  });
});

describe("maxMembers", () => {
  /** A board that keeps four: itself and three others. */
  function full() {
    const known = begun({ maxMembers: 4, forgetAfter: 8 });
    tell(known.board, OTHER, { ip: OTHER }, { ip: THIRD }, { ip: "10.0.0.4" });
    return known;
  }

  it("has the newcomer dropped and counted; those it has go on", () => {
    const { board, gossip } = full();
    tell(board, OTHER, { ip: "10.0.0.5" }, { ip: "10.0.0.4", revision: 1 });
    assert.is_nil(gossip.networkState.get("10.0.0.5"));
    assert.equal(1, gossip.networkState.get("10.0.0.4").revision);
    assert.equal("full=1", dropped(board));
    say(board, "10.0.0.6", "SYN", { "10.0.0.6": entry(1, 1, 0) });
    assert.is_nil(gossip.networkState.get("10.0.0.6"));
    assert.equal("full=2", dropped(board));
    assert.equal(0, gossip.stats.errors);
  });

  it("counts those who are gone; the one gone for longest makes room for who is there", () => {
    const { board, gossip } = full();
    tell(board, OTHER, { ip: THIRD, incarnation: 1, state: 4 });
    live(board, 5 * ROUND, OTHER, "10.0.0.4");
    tell(board, OTHER, { ip: "10.0.0.4", incarnation: 1, state: 4 });
    // Who is gone itself is not worth it.
    tell(board, OTHER, { ip: "10.0.0.5", state: 4 });
    assert.same([4, 4], [gossip.networkState.get(THIRD).state, gossip.networkState.get("10.0.0.4").state]);
    assert.is_nil(gossip.networkState.get("10.0.0.5"));
    tell(board, OTHER, { ip: "10.0.0.6" });
    assert.is_nil(gossip.networkState.get(THIRD));
    assert.same(
      [4, 0],
      [gossip.networkState.get("10.0.0.4").state, gossip.networkState.get("10.0.0.6").state],
    );
    tell(board, OTHER, { ip: "10.0.0.7" });
    assert.is_nil(gossip.networkState.get("10.0.0.4"));
    // Nobody gone is left.
    tell(board, OTHER, { ip: "10.0.0.8" });
    assert.is_nil(gossip.networkState.get("10.0.0.8"));
    assert.equal(4, countOf(board));
  });

  for (const [what, state, told] of [
    ["whose heartbeat is news", 3, { state: 3, heartbeat: 5 }],
    ["that is news itself", 3, { state: 3, incarnation: 1 }],
    ["that is back", 3, { incarnation: 1 }],
  ] as [string, number, Partial<Told>][]) {
    it(`stays whole where somebody gone ${what} makes room in the same datagram`, () => {
      const { board, gossip } = begun({ maxMembers: 4 });
      const gone = "10.0.0.9";
      tell(board, OTHER, { ip: OTHER }, { ip: THIRD }, { ip: gone });
      tell(board, OTHER, { ip: gone, state });
      told.ip = gone;
      tell(board, OTHER, told as Told, { ip: "10.0.0.10" }, { ip: "10.0.0.11" });
      const addresses: string[] = [];
      for (const [ip] of gossip.members() as unknown as LuaIterable<LuaMultiReturn<[string]>>)
        table.insert(addresses, ip);
      assert.equal(4, addresses.length, table.concat(addresses, " "));
      for (const ip of addresses) assert.matches("^10%.0%.0%.%d+$", ip);
      tell(board, OTHER, { ip: "10.0.0.10", incarnation: 1 });
      live(board, 3 * ROUND, OTHER, THIRD);
      assert.equal(0, gossip.stats.errors);
    });
  }

  it("forgets nobody for a newcomer that is refused for want of heap", () => {
    const { board, gossip } = full();
    tell(board, OTHER, { ip: THIRD, incarnation: 1, state: 4 });
    const heap = board.heap;
    board.heap = 1000;
    tell(board, OTHER, { ip: "10.0.0.6" });
    board.heap = heap;
    assert.equal(4, gossip.networkState.get(THIRD).state);
    assert.is_nil(gossip.networkState.get("10.0.0.6"));
  });

  it("may be raised while the board runs", () => {
    const { board, gossip } = full();
    gossip.setConfig({ preset: "building" });
    const others: string[] = [];
    for (const i of $range(2, 256)) {
      tell(board, OTHER, { ip: `10.0.0.${i % 256}`, revision: 1 }, { ip: `10.0.1.${i % 256}`, revision: 1 });
      if (i < 5) table.insert(others, `10.0.0.${i}`);
    }
    assert.equal(256, countOf(board));
    liveAll(board, ROUND, others);
    assert.equal(0, gossip.stats.errors);
    assert.equal(0, gossip.networkState.get(OWN).state);
  });

  it("bounds members and memories together, however many come and go", () => {
    const { board, gossip } = full();
    for (const i of $range(1, 100)) {
      const ip = `10.0.1.${i}`;
      tell(board, OTHER, { ip }, { ip: THIRD, incarnation: i });
      tell(board, OTHER, { ip, incarnation: 1, state: 4 });
      live(board, ROUND, OTHER, THIRD, "10.0.0.4");
      assert.is_true(countOf(board) <= 4);
    }
    assert.equal(0, gossip.stats.errors);
  });

  it("of any size finds every member there is", () => {
    for (const maxMembers of [2, 20, 21, 22, 1024, 5000]) {
      const { board, gossip } = begun({ maxMembers });
      const n = math.min(maxMembers - 1, 300);
      for (const i of $range(1, n)) {
        tell(board, OTHER, { ip: `10.${i % 7}.${i % 11}.${1 + (i % 200)}`, revision: i });
      }
      const found = new LuaSet<string>();
      for (const i of $range(1, n)) {
        const ip = `10.${i % 7}.${i % 11}.${1 + (i % 200)}`;
        assert.is_true(gossip.networkState.get(ip).revision >= i);
        found.add(ip);
      }
      let count = 1;
      for (const _ip of found) count += 1;
      assert.equal(count, countOf(board));
    }
  });
});
