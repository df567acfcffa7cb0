import type { Entry } from "../../../src/gossip/busy/entry";
import { ack, data, Kind, live, type Told, tell } from "./compact";
import { begun, entry, OTHER, OWN, ROUND, say, THIRD } from "./talk";

/** A board that knows another one, and the updates that its user is called with from now on. */
function watched(config: Parameters<typeof begun>[0] = {}) {
  const { board, gossip } = begun(config);
  tell(board, OTHER, { ip: OTHER, revision: 6, heartbeat: 7 });
  const updates: { [ip: string]: Entry }[] = [];
  gossip.updateCallback = (update) => table.insert(updates, update as unknown as { [ip: string]: Entry });
  return { board, gossip, updates };
}

/** Each update in turn as `address state`. */
function states(updates: { [ip: string]: Entry }[]): string[] {
  const list: string[] = [];
  for (const update of updates) {
    for (const [ip, member] of pairs(update)) table.insert(list, `${ip} ${(member as Entry).state}`);
  }
  return list;
}

describe("updateCallback", () => {
  for (const name of ["updateCallback", "callbackFunction"] as const) {
    it(`as ${name} is called with what changed, by address`, () => {
      const { board, gossip } = begun();
      const updates: unknown[] = [];
      (gossip as unknown as LuaTable<string, unknown>).set(name, (update: unknown) => {
        // It is known already when the user is told.
        assert.equal(1, gossip.networkState.get(OTHER).revision);
        table.insert(updates, update);
      });
      tell(board, OTHER, { ip: OTHER, revision: 1, heartbeat: 5 });
      assert.same([{ [OTHER]: entry(1, 5, 0) }], updates as object[]);
      tell(board, OTHER, { ip: OTHER, revision: 1, heartbeat: 5 });
      assert.equal(1, updates.length);
    });
  }

  it("is called for a newcomer that speaks JSON, and for its data", () => {
    const { board, updates } = watched();
    say(board, THIRD, "ACK", { [THIRD]: entry(2, 1, 0, "hello") });
    // It came, and it shared: as what it is by then.
    assert.same([{ [THIRD]: entry(2, 1, 0, "hello") }, { [THIRD]: entry(2, 1, 0, "hello") }], updates);
    say(board, THIRD, "ACK", { [THIRD]: entry(2, 2, 0, "hello") });
    assert.equal(2, updates.length);
    say(board, THIRD, "ACK", { [THIRD]: entry(2, 3, 0, "bye") });
    assert.same({ [THIRD]: entry(2, 3, 0, "bye") }, updates[2]);
    say(board, THIRD, "ACK", { [THIRD]: entry(2, 4, 0) });
    assert.same({ [THIRD]: entry(2, 4, 0) }, updates[3]);
  });

  it("is called for data that a board of this project shares", () => {
    const { board, updates } = watched();
    tell(board, OTHER, { ip: OTHER, revision: 6, version: 1 });
    assert.equal(0, updates.length);
    board.net.deliver(string.char(Kind.DATA) + data(OTHER, 6, 1, '{"data":5}'), OTHER);
    assert.same([{ [OTHER]: entry(6, 7, 0, 5) }], updates);
    board.net.deliver(string.char(Kind.DATA) + data(OTHER, 6, 1, '{"data":5}'), OTHER);
    assert.equal(1, updates.length);
  });

  it("is not called for what the board itself pushes: a callback may push", () => {
    const { board, gossip } = begun();
    let calls = 0;
    gossip.updateCallback = () => {
      calls += 1;
      gossip.pushGossip(calls);
    };
    tell(board, OTHER, { ip: OTHER, revision: 1 });
    live(board, ROUND, OTHER);
    assert.same([1, 1], [calls, gossip.networkState.get(OWN).data]);
  });

  it("is called for who falls silent: SUSPECT, then DOWN", () => {
    const { board, updates } = watched();
    board.tmr.advance(10 * ROUND);
    assert.same([`${OTHER} 2`, `${OTHER} 3`], states(updates));
    assert.same(entry(6, 7, 3), updates[1]![OTHER]);
  });

  it("is called for a suspect that is heard again", () => {
    const { board, updates } = watched();
    while (updates.length === 0) board.tmr.advance(312);
    ack(board, OTHER, 8);
    assert.same([`${OTHER} 2`, `${OTHER} 0`], states(updates));
  });

  const told: [name: string, news: Partial<Told>, state: number][] = [
    ["is DOWN to others", { state: 3 }, 3],
    ["left", { incarnation: 1, state: 4 }, 4],
    ["sleeps", { incarnation: 1, asleep: true, heartbeat: 9 }, 0],
    ["refutes", { incarnation: 1 }, 0],
    ["began a new life", { revision: 7 }, 0],
  ];
  for (const [name, news, state] of told) {
    it(`is called for who ${name}`, () => {
      const { board, updates } = watched();
      news.ip = OTHER;
      news.revision ??= 6;
      tell(board, THIRD, news as Told);
      assert.same([`${OTHER} ${state}`], states(updates));
      tell(board, THIRD, news as Told);
      assert.equal(1, updates.length);
    });
  }

  it("is called with the single entry of a member that is forgotten", () => {
    const { board, gossip, updates } = watched({ forgetAfter: 4 });
    tell(board, THIRD, { ip: THIRD });
    tell(board, THIRD, { ip: OTHER, revision: 6, heartbeat: 7, incarnation: 1, state: 3 });
    while (updates.length > 0) table.remove(updates);
    live(board, 10 * ROUND, THIRD);
    assert.same([entry(6, 7, 4)] as unknown[], updates as unknown[]);
    assert.is_nil(gossip.networkState.get(OTHER));
  });

  it("is called for the board's own change of address", () => {
    const { board, updates } = watched();
    board.ip = THIRD;
    live(board, ROUND, OTHER);
    const list = states(updates);
    table.sort(list);
    assert.same([`${OWN} 4`, `${THIRD} 0`], list);
  });

  it("may raise: that is reported and counted, and gossip goes on", () => {
    const { board, gossip } = begun();
    const said: string[] = [];
    gossip.setConfig({ debugOutput: (message) => table.insert(said, message) });
    gossip.updateCallback = () => error("user's mistake");
    tell(board, OTHER, { ip: OTHER, revision: 1 }, { ip: THIRD, revision: 2 });
    assert.equal(2, gossip.stats.errors);
    assert.matches("^gossip: .*user's mistake", said[0]);
    assert.same([1, 2], [gossip.networkState.get(OTHER).revision, gossip.networkState.get(THIRD).revision]);
  });

  it("may do what it likes: push, stop, start", () => {
    const { board, gossip } = begun();
    let calls = 0;
    gossip.updateCallback = () => {
      calls += 1;
      gossip.updateCallback = undefined;
      gossip.pushGossip("heard");
      gossip.stop();
      gossip.start();
    };
    tell(board, OTHER, { ip: OTHER, revision: 1 }, { ip: THIRD, revision: 2 });
    board.tmr.advance(ROUND);
    assert.same([1, 0], [calls, gossip.stats.errors]);
    assert.equal(1, gossip.networkState.get(OWN).revision);
    assert.is_true(gossip.networkState.get(THIRD).state < 3);
  });
});
