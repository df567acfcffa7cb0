/** A board and its server: greeting, sending, acknowledging, coming back. */
import { vector } from "../vector";
import {
  acknowledge,
  begun,
  conf,
  counting,
  dropped,
  EOT,
  FIVE,
  greet,
  hex,
  ID,
  MINUTE,
  message,
  NOW,
  pass,
  SERVER,
  storing,
  type Told,
  told,
  words,
} from "./talk";

describe("a greeting", () => {
  it("is the id as text, empty if there is none; nothing else goes before the server's is over", () => {
    const talk = begun();
    pass(talk, 1100);
    const { websocket, file } = talk.board;
    assert.same([SERVER, 1], [websocket.url, websocket.made]);
    websocket.accept();
    pass(talk, 5000);
    assert.same(["text "], words(talk));
    websocket.deliver(message(6, conf({}), NOW));
    pass(talk, 5000);
    assert.same([], words(talk));
    assert.equal(ID, file.files.get("facts/id"));
    websocket.deliver(EOT);
    pass(talk, 1000);
    assert.same("3 ack", words(talk)[0]);
  });

  it("of a board that was there before is the id that the server gave it", () => {
    const talk = begun();
    greet(talk);
    talk.board.restart();
    const again = begun(undefined, talk.board);
    greet(again, { id: "another1" });
    assert.equal(`text ${ID}`, words(again)[0]);
    assert.equal("another1", talk.board.file.files.get("facts/id"));
  });

  it("asks the original server for no acknowledgements", () => {
    const talk = begun();
    pass(talk, 1100);
    talk.board.websocket.accept();
    pass(talk, 20);
    talk.board.websocket.deliver(vector("autofact/04-s2c-ClientConf.bin"));
    talk.board.websocket.deliver(vector("autofact/05-s2c-EOT.bin"));
    pass(talk, 6000);
    assert.same(["text ", "5", "9", "7", "10"], words(talk));
    assert.equal(false, talk.facts.status().acknowledges);
  });

  it("tells a token in the request, and where the board is after it", () => {
    const talk = begun({ token: "secret", region: "north", zone: "a", dataCenter: 'the "shed"' });
    greet(talk);
    assert.equal("Bearer secret", talk.board.websocket.headers!.Authorization);
    pass(talk, 1000);
    const info = told(talk)[2];
    assert.equal(
      '{"firmware":"3.0.0","chip_id":1,"flash_id":1458376,"boot_reason":"2,4","hostname":"NODE-000001",' +
        '"address":"10.0.0.1","mac":"5c:cf:7f:00:00:01","rssi":-61,"modules":"file,node,tmr,websocket,wifi",' +
        '"region":"north","zone":"a","datacenter":"the \\u0022shed\\u0022"}',
      info!.data,
    );
  });
});

describe("a message", () => {
  it("goes when the one before is stored; or a while later, and then stays until it is", () => {
    const talk = begun();
    let n = 0;
    talk.facts.define("n", () => (n += 1), 1);
    pass(talk, 3100);
    greet(talk);
    talk.board.websocket.sent = [];
    const before = talk.board.tmr.now();
    pass(talk, 10000);
    const { sent } = talk.board.websocket;
    // The request for acknowledgements, what waited, this board, what is new: each after two ticks at least.
    assert.is_true(sent.length >= 12);
    for (const at of $range(2, sent.length)) {
      const gap = sent[at - 1]!.at - sent[at - 2]!.at;
      // Nobody stores the first one: it is a request. What waited goes next, and then what is new each second.
      const most = at === 2 ? 400 : at < 6 ? 600 : 1000;
      assert.is_true(gap >= (at === 2 ? 200 : 400) && gap <= most, tostring(gap));
    }
    assert.is_true(sent[0]!.at - before <= 300);
    assert.equal(sent.length - 1, talk.facts.shell.sent);
    const held = talk.facts.status().buffered;
    const all = told(talk);
    acknowledge(talk, all[2]!.id, all[1]!.id, "nobody knows it!");
    assert.equal(held - 2, talk.facts.status().buffered);
  });

  it("is followed at once where the server is quick", () => {
    const talk = begun();
    let n = 0;
    talk.facts.define("n", () => (n += 1), 1);
    pass(talk, 20000);
    greet(talk);
    const start = talk.board.tmr.now();
    while (talk.facts.status().buffered > 0) storing(talk, 1);
    // Some 20 records in the time that seven would take without a word.
    assert.is_true(talk.board.tmr.now() - start < 2100, `${talk.board.tmr.now() - start}`);
    assert.equal(talk.facts.stats.collected, talk.facts.stats.stored);
  });

  it("goes again as it was after the connection was lost, and once it is stored no more", () => {
    const talk = begun();
    talk.facts.define("n", () => 5, 2);
    pass(talk, 2200);
    greet(talk);
    pass(talk, 1500);
    const first = told(talk);
    talk.board.websocket.end(-6);
    greet(talk);
    const second = storing(talk, 3000);
    for (const { id, data, kind } of first) {
      if (kind !== 2) continue;
      let found = 0;
      for (const other of second) if (other.id === id && other.data === data) found += 1;
      assert.equal(1, found);
    }
    talk.board.websocket.end(-6);
    greet(talk);
    for (const one of storing(talk, 1000))
      for (const { id } of second) assert.is_true(one.id !== id || id === "");
  });

  it("that was lost on the way goes once more, though others are stored meanwhile", () => {
    const talk = begun();
    greet(talk);
    counting(talk);
    let lost: Told | undefined;
    let found = false;
    for (const _ of $range(1, 80)) {
      for (const one of storing(talk, 1000, ({ kind }) => {
        if (kind !== 2 || lost !== undefined) return true;
        return false;
      })) {
        if (lost === undefined && one.kind === 2) lost = one;
        else if (one.id === lost?.id) found = true;
      }
    }
    assert.is_true(found);
    assert.is_true(talk.facts.status().buffered <= 1);
  });

  it("goes once more where the server says nothing for a minute", () => {
    const talk = begun();
    greet(talk);
    pass(talk, 2000);
    const info = told(talk)[2];
    assert.equal(5, info!.kind);
    pass(talk, 50000);
    assert.same([], told(talk));
    pass(talk, 12000);
    // It may be the request for acknowledgements that was lost.
    const all = told(talk);
    assert.same([info, 3, "ack"], [all[0], all[1]!.kind, all[1]!.data]);
  });

  it("to the original server leaves the buffer as the next one goes", () => {
    const talk = begun();
    greet(talk, { acknowledges: false });
    assert.equal(1, talk.facts.status().buffered);
    pass(talk, 400);
    assert.same([0, 1], [talk.facts.status().buffered, talk.facts.stats.stored]);
  });
});

