import type { Settings } from "../../../src/alfred/shell";
import {
  announces,
  begun,
  events,
  held,
  OTHER,
  OTHER_MAC,
  PORT,
  pass,
  passWith,
  push,
  pushes,
  question,
  record,
  said,
  type Talk,
  THIRD,
  THIRD_MAC,
} from "./talk";

const { rep } = string;

/** Settings with times that a spec need not wait for long: a record that has expired is not taken back for 50 s. */
function timed(settings: Settings = {}): Settings {
  settings.mode ??= "primary";
  settings.syncPeriod = 1;
  settings.dataTimeout = 30;
  settings.serverTimeout = 20;
  return settings;
}

const FACT = record(OTHER_MAC, 100, "23 degrees");

/** A primary that has heard a record from its source, and whose record of that has expired since. */
function expired(data = FACT): Talk & { heard: string[]; updates: string[] } {
  const talk = begun(timed());
  const heard = events(talk.alfred);
  const updates: string[] = [];
  talk.alfred.onUpdate((types) => table.insert(updates, table.concat(types, " ")));
  pushes(talk, OTHER, data);
  pass(talk, 32);
  assert.same(["added 100 02", "expired 100 02"], heard);
  return { board: talk.board, alfred: talk.alfred, heard, updates };
}

/** Another primary pushes a record for so many seconds. */
function told(talk: Talk, seconds: number, data = FACT): void {
  passWith(talk, seconds, () => {
    announces(talk, THIRD);
    pushes(talk, THIRD, data);
  });
}

describe("a record that has expired", () => {
  it("does not come back by what others say of it, for dataTimeout and serverTimeout", () => {
    const talk = expired();
    told(talk, 45);
    assert.same([2, 2], [talk.heard.length, talk.updates.length]);
    assert.equal("", held(talk.alfred, 100));
    assert.equal(45, talk.alfred.stats.held);
  });

  it("is added anew if others still say it then: somebody hears its source", () => {
    const talk = expired();
    told(talk, 55);
    assert.same(["added 100 02", "expired 100 02", "added 100 02"], talk.heard);
    assert.same(["100", "100", "100"], talk.updates);
  });

  it("comes back at once when its source speaks", () => {
    const talk = expired();
    pushes(talk, OTHER, FACT);
    assert.same([3, "02=23 degrees(0, firsthand)"], [talk.heard.length, held(talk.alfred, 100)]);
  });

  it("comes back at once with other bytes, or another version", () => {
    for (const data of ["24 degrees", "23 degreess", "23 degree", "", "23 degreeS", "32 degrees"]) {
      const talk = expired();
      told(talk, 1, record(OTHER_MAC, 100, data));
      assert.equal(`02=${data}(0, synced)`, held(talk.alfred, 100));
    }
    const talk = expired();
    told(talk, 1, record(OTHER_MAC, 100, "23 degrees", 1));
    assert.equal("02=23 degrees(1, synced)", held(talk.alfred, 100));
  });

  it("is told from others however long it is, and wherever they differ", () => {
    for (const length of [0, 1, 4, 5, 100, 1381]) {
      const data = rep("x", length);
      const talk = expired(record(OTHER_MAC, 100, data));
      told(talk, 1, record(OTHER_MAC, 100, data));
      assert.equal("", held(talk.alfred, 100));
      told(talk, 1, record(OTHER_MAC, 100, `${data}x`));
      assert.equal(`02=${data}x(0, synced)`, held(talk.alfred, 100));
    }
  });

  it("does not keep others of its source, or of its type, from coming", () => {
    const talk = expired();
    told(talk, 1, record(OTHER_MAC, 101, "23 degrees") + record(THIRD_MAC, 100, "23 degrees"));
    assert.equal(4, talk.heard.length);
  });

  it("is not among the answers to requests", () => {
    const talk = expired();
    said(talk);
    talk.board.net.deliver(question(100, 5), THIRD, PORT);
    pass(talk, 0);
    assert.same([`${THIRD} end 0`], said(talk));
  });

  it("comes to a secondary that asks for it again", () => {
    const talk = begun(timed({ mode: "secondary" }));
    const heard = events(talk.alfred);
    talk.board.random = () => 7;
    for (const _ of $range(1, 2)) {
      announces(talk, OTHER);
      talk.alfred.request(100, () => {});
      talk.board.net.deliver(push(7, 0, record(THIRD_MAC, 100, "x")), OTHER, PORT);
      talk.board.net.deliver(`\x03\0\0\x04\0\x07\0\x01`, OTHER, PORT);
      pass(talk, 35);
    }
    assert.same(["added 100 03", "expired 100 03", "added 100 03", "expired 100 03"], heard);
  });

  it("that this board itself had set does not come back either", () => {
    const talk = begun(timed());
    talk.alfred.set(100, "own");
    talk.alfred.unset(100);
    const heard = events(talk.alfred);
    told(talk, 45, record(talk.alfred.shell.mac, 100, "own"));
    assert.same([], heard);
    talk.alfred.set(100, "own");
    assert.same(["added 100 01"], heard);
  });

  it("is remembered no longer than for that, nor are more of them than there may be records", () => {
    const talk = begun(timed({ maxRecords: 5 }));
    for (const type of $range(1, 20)) {
      pushes(talk, OTHER, record(OTHER_MAC, type, "x"));
      pass(talk, 7);
      assert.is_true(talk.alfred.shell.gone.count <= 5);
    }
    assert.is_true(talk.alfred.shell.gone.count > 2);
    pass(talk, 90);
    assert.same(
      [0, 0, 0],
      [talk.alfred.shell.gone.count, talk.alfred.shell.gone.bytes, talk.alfred.status().records],
    );
  });
});

describe("a record that has expired, said by a primary whose announcement comes late,", () => {
  it("does not come back for that", () => {
    const talk = expired();
    pushes(talk, THIRD, FACT);
    told(talk, 40);
    assert.equal(2, talk.heard.length);
  });
});

describe("what a source itself has said", () => {
  it("counts for more than what others say, who may have heard it before", () => {
    const talk = begun(timed());
    const heard = events(talk.alfred);
    announces(talk, THIRD);
    passWith(talk, 20, () => {
      pushes(talk, OTHER, record(OTHER_MAC, 100, "new"));
      pushes(talk, THIRD, record(OTHER_MAC, 100, "old"));
    });
    assert.same(["added 100 02"], heard);
    assert.equal("02=new(0, firsthand)", held(talk.alfred, 100));
  });

  it("gives way once it has been silent for three periods: it speaks with another one now", () => {
    const talk = begun(timed());
    const heard = events(talk.alfred);
    announces(talk, THIRD);
    pushes(talk, OTHER, record(OTHER_MAC, 100, "old"));
    passWith(talk, 5, () => pushes(talk, THIRD, record(OTHER_MAC, 100, "new")));
    assert.same(["added 100 02", "changed 100 02"], heard);
    assert.equal("02=new(0, synced)", held(talk.alfred, 100));
  });
});
