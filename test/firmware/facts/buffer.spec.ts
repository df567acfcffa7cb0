/** What is held while the server is away: bounds, times, and a file over a restart. */
import type { MockBoard } from "../mock/board";
import { mockBoard } from "../mock/board";
import { begun, FIVE, greet, hex, NOW_MICROS, pass, storing, type Talk, told } from "./talk";

/** A fact that counts, each second. */
function counting(talk: Talk, from = 1): void {
  let n = from - 1;
  talk.facts.define("n", () => (n += 1), 1);
}

/** The values of the facts named `n`, and what else is told in words, in order. */
function values(all: { kind: number; data: string }[]): string {
  const found: string[] = [];
  for (const { kind, data } of all) {
    const [value] = string.match(data, '^{"name":"n",.*{"value":(%d+)}}$');
    if (kind === 2) table.insert(found, value ?? string.gsub(data, ',"time":%d+', "")[0]);
  }
  return table.concat(found, " ");
}

/** The times that they bear, in microseconds since 1970. */
function times(all: { kind: number; data: string }[]): string[] {
  const found: string[] = [];
  for (const { kind, data } of all) {
    const [time] = string.match(data, '"time":(%d+)000,');
    if (kind === 2) table.insert(found, time!);
  }
  return found;
}

describe("a full buffer", () => {
  it("loses the oldest records, and says so once there is a server", () => {
    const talk = begun({ buffer: { records: 5 } });
    counting(talk);
    pass(talk, 12100);
    assert.same([5, 7], [talk.facts.status().buffered, talk.facts.stats.lost]);
    greet(talk);
    const all = values(storing(talk, 900));
    // What the board is took one more place, and so does the word of it.
    assert.matches("11 12", all);
    assert.matches('{"name":"facts","fields":{"%a+":%d+,"%a+":%d+}}', all);
    assert.matches('"dropped":%d+', all);
    assert.matches('"buffered":5', all);
    const { stats } = talk.facts;
    assert.equal(stats.collected, stats.stored + stats.lost + talk.facts.status().buffered);
  });

  it("is bounded in bytes, too; what is larger than all of it is lost", () => {
    const talk = begun({ buffer: { bytes: 200 } });
    talk.facts.define("text", () => string.rep("x", 50), 1);
    pass(talk, 10100);
    assert.is_true(talk.facts.status().bytes <= 200);
    assert.equal(2, talk.facts.status().buffered);
    talk.facts.define("text", () => string.rep("x", 190), 1);
    pass(talk, 1100);
    assert.same([0, 0], [talk.facts.status().buffered, talk.facts.status().bytes]);
  });

  it("holds a MemInfo in 26 bytes", () => {
    const talk = begun();
    pass(talk, 60100);
    for (const record of talk.facts.shell.records)
      if (string.byte(record) === 9) assert.equal(26, record.length);
    assert.equal(3, talk.facts.status().buffered);
  });

  it("while records are under way stays whole", () => {
    const talk = begun({ buffer: { records: 4 } });
    counting(talk);
    greet(talk);
    pass(talk, 20000);
    assert.equal(4, talk.facts.status().buffered);
    assert.is_true(talk.facts.shell.sent <= 4);
    const { stats } = talk.facts;
    storing(talk, 3000);
    assert.equal(stats.collected, stats.stored + stats.lost + talk.facts.status().buffered);
  });
});

describe("time", () => {
  it("is the server's for what was collected before it was known", () => {
    const talk = begun();
    pass(talk, 50);
    counting(talk);
    pass(talk, 3050);
    greet(talk);
    const at = talk.board.tmr.now();
    const found = times(storing(talk, 1000));
    // 2025-11-22 08:00:00 UTC is when it greeted.
    assert.equal("06442a51166000", NOW_MICROS);
    for (const n of $range(1, 3)) {
      const back = at - 1000 * n;
      assert.equal(string.format("17637983%08d", 100000000 - 1000 * back), found[n - 1]);
    }
  });

  it("is the board's own where it has a clock", () => {
    const talk = begun();
    const start = 1763800000;
    (_G as { rtctime: unknown }).rtctime = {
      get: () => $multi(start + math.floor(talk.board.tmr.now() / 1000), 250000, 0),
    };
    counting(talk);
    greet(talk);
    const first = times(storing(talk, 3000))[0];
    (_G as unknown as LuaTable<string, unknown>).delete("rtctime");
    // Seconds that fractions of single precision hold are none: then it is the server's.
    const exact = start + 1 !== start;
    assert.matches(exact ? "^17638000" : "^17637984", first!);
  });

  it("goes on when the microseconds begin anew", () => {
    const talk = begun();
    greet(talk);
    counting(talk);
    storing(talk, 1000);
    pass(talk, 2146000);
    talk.board.websocket.sent = [];
    talk.facts.shell.records = [];
    talk.facts.shell.bytes = 0;
    talk.facts.shell.sent = 0;
    let last = "";
    for (const time of times(storing(talk, 5000))) {
      assert.is_true(time > last, `${time} after ${last}`);
      last = time;
    }
    assert.is_true(last !== "");
  });
});

