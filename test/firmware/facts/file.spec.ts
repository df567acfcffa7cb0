/** Records in a file, over a restart. */
import { type MockBoard, mockBoard } from "../mock/board";
import {
  acknowledge,
  begun,
  counting,
  greet,
  hex,
  pass,
  storing,
  type Talk,
  times,
  told,
  values,
} from "./talk";

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
    // One that takes its time: there is always something held.
    let held = 0;
    for (const _ of $range(1, 150)) {
      const all = told(talk);
      pass(talk, 400);
      held += talk.facts.status().buffered;
      for (const { id } of all) acknowledge(talk, id);
    }
    assert.is_true(held >= 100, tostring(held));
    assert.equal(before, talk.board.file.writes);
  });

  it("that could not be written is tried again, and is not told twice over a restart", () => {
    const talk = begun({ buffer });
    counting(talk);
    pass(talk, 12000);
    assert.is_true(talk.board.file.files.get("facts.log") !== undefined);
    // The time becomes known, and flash does not take what has it: then it is not to be read without it.
    talk.board.file.full = true;
    greet(talk);
    storing(talk, 500);
    assert.is_nil(talk.board.file.files.get("facts.log"));
    assert.is_true(talk.facts.stats.errors > 0);
    assert.equal(0, restarted(talk.board).facts.status().buffered);
    const again = begun({ buffer }, talk.board);
    counting(again);
    pass(again, 12000);
    assert.is_nil(talk.board.file.files.get("facts.log"));
    talk.board.file.full = false;
    pass(again, 6000);
    assert.is_true(restarted(talk.board).facts.status().buffered >= 12);
  });

  it("goes whole once all is stored, what a write left half done, too", () => {
    const talk = begun({ buffer });
    counting(talk);
    const functions = file as unknown as { open: (this: void, name: string, mode: string) => unknown };
    const { open } = functions;
    // The twin fits, and the file does not.
    functions.open = (name, mode) => (name === "facts.log" && mode === "w" ? undefined : open(name, mode));
    pass(talk, 12000);
    assert.is_true(talk.board.file.files.get("facts.log.new") !== undefined);
    greet(talk);
    talk.facts.define("n");
    storing(talk, 20000);
    functions.open = open;
    assert.equal(0, talk.facts.status().buffered);
    assert.is_nil(talk.board.file.files.get("facts.log.new"));
    assert.equal(0, restarted(talk.board).facts.status().buffered);
  });

  it("with a record that nobody can tell loses that one, and says so", () => {
    const talk = begun({ buffer });
    counting(talk);
    pass(talk, 3100);
    talk.facts.stop();
    const text = talk.board.file.files.get("facts.log");
    // A fact of the user's without the byte behind its name.
    talk.board.file.files.set("facts.log", string.gsub(text, "n%z{", "n_{", 1)[0]);
    const again = restarted(talk.board);
    assert.equal(3, again.facts.status().buffered);
    greet(again);
    assert.equal("2 3", values(storing(again, 5000)));
    assert.same([1, 1, 0], [again.facts.stats.errors, again.facts.stats.lost, again.facts.status().buffered]);
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
