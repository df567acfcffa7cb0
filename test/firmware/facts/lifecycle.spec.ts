/** Starting, stopping, facts of the user's own, and what cannot be. */
import type { Settings } from "../../../src/facts/shell";
import { mockBoard } from "../mock/board";
import { failToLoad, printed } from "../user";
import { begun, greet, pass, refusal, SERVER, storing } from "./talk";

describe("without NodeMCU's websocket", () => {
  it("the module says what is missing", () => {
    const board = mockBoard();
    (_G as unknown as LuaTable<string, unknown>).delete("websocket");
    const [fine, problem] = pcall(() => board.facts());
    assert.is_false(fine);
    assert.matches("facts needs modules that this firmware was built without: websocket", tostring(problem));
  });
});

describe("start", () => {
  it("a second time does nothing", () => {
    const talk = begun();
    talk.facts.start({ server: "ws://other/" });
    assert.equal(1, talk.board.tmr.running());
    pass(talk, 1100);
    assert.equal(SERVER, talk.board.websocket.url);
  });

  const REFUSED: [unknown, string][] = [
    [{}, 'server is nil, and is to be a URL, "ws://host:8675/client"'],
    [{ server: "http://x/" }, 'server is http://x/, and is to be a URL, "ws://host:8675/client"'],
    [{ server: SERVER, region: 5 }, "region is 5, and is to be a string that can be printed"],
    [
      { server: SERVER, dataCenter: "a\\b" },
      "dataCenter is a\\b, and is to be at most 64 bytes without backslashes",
    ],
    [{ server: SERVER, token: "a\nb" }, "token is a\nb, and is to be a string that can be printed"],
    [{ server: SERVER, connectInterval: 0 }, "connectInterval is 0, and is to be a number from 1 to 1000000"],
    [{ server: SERVER, connectPeriod: "x" }, "connectPeriod is x, and is to be a number from 1 to 1000000"],
    [{ server: SERVER, onGiveUp: 1 }, "onGiveUp is 1, and is to be a function"],
    [{ server: SERVER, buffer: 1 }, "buffer settings are number, and are to be a table"],
    [
      { server: SERVER, buffer: { size: 1 } },
      'there is no buffer setting "size": records bytes file spillEvery are',
    ],
    [
      { server: SERVER, buffer: { records: 0 } },
      "buffer.records is 0, and is to be a number from 1 to 10000",
    ],
    [
      { server: SERVER, buffer: { bytes: 99 } },
      "buffer.bytes is 99, and is to be a number from 100 to 65535",
    ],
    [
      { server: SERVER, buffer: { file: "facts/a-name-that-is-too-long" } },
      "buffer.file is facts/a-name-that-is-too-long, and is to be a name of at most 27 bytes",
    ],
    [
      { server: SERVER, port: 1 },
      'there is no setting "port": server region zone dataCenter token connectInterval connectPeriod buffer onGiveUp are',
    ],
    [5, "settings are number, and are to be a table"],
  ];
  for (const [settings, told] of REFUSED) {
    it(`says that ${told}`, () => {
      const board = mockBoard();
      const facts = board.facts();
      assert.equal(`user:3: facts.start: ${told}`, refusal("facts.start(one)", facts, settings));
      assert.same([false, 0], [facts.started, board.tmr.running()]);
    });
  }

  for (const module of ["facts.settings", "facts.start", "lib.safe_file"]) {
    it(`says so where the heap does not suffice for ${module}, and nothing has begun`, () => {
      const board = mockBoard();
      const facts = board.facts();
      failToLoad(module, 8);
      assert.matches("not enough memory", refusal("facts.start(one)", facts, { server: SERVER } as Settings));
      assert.same([false, 0, "off"], [facts.started, board.tmr.running(), facts.status().state]);
      while (!pcall(facts.start, { server: SERVER })[0]) {}
      board.tmr.advance(1100);
      assert.equal(SERVER, board.websocket.url);
    });
  }
});

describe("stop", () => {
  it("ends the connection and all timers, and keeps what is held; start goes on", () => {
    const talk = begun();
    greet(talk);
    talk.facts.define("n", () => 5, 1);
    pass(talk, 3000);
    const held = talk.facts.status().buffered;
    assert.is_true(held > 2);
    talk.facts.stop();
    talk.facts.stop();
    assert.same(
      [0, 1, "off", held],
      [
        talk.board.tmr.running(),
        talk.board.websocket.closed,
        talk.facts.status().state,
        talk.facts.status().buffered,
      ],
    );
    talk.facts.start({ server: SERVER });
    greet(talk);
    storing(talk, 2000);
    assert.is_true(talk.facts.stats.stored >= held);
  });

  it("may be called by a fact", () => {
    const talk = begun();
    greet(talk);
    talk.facts.define(
      "last",
      () => {
        talk.facts.stop();
        return undefined;
      },
      1,
    );
    pass(talk, 3000);
    assert.same([false, 0, 0], [talk.facts.started, talk.board.tmr.running(), talk.facts.stats.errors]);
  });
});

