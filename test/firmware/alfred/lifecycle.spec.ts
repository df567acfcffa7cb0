import { mockBoard } from "../mock/board";
import { failToLoad, printed } from "../user";
import {
  announces,
  begun,
  dropped,
  events,
  GROUP,
  held,
  OTHER,
  OTHER_MAC,
  OWN,
  OWN_MAC,
  PORT,
  pass,
  push,
  pushes,
  question,
  record,
  refusal,
  said,
} from "./talk";

describe("alfred", () => {
  it("names every module that the firmware lacks in one error as it is required", () => {
    const board = mockBoard();
    const globals = _G as unknown as LuaTable<string, unknown>;
    globals.delete("net");
    globals.delete("wifi");
    const [ok, problem] = pcall(() => board.alfred());
    assert.is_false(ok);
    assert.matches("alfred needs modules that this firmware was built without: net, wifi%.", problem);
  });
});

describe("start", () => {
  it("opens one socket, joins the group, and does nothing once started", () => {
    const { board, alfred } = begun();
    alfred.start({ mode: "primary", port: 5000 });
    assert.same([1, PORT], [board.net.created, board.net.listening]);
    assert.same([GROUP], board.net.groups);
    const { mode, group, records, bytes } = alfred.status();
    assert.same(["secondary", GROUP, 0, 0], [mode, group, records, bytes]);
  });

  it("takes another group and port, and waits for an address", () => {
    const board = mockBoard();
    board.ip = undefined;
    const alfred = board.alfred();
    alfred.start({ mode: "primary", group: "239.1.2.3", port: 5000, syncPeriod: 1 });
    board.tmr.advance(5000);
    assert.same([0, 0], [board.net.created, board.net.sent.length]);
    board.ip = OWN;
    board.tmr.advance(3000);
    assert.same([5000, "239.1.2.3"], [board.net.listening, board.net.groups[0]]);
    assert.same([5000, "239.1.2.3"], [board.net.sent[0]!.port, board.net.sent[0]!.ip]);
  });

  it("speaks in periods that are no whole seconds where numbers have fractions", () => {
    const half = tonumber("2.5")!;
    if (half === undefined) return;
    const talk = begun({ mode: "primary", syncPeriod: half });
    pass(talk, 25);
    assert.equal(10, said(talk).length);
  });

  it("raises an error if the port is taken, and can be tried again", () => {
    const board = mockBoard();
    const alfred = board.alfred();
    board.net.refuseToListen = "address in use";
    assert.matches("address in use", refusal("alfred.start()", alfred));
    assert.same([false, 0], [alfred.started, board.tmr.running()]);
    board.net.refuseToListen = undefined;
    alfred.start();
    assert.same([true, PORT], [alfred.started, board.net.listening]);
  });
});

describe("an address", () => {
  it("that goes has it send nothing, and another one that comes has it go on, with all it holds", () => {
    const talk = begun({ mode: "primary" });
    talk.alfred.set(100, "own");
    announces(talk, OTHER);
    pushes(talk, OTHER, record(OTHER_MAC, 100, "x"));
    pass(talk, 1);
    talk.board.ip = undefined;
    pass(talk, 10);
    said(talk);
    pass(talk, 30);
    assert.same([[], 0], [said(talk), talk.board.net.groups.length]);
    talk.board.ip = "10.0.0.9";
    pass(talk, 11);
    assert.same([[GROUP], 1], [talk.board.net.groups, talk.board.net.created]);
    assert.same([`${GROUP} announce`, `${OTHER} push 0: 1/100=own`, `${OTHER} end 1`], said(talk));
    assert.equal("01=own(0, local) 02=x(0, synced)", held(talk.alfred, 100));
    assert.same([OWN_MAC, undefined], [talk.alfred.macOf("10.0.0.9"), talk.alfred.macOf(OWN)]);
  });
});

describe("where the heap does not suffice", () => {
  for (const module of ["alfred.settings", "alfred.start", "lib.watch", "lib.endpoint"]) {
    it(`for ${module}, start says so, and nothing has begun`, () => {
      const board = mockBoard(OWN);
      const alfred = board.alfred();
      // It is tried more than once before that is said.
      failToLoad(module, 8);
      assert.matches("not enough memory", refusal("alfred.start()", alfred));
      assert.same([false, 0], [alfred.started, board.tmr.running()]);
      while (!pcall(alfred.start, { mode: "primary" })[0]) {}
      board.tmr.advance(20000);
      assert.same([true, 1], [alfred.started, board.net.created]);
      assert.is_true(board.net.sent.length > 0);
    });
  }

  it("who asks is told so", () => {
    const talk = begun({ mode: "primary" });
    const macText = string.format;
    const told: string[] = [];
    (string as { format: unknown }).format = () => error("not enough memory", 0);
    talk.alfred.set(100, "x");
    talk.alfred.request(100, (records, err) => table.insert(told, `${tostring(records)} ${err}`));
    (string as { format: unknown }).format = macText;
    assert.same(["nil not enough memory"], told);
  });
});

