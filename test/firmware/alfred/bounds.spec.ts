import type { Settings } from "../../../src/alfred/shell";
import {
  announces,
  begun,
  dropped,
  events,
  held,
  MAC,
  OTHER,
  OTHER_MAC,
  PORT,
  pass,
  pushes,
  question,
  record,
  refusal,
  said,
  type Talk,
  THIRD,
} from "./talk";

const { char, rep } = string;

/** A record of a source that no one else here has. */
function far(n: number, type = 100, data = "x"): string {
  return record(`\x02\0\0\0\x09${char(n)}`, type, data);
}

/** A primary that has heard another primary. */
function primary(settings: Settings): Talk {
  settings.mode = "primary";
  const talk = begun(settings);
  announces(talk, THIRD);
  return talk;
}

/** The sources of the records of a type, the last digits of each. */
function sources(talk: Talk, type = 100): string {
  return string.gsub(held(talk.alfred, type), "=[^ ]* [^ ]*", "")[0];
}

describe("at a bound", () => {
  it("of records the synced one that was heard longest ago makes room", () => {
    const talk = primary({ maxRecords: 3 });
    const heard = events(talk.alfred);
    for (const n of [1, 2, 3]) pushes(talk, THIRD, far(n));
    pushes(talk, THIRD, far(1));
    pushes(talk, THIRD, far(4));
    assert.equal("01 03 04", sources(talk));
    assert.same(["added 100 01", "added 100 02", "added 100 03", "expired 100 02", "added 100 04"], heard);
    assert.same([1, "", 3], [talk.alfred.stats.evicted, dropped(talk.alfred), talk.alfred.status().records]);
  });

  it("of bytes as many make room as it takes, and none if that would not do", () => {
    const talk = primary({ maxBytes: 300 });
    for (const n of [1, 2, 3]) pushes(talk, THIRD, far(n, 100, rep("x", 66)));
    assert.equal(240, talk.alfred.status().bytes);
    pushes(talk, THIRD, far(4, 100, rep("x", 150)));
    assert.equal("03 04", sources(talk));
    pushes(talk, THIRD, far(5, 100, rep("x", 287)));
    assert.same(["03 04", "full=1"], [sources(talk), dropped(talk.alfred)]);
    pushes(talk, THIRD, far(6, 100, rep("x", 264)));
    assert.same(["06", 278], [sources(talk), talk.alfred.status().bytes]);
  });

  it("first-hand records make no room, and the newcomer is dropped", () => {
    const talk = primary({ maxRecords: 2 });
    pushes(talk, OTHER, record(OTHER_MAC, 100, "x") + record(OTHER_MAC, 101, "x"));
    pushes(talk, THIRD, far(1));
    assert.same(["02", "full=1"], [sources(talk), dropped(talk.alfred)]);
    // Not for another first-hand record either.
    pushes(talk, "10.0.0.4", far(4));
    assert.same(["02", "full=2"], [sources(talk), dropped(talk.alfred)]);
  });

  it("own records make no room, but others do for them", () => {
    const talk = primary({ maxRecords: 2 });
    pushes(talk, THIRD, far(1) + far(2));
    talk.alfred.set(100, "a");
    talk.alfred.set(101, "b");
    assert.same(["01", ""], [sources(talk), dropped(talk.alfred)]);
    assert.equal(
      "user:3: alfred.set: there is no room for it: raise maxRecords (2) or maxBytes (10240)",
      refusal(`alfred.set(102, "c")`, talk.alfred),
    );
    talk.alfred.set(101, "changed");
    pushes(talk, THIRD, far(1));
    assert.same(["01", "full=1"], [sources(talk), dropped(talk.alfred)]);
    assert.equal("01=changed(0, local)", held(talk.alfred, 101));
  });

  it("what could not be set leaves what was heard of this board as it was", () => {
    const talk = primary({ maxBytes: 300 });
    pushes(talk, THIRD, record(MAC, 100, "heard"));
    for (const type of $range(101, 103)) talk.alfred.set(type, rep("x", 70));
    assert.matches("no room", refusal(`alfred.set(100, ("x"):rep(50))`, talk.alfred));
    assert.equal("01=heard(0, synced)", held(talk.alfred, 100));
    // As long as it is no larger there is room, however low bounds are now.
    talk.alfred.stop();
    talk.alfred.start({ mode: "primary", maxRecords: 1, maxBytes: 100 });
    talk.alfred.set(101, rep("y", 70));
    assert.matches("^01=y+%(", held(talk.alfred, 101));
    assert.matches("no room", refusal(`alfred.set(104, "")`, talk.alfred));
  });

  it("holds whatever is set by who is told that a record has made room", () => {
    const talk = primary({ maxRecords: 3 });
    const told: string[] = [];
    talk.alfred.onEvent(({ kind, source }) => {
      table.insert(told, `${kind} ${source}`);
      if (kind === "expired" && talk.alfred.status().records < 4) talk.alfred.set(200, "own");
    });
    for (const n of [1, 2, 3, 4]) pushes(talk, THIRD, far(n));
    assert.equal(3, talk.alfred.status().records);
    assert.equal("03 04", sources(talk));
    assert.equal("01=own(0, local)", held(talk.alfred, 200));
  });

  it("a record that grows has others make room, not itself", () => {
    const talk = primary({ maxBytes: 300 });
    for (const n of [1, 2, 3]) pushes(talk, THIRD, far(n, 100, rep("x", 66)));
    pushes(talk, THIRD, far(1, 100, rep("y", 200)));
    assert.same(["01 03", ""], [sources(talk), dropped(talk.alfred)]);
    pushes(talk, THIRD, far(1, 100, rep("z", 287)));
    assert.same(["01 03", "full=1"], [sources(talk), dropped(talk.alfred)]);
    assert.matches("^01=y+%(0, synced%)", held(talk.alfred, 100));
  });

  it("what is remembered of expired records goes before any record does", () => {
    const talk = primary({ maxBytes: 200, syncPeriod: 1, dataTimeout: 10, serverTimeout: 1000 });
    for (const n of $range(1, 4)) pushes(talk, THIRD, far(n, 100, rep("x", 20)));
    pass(talk, 12);
    assert.equal(4, talk.alfred.shell.gone.count);
    pushes(talk, THIRD, far(9, 100, rep("x", 140)));
    assert.same(["09", 2, 0], [sources(talk), talk.alfred.shell.gone.count, talk.alfred.stats.evicted]);
  });

  it("of requests that wait, more are dropped", () => {
    const talk = primary({});
    const tasks: ((this: void) => void)[] = [];
    (node.task as unknown as { post: unknown }).post = (task: (this: void) => void) =>
      table.insert(tasks, task);
    for (const id of $range(1, 20)) talk.board.net.deliver(question(100, id), OTHER, PORT);
    assert.equal("busy=12", dropped(talk.alfred));
    while (tasks.length > 0) table.remove(tasks, 1)!();
    assert.equal(8, said(talk).length);
  });

  it("of who was heard, whoever was heard longest ago and is no primary makes room", () => {
    const talk = primary({});
    for (const n of $range(1, 80)) pushes(talk, `10.0.1.${n}`, far(n));
    assert.equal(64, talk.alfred.shell.neighbours.count);
    assert.is_nil(talk.alfred.macOf("10.0.1.17"));
    assert.equal("02:00:00:00:09:12", talk.alfred.macOf("10.0.1.18"));
    for (const n of $range(1, 80)) announces(talk, `10.0.2.${n}`);
    assert.same([64, "neighbours=17"], [talk.alfred.status().primaries.length, dropped(talk.alfred)]);
  });
});

