/** What a board measures of itself. */
import { begun, FIVE, greet, hex, pass, storing } from "./talk";

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
