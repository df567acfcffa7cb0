import { vector } from "../vector";
import {
  announces,
  begun,
  dropped,
  end,
  events,
  factsIn,
  GROUP,
  held,
  MAC,
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
  signed,
  THIRD,
  THIRD_MAC,
} from "./talk";

describe("a primary", () => {
  it("announces itself in each period, and pushes nothing where it knows no other", () => {
    const talk = begun({ mode: "primary" });
    talk.alfred.set(100, "own");
    pass(talk, 21);
    assert.same([`${GROUP} announce`, `${GROUP} announce`, `${GROUP} announce`], said(talk));
    assert.equal(vector("alfred/announce-4.bin"), "\x01\0\0\0");
  });

  it("pushes its own records, and those it has first-hand, to every primary that it knows", () => {
    const talk = begun({ mode: "primary" });
    talk.alfred.set(100, "own");
    announces(talk, OTHER);
    pushes(talk, OTHER, record(OTHER_MAC, 101, "synced"));
    pushes(talk, THIRD, record(THIRD_MAC, 102, "first-hand"));
    pass(talk, 1);
    const pushed = (ip: string) =>
      ` ${ip} push 0: 1/100=own ${ip} end 1 ${ip} push 0: 3/102=first-hand ${ip} end 1`;
    assert.equal(`${GROUP} announce${pushed(OTHER)}`, table.concat(said(talk), " "));
    announces(talk, THIRD);
    pass(talk, 10);
    assert.equal(`${GROUP} announce${pushed(OTHER)}${pushed(THIRD)}`, table.concat(said(talk), " "));
  });

  it("sends what the original sends, byte for byte", () => {
    const talk = begun({ mode: "primary" });
    talk.board.mac = "9e:12:41:99:b8:64";
    talk.alfred.stop();
    talk.alfred.start({ mode: "primary" });
    talk.alfred.set(65, "toto\n");
    announces(talk, OTHER);
    pass(talk, 1);
    const sent = talk.board.net.sent;
    assert.equal(vector("alfred/announce-4.bin"), sent[0]!.data);
    // The id is by lot there, and here with a sign in it.
    const id = signed(string.char(0x9e, 0x12, 0x41, 0x99, 0xb8, 0x64), 1);
    const withId = (packet: string) =>
      string.sub(packet, 1, 4) + string.char(id / 256 - (id % 256) / 256, id % 256) + string.sub(packet, 7);
    assert.equal(withId(vector("alfred/push-23.bin")), sent[1]!.data);
    assert.equal(withId(vector("alfred/txend-8.bin")), sent[2]!.data);
  });

  it("takes what the original pushes", () => {
    const talk = begun({ mode: "primary" });
    announces(talk, OTHER);
    talk.board.net.deliver(vector("alfred/push-23.bin"), THIRD, PORT);
    talk.board.net.deliver(vector("alfred/txend-8.bin"), THIRD, PORT);
    talk.board.net.deliver(vector("alfred/push-46.bin"), OTHER, PORT);
    talk.board.net.deliver(end(0xe9bd, 1), OTHER, PORT);
    pass(talk, 0);
    assert.equal("64=toto\\x0a(0, firsthand)", held(talk.alfred, 65));
    assert.equal("fd=data-from-t2\\x0a(0, synced)", held(talk.alfred, 70));
    assert.equal("", dropped(talk.alfred));
  });

  it("answers a request with all records of the type, of whatever origin, and says how many packets there were", () => {
    const talk = begun({ mode: "primary" });
    talk.alfred.set(100, "own");
    announces(talk, OTHER);
    pushes(talk, OTHER, record(OTHER_MAC, 100, "synced") + record(OTHER_MAC, 101, "other"));
    talk.board.net.deliver(question(100, 77), THIRD, PORT);
    talk.board.net.deliver(question(5, 78), THIRD, PORT);
    pass(talk, 0);
    const sent = talk.board.net.sent;
    assert.equal(end(77, 1), sent[1]!.data);
    assert.equal(end(78, 0), sent[2]!.data);
    assert.same([`${THIRD} push 0: 1/100=own 2/100=synced`, `${THIRD} end 1`, `${THIRD} end 0`], said(talk));
    assert.equal(2, talk.alfred.stats.answered);
  });
});

