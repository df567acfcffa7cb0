import { mockBoard } from "../mock/board";
import { announces, begun, held, OTHER, refusal } from "./talk";

describe("start", () => {
  const REFUSED: [object, string][] = [
    [{ mode: "master" }, 'the mode is master, and is to be "primary" or "secondary"'],
    [{ mode: false }, 'the mode is false, and is to be "primary" or "secondary"'],
    [{ group: false }, "group is false, and is to be an address from 224.0.0.0 to 239.255.255.255"],
    [
      { group: "0224.0.0.1" },
      "group is 0224.0.0.1, and is to be an address from 224.0.0.0 to 239.255.255.255",
    ],
    [{ group: "10.0.0.1" }, "group is 10.0.0.1, and is to be an address from 224.0.0.0 to 239.255.255.255"],
    [{ port: 0 }, "port is 0, and is to be a whole number from 1 to 65535"],
    [{ port: "1" }, "port is 1, and is to be a whole number from 1 to 65535"],
    [{ syncPeriod: 0 }, "syncPeriod is 0, and is to be seconds, more than 0 and at most 3600"],
    [{ dataTimeout: -1 }, "dataTimeout is -1, and is to be seconds, more than 0 and at most 1000000"],
    [{ serverTimeout: "x" }, "serverTimeout is x, and is to be seconds, more than 0 and at most 1000000"],
    [{ requestTimeout: 3601 }, "requestTimeout is 3601, and is to be seconds, more than 0 and at most 3600"],
    [{ maxRecords: 0 }, "maxRecords is 0, and is to be a whole number from 1 to 10000"],
    [{ maxBytes: 99 }, "maxBytes is 99, and is to be a whole number from 100 to 1048576"],
    [{ allowReserved: 1 }, "allowReserved is 1, and is to be true or false"],
    [
      { period: 1 },
      'there is no setting "period": mode group port syncPeriod dataTimeout serverTimeout requestTimeout maxRecords ' +
        "maxBytes allowReserved are",
    ],
    [
      { "mode group": 1 },
      'there is no setting "mode group": mode group port syncPeriod dataTimeout serverTimeout requestTimeout ' +
        "maxRecords maxBytes allowReserved are",
    ],
    [5 as unknown as object, "settings are number, and are to be a table, or nil"],
  ];
  for (const [settings, told] of REFUSED) {
    it(`says that ${told}`, () => {
      const board = mockBoard();
      const alfred = board.alfred();
      assert.equal(`user:3: alfred.start: ${told}`, refusal("alfred.start(one)", alfred, settings));
      assert.same([false, 0, 0], [alfred.started, board.net.created, board.tmr.running()]);
    });
  }
});

describe("what cannot be", () => {
  const REFUSED: [string, string][] = [
    [`alfred.set(256, "x")`, "alfred.set: the type is 256, and is to be a whole number from 0 to 255"],
    [`alfred.set(-1, "x")`, "alfred.set: the type is -1, and is to be a whole number from 0 to 255"],
    [`alfred.set("a", "x")`, "alfred.set: the type is a, and is to be a whole number from 0 to 255"],
    [
      `alfred.set(63, "x")`,
      "alfred.set: type 63 is reserved, as all up to 63 are: allowReserved in alfred.start allows it",
    ],
    ["alfred.set(64)", "alfred.set: the data is nil, and is to be a string"],
    ["alfred.set(64, 5)", "alfred.set: the data is number, and is to be a string"],
    [
      `alfred.set(64, string.rep("x", 1383))`,
      "alfred.set: the data has 1383 bytes, and a packet has room for 1382",
    ],
    [`alfred.set(64, "x", 256)`, "alfred.set: the version is 256, and is to be a whole number from 0 to 255"],
    [`alfred.set(64, "x", "1")`, "alfred.set: the version is 1, and is to be a whole number from 0 to 255"],
    ["alfred.unset()", "alfred.unset: the type is nil, and is to be a whole number from 0 to 255"],
    ["alfred.request(64)", "alfred.request: the answer's function is nil, and is to be a function"],
    [
      "alfred.request(300, print)",
      "alfred.request: the type is 300, and is to be a whole number from 0 to 255",
    ],
    ["alfred.onUpdate(5)", "alfred.onUpdate: the listener is number, and is to be a function, or nil"],
    ["alfred.onEvent({})", "alfred.onEvent: the listener is table, and is to be a function, or nil"],
    [`alfred.setMode("both")`, 'alfred.setMode: the mode is both, and is to be "primary" or "secondary"'],
    ["alfred.macOf()", "alfred.macOf: the address is nil, and is to be a string"],
    ["alfred.ipOf(5)", "alfred.ipOf: the address is number, and is to be a string"],
  ];
  for (const [call, told] of REFUSED) {
    it(`is refused at the user's line: ${call}`, () => {
      assert.equal(`user:3: ${told}`, refusal(call, begun().alfred));
    });
  }

  it("is more than four requests that wait", () => {
    const talk = begun();
    announces(talk, OTHER);
    for (const _ of $range(1, 4)) talk.alfred.request(100, () => {});
    assert.equal(
      "user:3: alfred.request: 4 requests wait for answers already",
      refusal("alfred.request(100, print)", talk.alfred),
    );
  });
});

describe("reserved types", () => {
  it("may be set where that is allowed", () => {
    const talk = begun({ allowReserved: true });
    talk.alfred.set(0, "x");
    assert.equal("01=x(0, local)", held(talk.alfred, 0));
  });
});
