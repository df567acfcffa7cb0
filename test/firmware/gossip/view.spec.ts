import type { Entry } from "../../../src/gossip/busy/entry";
import { mockBoard } from "../mock/board";
import { ack, data, Kind, live, tell } from "./compact";
import { begun, entry, OTHER, OWN, ROUND, say, THIRD } from "./talk";

type Members = LuaIterable<LuaMultiReturn<[ip: string, member: Entry]>>;

const globals = _G as unknown as LuaTable<string, unknown>;

/** A board that is up for a minute and knows a board of its kind, one of NodeMCU's with data, one that is gone. */
function informed() {
  const board = mockBoard();
  board.tmr.setUptime(60);
  const gossip = board.gossip();
  gossip.start();
  board.tmr.advance(0);
  tell(board, OTHER, { ip: OTHER, revision: 3, heartbeat: 50 }, { ip: "10.0.0.4", revision: 1, state: 3 });
  say(board, THIRD, "ACK", { [THIRD]: entry(2, 40, 0, { temp: 21 }) });
  return { board, gossip };
}

const KNOWN = {
  [OWN]: { revision: 0, heartbeat: 60, state: 0 },
  [OTHER]: { revision: 3, heartbeat: 50, state: 0 },
  [THIRD]: { revision: 2, heartbeat: 40, state: 0, data: { temp: 21 } },
  "10.0.0.4": { revision: 1, heartbeat: 0, state: 3 },
};

describe("what is known", () => {
  it("is there by address", () => {
    const { gossip } = informed();
    for (const [ip, member] of pairs(KNOWN)) {
      assert.same(member as Entry, gossip.networkState.get(ip as string));
    }
    for (const none of ["10.0.0.9", "kitchen", "10.0.0", "", 5, true] as string[]) {
      assert.is_nil(gossip.networkState.get(none));
    }
  });

  it("is gone through by pairs, in whatever Lua", () => {
    const { gossip } = informed();
    const found = new LuaTable<string, Entry>();
    for (const [ip, member] of pairs(gossip.networkState as unknown as Record<string, Entry>)) {
      assert.is_false(found.has(ip));
      found.set(ip, member);
    }
    assert.same(KNOWN as unknown, found as unknown);
  });

  it("is gone through by members(), which takes none of that", () => {
    const { gossip } = informed();
    const found = new LuaTable<string, Entry>();
    for (const [ip, member] of gossip.members() as unknown as Members) {
      assert.is_false(found.has(ip));
      found.set(ip, member);
    }
    assert.same(KNOWN as unknown, found as unknown);
  });

  it("cannot be written into", () => {
    const { gossip } = informed();
    for (const ip of [OWN, OTHER, "10.0.0.9"]) {
      const [ok, problem] = pcall(() => gossip.networkState.set(ip, entry(9, 9, 0)));
      assert.is_false(ok);
      assert.matches("gossip.networkState is read only: gossip.pushGossip shares data", problem, 1, true);
    }
    assert.equal(3, gossip.networkState.get(OTHER).revision);
  });

  it("is a table of its own at each look", () => {
    const { gossip } = informed();
    const mine = gossip.networkState.get(THIRD);
    mine.state = 4;
    (mine.data as { temp: number }).temp = 0;
    assert.same(KNOWN[THIRD] as Entry, gossip.networkState.get(THIRD));
    for (const [_ip, member] of gossip.members() as unknown as Members) member.state = 4;
    assert.same(KNOWN[THIRD] as Entry, gossip.networkState.get(THIRD));
  });

  it("is JSON text by getNetworkState()", () => {
    const { gossip } = informed();
    assert.same(KNOWN as unknown, sjson.decode(gossip.getNetworkState()));
    assert.equal("{}", mockBoard().gossip().getNetworkState());
  });

  it("is printed as JSON by the global getNetworkState(), a member a line", () => {
    const { gossip } = informed();
    const printed: string[] = [];
    const print = globals.get("print");
    globals.set("print", (text: string) => table.insert(printed, text));
    const [returned] = (globals.get("getNetworkState") as (this: void) => LuaMultiReturn<unknown[]>)();
    globals.set("print", print);
    assert.is_nil(returned);
    assert.equal(5, printed.length);
    assert.equal(gossip.getNetworkState(), table.concat(printed));
  });

  it("is printed by a board that knows nobody, itself included", () => {
    const board = mockBoard();
    board.ip = undefined;
    board.gossip().start();
    const printed: string[] = [];
    const print = globals.get("print");
    globals.set("print", (text: string) => table.insert(printed, text));
    (globals.get("getNetworkState") as (this: void) => void)();
    globals.set("print", print);
    assert.same({}, sjson.decode(table.concat(printed)) as object);
  });

  it("has the latest heartbeat that was heard, and the board's own up time", () => {
    const { board, gossip } = informed();
    const heartbeat = () => gossip.networkState.get(OTHER).heartbeat;
    ack(board, OTHER, 70);
    assert.equal(70, heartbeat());
    ack(board, OTHER, 65);
    assert.equal(70, heartbeat());
    tell(board, THIRD, { ip: OTHER, revision: 3, heartbeat: 80 });
    assert.equal(80, heartbeat());
    say(board, THIRD, "ACK", { [THIRD]: entry(2, 41, 0, { temp: 21 }) });
    assert.equal(41, gossip.networkState.get(THIRD).heartbeat);
    board.tmr.advance(3000);
    assert.equal(63, gossip.networkState.get(OWN).heartbeat);
  });

  it("of a board that sleeps is how many seconds still", () => {
    const { board, gossip } = informed();
    tell(board, OTHER, { ip: OTHER, revision: 3, incarnation: 1, asleep: true, heartbeat: 100 });
    assert.same({ revision: 3, heartbeat: 0, state: 0, asleep: 100 }, gossip.networkState.get(OTHER));
    live(board, 4 * ROUND, THIRD);
    assert.same({ revision: 3, heartbeat: 0, state: 0, asleep: 60 }, gossip.networkState.get(OTHER));
    assert.same(
      60,
      (sjson.decode(gossip.getNetworkState()) as Record<string, Entry>)[OTHER]!.asleep as number,
    );
  });

  it("holds the further fields of other versions", () => {
    const { board, gossip } = informed();
    tell(board, OTHER, { ip: OTHER, revision: 3, version: 1 });
    board.net.deliver(string.char(Kind.DATA) + data(OTHER, 3, 1, '{"colour":"red","data":null}'), OTHER);
    const { colour, data: none } = gossip.networkState.get(OTHER);
    assert.equal("red", colour);
    assert.equal(sjson.NULL, none);
    assert.matches('"colour":"red","data":null}', gossip.getNetworkState(), 1, true);
  });
});

describe("pairs once gossip has started", () => {
  it("is what it was for every other table", () => {
    const { gossip } = begun();
    const list = [1, 2, 3];
    let sum = 0;
    for (const [, n] of pairs(list as unknown as Record<number, number>)) sum += n;
    assert.equal(6, sum);
    const found: string[] = [];
    const strange = setmetatable({ a: 1 }, { __metatable: "locked" } as object);
    for (const [name] of pairs(strange)) table.insert(found, name as string);
    assert.same(["a"], found);
    const [ok, problem] = pcall(() => {
      for (const [_name] of pairs(undefined as unknown as object)) error("there is something in nothing");
    });
    assert.is_false(ok);
    assert.matches("table expected, got nil", problem);
    // Replaced once, not each time.
    const replaced = pairs;
    gossip.stop();
    gossip.start();
    assert.equal(replaced, pairs);
  });
});