describe("stop", () => {
  it("leaves nothing running, forgets others' records and keeps what is set", () => {
    const talk = begun({ mode: "primary" });
    talk.alfred.set(100, "own");
    announces(talk, OTHER);
    pushes(talk, OTHER, record(OTHER_MAC, 100, "x"));
    talk.board.net.deliver(push(5, 0, record(OTHER_MAC, 101, "x")), OTHER, PORT);
    talk.alfred.stop();
    talk.alfred.stop();
    assert.same([0, 0, false], [talk.board.tmr.running(), talk.board.net.groups.length, talk.alfred.started]);
    assert.is_nil(talk.board.net.listening);
    pass(talk, 20);
    assert.same([], said(talk));
    talk.alfred.start({ mode: "primary" });
    assert.equal("01=own(0, local)", held(talk.alfred, 100));
    assert.same(
      [0, 0, 0],
      [talk.alfred.shell.open.length, talk.alfred.shell.bytes, talk.alfred.status().primaries.length],
    );
  });

  it("may be called by who is told of a record", () => {
    const talk = begun({ mode: "primary" });
    talk.alfred.onEvent(() => talk.alfred.stop());
    announces(talk, OTHER);
    pushes(talk, OTHER, record(OTHER_MAC, 100, "x") + record(OTHER_MAC, 101, "x"));
    assert.same([false, 0, 0], [talk.alfred.started, talk.alfred.shell.bytes, talk.alfred.stats.errors]);
    talk.alfred.onEvent();
    talk.alfred.start({ mode: "primary" });
    pushes(talk, OTHER, record(OTHER_MAC, 100, "x"));
    assert.equal("02=x(0, firsthand)", held(talk.alfred, 100));
  });
});

describe("what a user sets", () => {
  it("is told to who listens to events: added, changed, gone; and that of a version, too", () => {
    const { alfred } = begun();
    const heard = events(alfred);
    alfred.set(100, "a");
    alfred.set(100, "a");
    alfred.set(100, "b");
    alfred.set(100, "b", 1);
    alfred.unset(100);
    alfred.unset(100);
    assert.same(["added 100 01", "changed 100 01", "changed 100 01", "expired 100 01"], heard);
  });

  it("takes the place of what others have said of it", () => {
    const talk = begun({ mode: "primary" });
    announces(talk, OTHER);
    pushes(talk, OTHER, record(talk.alfred.shell.mac, 100, "before I started"));
    assert.equal("01=before I started(0, synced)", held(talk.alfred, 100));
    talk.alfred.set(100, "now");
    assert.equal("01=now(0, local)", held(talk.alfred, 100));
    assert.equal(1, talk.alfred.status().records);
  });
});

describe("functions that a user gives", () => {
  it("may raise: that is said and counted, and stops nobody", () => {
    const talk = begun({ mode: "primary" });
    talk.alfred.onEvent(() => error("no such event", 0));
    talk.alfred.onUpdate(() => error("no such update", 0));
    const lines = printed(() => {
      pushes(talk, OTHER, record(OTHER_MAC, 100, "x"));
      talk.alfred.request(100, () => error("no such answer", 0));
      pass(talk, 1);
    });
    assert.same(["alfred: no such event", "alfred: no such answer", "alfred: no such update"], lines);
    assert.same([3, "02=x(0, firsthand)"], [talk.alfred.stats.errors, held(talk.alfred, 100)]);
  });
});

describe("the network stack's refusal", () => {
  it("is counted, and what was to be sent is sent in the next period", () => {
    const talk = begun({ mode: "primary" });
    talk.board.net.refuse = "routing problem";
    talk.board.net.deliver(question(100, 1), OTHER, PORT);
    pass(talk, 1);
    assert.same([2, 0], [talk.alfred.stats.sendErrors, talk.alfred.stats.errors]);
    talk.board.net.refuse = undefined;
    pass(talk, 10);
    assert.same([`${GROUP} announce`], said(talk));
  });
});

describe("want of heap", () => {
  it("while a transaction is taken loses that one, and nothing is held for it", () => {
    const talk = begun({ mode: "primary" });
    const globals = _G as unknown as LuaTable<string, unknown>;
    const load = globals.get("require") as (this: void, name: string) => unknown;
    globals.set("require", (name: string) => {
      if (name === "alfred.busy.apply") error("not enough memory", 0);
      return load(name);
    });
    pushes(talk, OTHER, record(OTHER_MAC, 100, "x"));
    globals.set("require", load);
    assert.same(
      ["memory=1", 0, 0],
      [dropped(talk.alfred), talk.alfred.shell.open.length, talk.alfred.shell.bytes],
    );
    pushes(talk, OTHER, record(OTHER_MAC, 100, "x"));
    assert.equal("02=x(0, firsthand)", held(talk.alfred, 100));
  });
});