describe("a store that is large", () => {
  /** What was sent to somebody, each of it at most 1,400 bytes. */
  function packetsTo(talk: Talk, wanted: string): string[] {
    const packets: string[] = [];
    for (const { ip, data } of talk.board.net.sent) if (ip === wanted) table.insert(packets, data);
    for (const data of packets) assert.is_true(data.length <= 1400);
    return packets;
  }

  it("is pushed in packets of at most 1,400 bytes, and what is lost of them takes no other with it", () => {
    const talk = primary({});
    let drawn = 0;
    talk.board.random = () => {
      drawn += 1;
      return drawn;
    };
    for (const type of $range(64, 163)) talk.alfred.set(type, rep("x", 40));
    pass(talk, 1);
    const packets = packetsTo(talk, THIRD);
    // Each of the four has its end, which may come first.
    assert.equal(8, packets.length);
    const hears = (...order: number[]) => {
      const other = begun({ mode: "primary" });
      for (const n of order) other.board.net.deliver(packets[n]!, OTHER, PORT);
      pass(other, 0);
      return [other.alfred.status().records, other.alfred.stats.transactions, dropped(other.alfred)];
    };
    assert.same([100, 4, ""], hears(0, 1, 2, 3, 4, 5, 6, 7));
    assert.same([100, 4, ""], hears(7, 6, 5, 4, 3, 2, 1, 0));
    const all = hears(2, 3, 4, 5, 6, 7)[0] as number;
    assert.same([all, 3, ""], hears(1, 2, 3, 4, 5, 6, 7));
    assert.is_true(all >= 73 && all < 100);
  });

  it("is told to who asks in several packets of one transaction, taken whole or not at all", () => {
    const talk = primary({});
    for (const n of $range(1, 60)) pushes(talk, THIRD, far(n, 100, rep("x", 40)));
    talk.board.net.sent = [];
    talk.board.net.deliver(question(100, 7), OTHER, PORT);
    pass(talk, 1);
    const packets = packetsTo(talk, OTHER);
    assert.equal(4, packets.length);
    const hears = (...order: number[]) => {
      const other = begun({ mode: "secondary" });
      other.board.random = () => 7;
      announces(other, THIRD);
      let [count, calls] = [-1, 0];
      other.alfred.request(100, (records) => {
        [count, calls] = [0, calls + 1];
        for (const [_] of records!) count += 1;
      });
      for (const n of order) other.board.net.deliver(packets[n]!, THIRD, PORT);
      pass(other, 0);
      return [count, calls, other.alfred.status().records];
    };
    assert.same([60, 1, 60], hears(0, 1, 2, 3));
    assert.same([60, 1, 60], hears(3, 2, 0, 1));
    assert.same([-1, 0, 0], hears(0, 2, 3));
  });

  it("is held as it was given, however often that is changed and in whatever order", () => {
    const talk = primary({});
    const wanted = new LuaTable<string, string>();
    let last = 7;
    const lot = (limit: number) => {
      last = (last * 75 + 74) % 65537;
      return last % limit;
    };
    for (const _ of $range(1, 600)) {
      const [n, type] = [lot(12), 100 + lot(6)];
      // Data that holds what looks like the beginning of a record.
      const data = rep(`\x02\0\0\0\x09${char(lot(12))}${char(100 + lot(6))}`, lot(5)) + rep("z", lot(30));
      pushes(talk, THIRD, far(n, type, data));
      wanted.set(`${n}/${type}`, data);
    }
    let [count, bytes] = [0, 0];
    talk.alfred.shell.primary = true;
    for (const type of $range(100, 105)) {
      talk.alfred.request(type, (records) => {
        for (const [mac, { data }] of records!) {
          assert.equal(wanted.get(`${tonumber(string.sub(mac, -2), 16)}/${type}`), data);
          count += 1;
          bytes += data.length + 14;
        }
      });
    }
    const status = talk.alfred.status();
    assert.same([count, bytes, ""], [status.records, status.bytes, dropped(talk.alfred)]);
    pass(talk, 700);
    assert.same([0, 0], [talk.alfred.status().records, talk.alfred.status().bytes]);
  });
});
