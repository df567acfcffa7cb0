/** What is held while the server is away: bounds, and times. */
import { begun, counting, greet, NOW_MICROS, pass, SERVER, storing, times, values } from "./talk";

describe("a full buffer", () => {
  it("loses the oldest records, and says so once there is a server", () => {
    const talk = begun({ buffer: { records: 5 } });
    counting(talk);
    pass(talk, 12100);
    assert.same([5, 7], [talk.facts.status().buffered, talk.facts.stats.lost]);
    greet(talk);
    const first = storing(talk, 900);
    // By what this board is the server knows whose the rest is: that comes before all else.
    assert.same([3, 5], [first[1]!.kind, first[2]!.kind]);
    const all = values(first);
    // What the board is took one more place, and so does the word of it.
    assert.matches("11 12", all);
    assert.matches('{"name":"facts","fields":{"%a+":%d+,"%a+":%d+}}', all);
    assert.matches('"dropped":%d+', all);
    assert.matches('"buffered":5', all);
    const { stats } = talk.facts;
    assert.equal(stats.collected, stats.stored + stats.lost + talk.facts.status().buffered);
  });

  it("lets go of its own records, and not of what this board is, while the server stores nothing", () => {
    const talk = begun({ buffer: { records: 5 } });
    counting(talk);
    greet(talk);
    pass(talk, 30000);
    assert.equal(5, string.byte(talk.facts.shell.records[0]!));
    assert.equal(5, talk.facts.status().buffered);
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

  it("goes on over a stop, however long: the microseconds begin anew meanwhile", () => {
    for (const minutes of [1, 36, 70, 600]) {
      const talk = begun();
      counting(talk);
      pass(talk, 2130000);
      talk.facts.define("n");
      const at = talk.board.tmr.now();
      talk.facts.stop();
      pass(talk, minutes * 60000);
      talk.facts.start({ server: SERVER });
      greet(talk);
      const now = talk.board.tmr.now();
      const all = times(storing(talk, 60000));
      // Before the word of what was lost.
      const last = all[all.length - 2]!;
      // What was collected last is as old as it is.
      const seconds = tonumber(string.sub(last, 3, 10))! - 63798400;
      assert.is_true(math.abs(seconds + math.floor((now - at) / 1000)) <= 2, `${minutes}: ${seconds}`);
    }
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