describe("a secondary", () => {
  it("says nothing as long as it has no primary, and then pushes its own records alone to the best", () => {
    const talk = begun();
    talk.alfred.set(100, "own");
    pass(talk, 30);
    assert.same([], said(talk));
    announces(talk, OTHER);
    pass(talk, 10);
    assert.same([`${OTHER} push 0: 1/100=own`, `${OTHER} end 1`], said(talk));
  });

  it("says nothing where nothing is set", () => {
    const talk = begun();
    announces(talk, OTHER);
    pass(talk, 30);
    assert.same([], said(talk));
  });

  it("takes no push that it has not asked for", () => {
    const talk = begun();
    announces(talk, OTHER);
    pushes(talk, OTHER, record(OTHER_MAC, 100, "x"));
    assert.same(["", "unasked=2"], [held(talk.alfred, 100), dropped(talk.alfred)]);
  });

  it("asks its primary, and is answered with what it holds and this board itself", () => {
    const talk = begun();
    talk.alfred.set(100, "own", 7);
    announces(talk, OTHER);
    let facts = "";
    talk.board.random = () => 4711;
    talk.alfred.request(100, (records, err) => {
      facts += `${records === undefined ? "" : table.concat(factsIn(records), " ")} ${tostring(err)};`;
    });
    assert.same([`${OTHER} request 100`], said(talk));
    const answer = record(OTHER_MAC, 100, "theirs", 3) + record(MAC, 100, "old");
    talk.board.net.deliver(end(4711, 2), OTHER, PORT);
    talk.board.net.deliver(push(4711, 1, answer), OTHER, PORT);
    talk.board.net.deliver(push(4711, 0, record(THIRD_MAC, 100, "a\0b")), OTHER, PORT);
    pass(talk, 20);
    assert.equal("01=own(7, local) 02=theirs(3, synced) 03=a\\x00b(0, synced) nil;", facts);
  });

  it("says once that no answer came", () => {
    const talk = begun();
    announces(talk, OTHER);
    const said: string[] = [];
    talk.alfred.request(100, (records, err) => table.insert(said, `${tostring(records)} ${err}`));
    pass(talk, 9);
    assert.same([], said);
    pass(talk, 30);
    assert.same(["nil timeout"], said);
  });

  it("asks again while no whole answer has come, and takes none that is put together of two", () => {
    const talk = begun();
    announces(talk, OTHER);
    let id = 1;
    talk.board.random = () => id;
    const told: string[] = [];
    talk.alfred.request(100, (records, err) =>
      table.insert(told, `${records === undefined ? "" : table.concat(factsIn(records), " ")} ${err}`),
    );
    const { deliver } = talk.board.net;
    deliver(push(1, 0, record(OTHER_MAC, 100, "x")), OTHER, PORT);
    pass(talk, 7);
    id = 4;
    pass(talk, 2);
    assert.same(
      [`${OTHER} request 100`, `${OTHER} request 100`, `${OTHER} request 100`, `${OTHER} request 100`],
      said(talk),
    );
    deliver(end(1, 1), OTHER, PORT);
    deliver(end(4, 1), OTHER, PORT);
    assert.same([0, "unasked=1"], [told.length, dropped(talk.alfred)]);
    deliver(push(4, 0, record(THIRD_MAC, 100, "y")), OTHER, PORT);
    pass(talk, 20);
    assert.same(["03=y(0, synced) nil"], told);
    assert.same([0, 0], [talk.alfred.shell.bytes, talk.alfred.shell.open.length]);
  });

  it("asks the primary that it has gone over to meanwhile", () => {
    const talk = begun({ requestTimeout: 100, serverTimeout: 20 });
    announces(talk, OTHER);
    talk.alfred.request(100, () => {});
    passWith(talk, 60, () => announces(talk, THIRD));
    assert.same([`${OTHER} request 100`, `${THIRD} request 100`, `${THIRD} request 100`], said(talk));
  });

  it("answers with what it holds where there is no primary", () => {
    const talk = begun();
    talk.alfred.set(100, "own");
    let answer = "";
    talk.alfred.request(100, (records) => {
      answer = table.concat(factsIn(records!), " ");
    });
    assert.equal("01=own(0, local)", answer);
  });
});

describe("records", () => {
  it("are told of as they come, change and expire, and their types once a batch", () => {
    const talk = begun({ mode: "primary" });
    const heard = events(talk.alfred);
    const updates: string[] = [];
    talk.alfred.onUpdate((types) => table.insert(updates, table.concat(types, " ")));
    // In the middle of a period: both expire at the end of one.
    pass(talk, 3);
    const both = record(OTHER_MAC, 101, "a") + record(OTHER_MAC, 100, "a");
    pushes(talk, OTHER, both);
    pushes(talk, OTHER, both);
    pass(talk, 1);
    pushes(talk, OTHER, record(OTHER_MAC, 101, "b"));
    pass(talk, 700);
    assert.same(
      ["added 101 02", "added 100 02", "changed 101 02", "expired 100 02", "expired 101 02"],
      heard,
    );
    assert.same(["100 101", "101", "100 101"], updates);
  });

  it("of this board stay as long as they are set, whatever others say of them", () => {
    const talk = begun({ mode: "primary" });
    const heard = events(talk.alfred);
    talk.alfred.set(100, "own");
    pushes(talk, OTHER, record(MAC, 100, "not so"));
    pass(talk, 2000);
    assert.equal("01=own(0, local)", held(talk.alfred, 100));
    talk.alfred.unset(100);
    pushes(talk, OTHER, record(MAC, 100, "own"));
    assert.equal("", held(talk.alfred, 100));
    assert.same(["added 100 01", "expired 100 01"], heard);
  });
});