describe("a fact of the user's own", () => {
  /** What is told of a fact that gives this. */
  function toldOf(value: unknown): string {
    const talk = begun();
    greet(talk);
    storing(talk, 500);
    talk.facts.define("one", () => value as number, 1);
    const lines = printed(() => pass(talk, 1100));
    if (lines.length > 0) return lines[0]!;
    for (const { kind, data } of storing(talk, 100)) {
      if (kind === 2) return string.match(data, '"fields":(.*)}$')[0]!;
    }
    return "nothing";
  }

  it("is a number, a text, or several of them by name", () => {
    assert.equal('{"value":21}', toldOf(21));
    assert.equal('{"value":-7}', toldOf(-7));
    assert.equal('{"value":"a \\u0022b\\u005c\\u000a\\u0000"}', toldOf('a "b\\\n\0'));
    assert.equal('{"soil":"dry"}', toldOf({ soil: "dry" }));
    assert.equal("nothing", toldOf(undefined));
    assert.equal("nothing", toldOf({}));
  });

  it("that is something else is said and counted", () => {
    assert.equal("facts: fact one: it is boolean, and is to be a number or a string", toldOf(true));
    assert.equal(
      "facts: fact one: its field a is table, and is to be a number or a string",
      toldOf({ a: {} }),
    );
    for (const name of ["time", "", "a\nb", "a\\b", string.rep("x", 65)]) {
      assert.equal(
        `facts: fact one: its field ${name} has a name that InfluxDB does not take`,
        toldOf({ [name]: 1 }),
      );
    }
    assert.equal(
      "facts: fact one: it is 1213 bytes of JSON, and is to be at most 1200",
      toldOf(string.rep("x", 1201)),
    );
    assert.equal("facts: fact one: no such pin", raising());
  });

  /** What is printed of a fact that raises an error. */
  function raising(): string {
    const talk = begun();
    talk.facts.define("one", () => error("no such pin", 0), 1);
    const lines = printed(() => pass(talk, 1100));
    assert.equal(1, talk.facts.stats.errors);
    return lines[0]!;
  }

  it("may be another one later, or none, and has its period", () => {
    const talk = begun();
    let n = 0;
    talk.facts.define("one", () => (n += 1), 2);
    talk.facts.define("one", () => (n += 100), 3);
    pass(talk, 9100);
    assert.equal(300, n);
    talk.facts.define("one");
    pass(talk, 9100);
    assert.equal(300, n);
    talk.facts.define("one", () => (n += 1));
    pass(talk, 60100);
    assert.equal(301, n);
  });

  const GOOD = "and is to be a string without quotes and backslashes, not beginning with #";
  const REFUSED: [string, string][] = [
    ["facts.define()", `the name is nil, ${GOOD}`],
    [`facts.define('a"b')`, `the name is a"b, ${GOOD}`],
    ["facts.define('#a')", `the name is #a, ${GOOD}`],
    [`facts.define(("x"):rep(65))`, "the name has 65 bytes, and is to have at most 64"],
    [`facts.define("a", 5)`, "what tells a is number, and is to be a function, or nil"],
    [`facts.define("a", print, 0)`, "the period is 0, and is to be seconds from 1 to 1000000"],
  ];
  for (const [call, told] of REFUSED) {
    it(`is refused at the user's line: ${call}`, () => {
      assert.equal(`user:3: facts.define: ${told}`, refusal(call, begun().facts));
    });
  }
});

describe("an error of onGiveUp", () => {
  it("is said, and stops nothing", () => {
    const talk = begun({ connectPeriod: 10, onGiveUp: () => error("oh", 0) });
    const lines = printed(() => {
      for (const _ of $range(1, 300)) {
        pass(talk, 100);
        if (talk.board.websocket.url !== undefined) talk.board.websocket.end(-109);
      }
    });
    assert.same([`facts: ${SERVER}: no connection (status -109)`, "facts: oh"], lines);
    greet(talk);
    assert.equal("up", talk.facts.status().state);
  });
});