describe("a file", () => {
  const buffer = { file: "facts.log", spillEvery: 10 };

  function restarted(board: MockBoard): Talk {
    board.restart();
    return begun({ buffer }, board);
  }

  it("has each record after spillEvery seconds at the latest, over a restart; nothing is told twice", () => {
    const talk = begun({ buffer });
    counting(talk);
    pass(talk, 60000);
    const again = restarted(talk.board);
    assert.is_true(again.facts.status().buffered >= 50, tostring(again.facts.status().buffered));
    greet(again);
    const all = values(storing(again, 10000));
    assert.matches("^1 2 3 4 5 6 7 8 9 10 .* 50", all);
    const third = restarted(talk.board);
    // All is stored, and the file is gone.
    assert.equal(0, third.facts.status().buffered);
    assert.is_nil(talk.board.file.files.get("facts.log"));
  });

  it("keeps the ids of what was sent, and the times that were known", () => {
    const talk = begun({ buffer });
    counting(talk);
    greet(talk);
    pass(talk, 30000);
    const first = told(talk);
    const again = restarted(talk.board);
    greet(again);
    const second = storing(again, 15000);
    let found = 0;
    for (const { id } of first) for (const other of second) if (other.id === id) found += 1;
    assert.is_true(found >= 20, tostring(found));
  });

  it("of a life that never knew the time is placed right before this one, in order", () => {
    const talk = begun({ buffer });
    counting(talk);
    pass(talk, 25000);
    const second = restarted(talk.board);
    counting(second, 101);
    pass(second, 25000);
    const third = restarted(talk.board);
    greet(third);
    const at = talk.board.tmr.now();
    const all = storing(third, 10000);
    assert.matches("^1 2 3 .* 101 102 103", values(all));
    let last = "";
    for (const time of times(all)) {
      assert.is_true(time > last, `${time} after ${last}`);
      last = time;
    }
    // The last one is from before this boot, and that within what was not in the file.
    assert.is_true(last < string.format("17637984%08d", 0) && at < 3000, last);
    assert.is_true(last > "1763798380000000", last);
  });

  it("has the ids of what goes out of it, before it goes", () => {
    const talk = begun({ buffer });
    counting(talk);
    pass(talk, 12000);
    greet(talk);
    // Some of it is stored; and some was stored before the server was away, at another time of the server's.
    const first = storing(talk, 1000);
    const again = restarted(talk.board);
    counting(again, 101);
    greet(again);
    const second = storing(again, 2000);
    again.board.websocket.end(-10);
    pass(again, 12000);
    greet(again);
    const last = storing(again, 1000);
    const third = restarted(talk.board);
    greet(third);
    const ids = new LuaTable<string, string>();
    let twice = 0;
    for (const all of [first, second, last, storing(third, 10000)]) {
      for (const { id, data } of all) {
        const [value] = string.match(data, '^{"name":"n",.*{"value":(%d+)}}$');
        if (value === undefined) continue;
        if (ids.get(value) !== undefined) twice += 1;
        assert.equal(hex(ids.get(value) ?? id), hex(id), `fact ${value}`);
        ids.set(value, id);
      }
    }
    assert.is_true(twice >= 5, tostring(twice));
  });

  it("is written when records are old, not on a timer: not at all where the server takes them", () => {
    const talk = begun({ buffer });
    counting(talk);
    greet(talk);
    const before = talk.board.file.writes;
    storing(talk, 60000);
    assert.equal(before, talk.board.file.writes);
  });

  it("is written by stop", () => {
    const talk = begun({ buffer });
    counting(talk);
    pass(talk, 3100);
    talk.facts.stop();
    assert.equal(3, restarted(talk.board).facts.status().buffered);
  });

  it("that is none is said, and what is cut is taken as far as it is whole", () => {
    const board = mockBoard("10.0.0.1");
    board.file.files.set("facts.log", "what is this?");
    const talk = begun({ buffer }, board);
    assert.same([1, 0], [talk.facts.stats.errors, talk.facts.status().buffered]);
    counting(talk);
    pass(talk, 3100);
    talk.facts.stop();
    const text = board.file.files.get("facts.log");
    board.file.files.set("facts.log", string.sub(text, 1, -2));
    assert.equal(2, restarted(board).facts.status().buffered);
  });
});

describe("what a board measures", () => {
  it("is the share of the time in which its event loop was late", () => {
    const talk = begun();
    greet(talk);
    // Each fifth tick comes 100 ms late: the clock goes on, and the timer does not.
    const tmr_ = (_G as unknown as { tmr: { now: () => number } }).tmr;
    const now = tmr_.now;
    let [late, ticks] = [0, 0];
    tmr_.now = () => now() + late;
    for (const _ of $range(1, 3000)) {
      ticks += 1;
      if (ticks % 5 === 0) late += 100000;
      pass(talk, 100);
    }
    const one = talk.facts.shell.one;
    const five = talk.facts.shell.five;
    const fifteen = talk.facts.shell.fifteen;
    // 100 of 600 ms.
    assert.is_true(math.abs(one - 10923) < 400, tostring(one));
    assert.is_true(five < one && five > 6000 && fifteen < five && fifteen > 2500, `${five} ${fifteen}`);
    tmr_.now = now;
  });

  it("is what went through its modules since it was asked last", () => {
    const talk = begun();
    const loaded = _G.package.loaded as unknown as LuaTable<string, unknown>;
    const stats = {
      bytesIn: 1000,
      datagramsIn: 10,
      bytesOut: 500,
      datagramsOut: 5,
      sendErrors: 1,
      dropped: { a: 2, b: 3 },
    };
    loaded.set("gossip", { stats });
    greet(talk, { net: FIVE });
    storing(talk, 5600);
    stats.bytesIn = 1256;
    stats.dropped.b = 4;
    const all = storing(talk, 5000);
    loaded.delete("gossip");
    let found = "";
    for (const { kind, data } of all) if (kind === 10) found = data;
    // In this form of a DevUsage the counters begin at 88.
    const counts = hex(string.sub(found, 89, 152));
    const [bytesIn] = string.byte(found, 90, 90);
    assert.is_true(bytesIn! >= 1, counts);
    assert.equal("0100000000000000", string.sub(counts, 49, 64));
    assert.equal("sta", string.sub(found, 161, 163));
  });
});