describe("what a board is", () => {
  it("goes before what it has held, once a connection; what it was before is held no more", () => {
    const talk = begun();
    talk.facts.define("n", () => 5, 1);
    pass(talk, 5000);
    for (const _ of $range(1, 3)) {
      greet(talk);
      pass(talk, 500);
      // After the id, and what asks for acknowledgements.
      assert.equal(5, told(talk)[2]!.kind);
      talk.board.websocket.end(-6);
    }
    let found = 0;
    for (const record of talk.facts.shell.records) if (string.byte(record) === 5) found += 1;
    assert.equal(1, found);
    greet(talk);
    talk.board.websocket.sent = [];
    const all = storing(talk, 6000);
    found = 0;
    for (const { kind } of all) if (kind === 5) found += 1;
    assert.equal(1, found);
    assert.equal(talk.facts.stats.collected, talk.facts.stats.stored + talk.facts.status().buffered);
  });
});

describe("a heartbeat", () => {
  it("is answered once each, before all that waits", () => {
    const talk = begun();
    talk.facts.define("n", () => 5, 1);
    pass(talk, 20000);
    greet(talk);
    talk.board.websocket.deliver("loadavg", 1);
    talk.board.websocket.deliver("loadavg", 1);
    pass(talk, 400);
    const first = told(talk)[2];
    assert.equal(8, first!.kind);
    assert.equal("14000000000000000c00240004000c0014001c000c000000", hex(string.sub(first!.data, 1, 24)));
    assert.equal(string.rep("00", 24), hex(string.sub(first!.data, -24)));
    pass(talk, 2000);
    for (const { kind } of told(talk)) assert.is_true(kind !== 8);
    assert.equal("", dropped(talk.facts));
  });
});

describe("periods", () => {
  it("are those of the server, and change while it is there; 0 ends it", () => {
    const talk = begun();
    greet(talk, { memory: FIVE });
    const kinds = (ms: number) => {
      let text = "";
      for (const { kind } of storing(talk, ms))
        if (kind === 7 || kind === 9 || kind === 10) text += ` ${kind}`;
      return text;
    };
    assert.equal(" 9 9 9 9", kinds(21000));
    talk.board.websocket.deliver(message(6, conf({ cpu: FIVE, memory: MINUTE }), NOW));
    assert.equal(" 7 7", kinds(11000));
    talk.board.websocket.deliver(message(6, conf({}), NOW));
    assert.equal("", kinds(70000));
    talk.board.websocket.deliver(message(6, conf({ memory: "000000000000000a" }), NOW));
    assert.equal("", kinds(5000));
    // A millisecond is a second; what is negative is nothing.
    talk.board.websocket.deliver(
      message(6, conf({ memory: "00000000000f4240", net: "ffffffffffffffff" }), NOW),
    );
    assert.equal(" 9 9 9", kinds(3500));
  });
});

describe("what cannot be taken", () => {
  it("changes nothing, and is counted", () => {
    const talk = begun();
    greet(talk);
    const { websocket } = talk.board;
    websocket.deliver("");
    websocket.deliver("x");
    websocket.deliver(string.rep("\0", 64));
    websocket.deliver(message(6, "", NOW));
    websocket.deliver(message(6, conf({ id: "short" }), NOW));
    websocket.deliver(message(1, "", NOW));
    websocket.deliver(message(99, "", NOW));
    websocket.deliver(message(3, "ackack", NOW));
    websocket.deliver("what?", 1);
    assert.equal("kind=2 message=5 order=1 text=1", dropped(talk.facts));
    assert.same([ID, "up", 0], [talk.facts.status().id, talk.facts.status().state, talk.facts.stats.errors]);
  });
});
