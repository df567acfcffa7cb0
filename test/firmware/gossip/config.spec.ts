import { mockBoard } from "../mock/board";
import { Kind, live, tell } from "./compact";
import { ALL, forgetSent, OTHER, OWN, ROUND, saidTo, sentOf, THIRD } from "./talk";

/** A board that was given a configuration, and what it said of it. */
function configured(given: object) {
  const board = mockBoard();
  const gossip = board.gossip();
  const said: string[] = [];
  gossip.setConfig({ debugOutput: (message) => table.insert(said, message) });
  gossip.setConfig(given);
  return { gossip, said, board };
}

describe("setConfig", () => {
  it("has NodeMCU's defaults, and those of a home", () => {
    const config = mockBoard().gossip().config as unknown as LuaTable<string, unknown>;
    const found: string[] = [];
    for (const [name, value] of config) {
      if (type(value) !== "function" && type(value) !== "table")
        table.insert(found, `${name}=${tostring(value)}`);
    }
    table.sort(found);
    assert.same(
      [
        "comPort=5000",
        "debug=false",
        "forgetAfter=60",
        "maxData=256",
        "maxDataTotal=3072",
        "maxMembers=30",
        "roundInterval=10000",
      ],
      found,
    );
    assert.same([], config.get("seedList"));
    assert.equal(print, config.get("debugOutput"));
  });

  it("takes what it knows", () => {
    const given = {
      seedList: [OTHER],
      roundInterval: 500,
      comPort: 5001,
      debug: true,
      maxMembers: 9,
      maxData: 0,
      maxDataTotal: 0,
      forgetAfter: 7,
    };
    const { gossip, said } = configured(given);
    for (const [name, value] of pairs(given)) {
      assert.same(value, (gossip.config as unknown as LuaTable<string, unknown>).get(name as string));
    }
    assert.same([], said);
  });

  const RANGES: [name: string, least: number, most: number][] = [
    ["roundInterval", 1, 6870947],
    ["comPort", 1, 65535],
    ["maxMembers", 2, 5000],
    ["maxData", 0, 1200],
    ["maxDataTotal", 0, 65535],
    ["forgetAfter", 4, 700],
  ];
  for (const [name, least, most] of RANGES) {
    it(`takes a ${name} from ${least} to ${most}, and no other`, () => {
      const { gossip, said } = configured({});
      const value = () => (gossip.config as unknown as LuaTable<string, number>).get(name);
      for (const good of [least, most]) {
        gossip.setConfig({ [name]: good });
        assert.equal(good, value());
      }
      assert.same([], said);
      for (const bad of [least - 1, most + 1, -1, tonumber("10.5") ?? -2]) {
        gossip.setConfig({ [name]: bad });
        assert.equal(most, value());
        const expected = `gossip.setConfig: "${name}" must be a whole number from ${least} to ${most}`;
        assert.equal(expected, table.remove(said));
      }
    });
  }

  for (const [name, given, word] of [
    ["an unknown key", { roundIntervall: 500, comPort: 5001 }, 'no "roundIntervall"'],
    ["a key that is no text", { [5]: 500, comPort: 5001 }, 'no "5"'],
    ["a wrong type", { roundInterval: "500", comPort: 5001 }, '"roundInterval" must be a number'],
    ["a seed that is no address", { seedList: ["router"], comPort: 5001 }, '"router"'],
    ["a preset that there is not", { preset: "city", comPort: 5001 }, 'no preset "city"'],
    ["a preset that is no text", { preset: 3, comPort: 5001 }, 'no preset "3"'],
  ] as [string, object, string][]) {
    it(`says so of ${name}, and keeps the rest`, () => {
      const { gossip, said } = configured(given);
      assert.equal(1, said.length);
      assert.matches(word, said[0], 1, true);
      assert.equal(5001, gossip.config.comPort);
      assert.equal(10000, gossip.config.roundInterval);
      assert.equal(30, gossip.config.maxMembers);
      assert.same([], gossip.config.seedList);
    });
  }

  it("says so of what is no table", () => {
    const { said } = configured("fast" as unknown as object);
    assert.same(["gossip.setConfig: a table is needed, not string"], said);
  });

  for (const [preset, values] of [
    ["home", [30, 3072, 60]],
    ["building", [256, 2048, 60]],
    ["campus", [1024, 1024, 30]],
  ] as [string, number[]][]) {
    it(`has a preset "${preset}", in which each field may be set apart`, () => {
      const { gossip, said } = configured({ maxMembers: 99, maxDataTotal: 99, forgetAfter: 99 });
      gossip.setConfig({ preset });
      const { config } = gossip;
      assert.same(values, [config.maxMembers, config.maxDataTotal, config.forgetAfter]);
      gossip.setConfig({ preset, maxDataTotal: 77 });
      assert.same([values[0]!, 77, values[2]!], [config.maxMembers, config.maxDataTotal, config.forgetAfter]);
      assert.same([], said);
    });
  }

  it("changes the round of a running board", () => {
    const { gossip, board } = configured({});
    gossip.start();
    board.tmr.advance(0);
    const tick = gossip.core.tick;
    gossip.setConfig({ roundInterval: 3200 });
    board.tmr.advance(1000);
    assert.equal(10, gossip.core.tick - tick);
  });

  it("does not put the round off, however often it is called", () => {
    const { gossip, board } = configured({ roundInterval: 320000 });
    gossip.start();
    board.tmr.advance(0);
    const tick = gossip.core.tick;
    for (const _ of $range(1, 20)) {
      board.tmr.advance(5000);
      gossip.setConfig({ debug: false, roundInterval: 320000 });
    }
    assert.equal(10, gossip.core.tick - tick);
  });

  it("lets the address be looked at as often as the round, from then on", () => {
    const { gossip, board } = configured({ roundInterval: 600000 });
    gossip.start();
    gossip.setConfig({ roundInterval: 2000 });
    board.ip = "10.0.0.9";
    board.tmr.advance(2000);
    assert.equal("10.0.0.9", gossip.ip);
  });

  it("does not change the user's own table", () => {
    const seeds = [OTHER, OTHER, "router"];
    const { gossip, board } = configured({ seedList: seeds });
    gossip.start();
    board.tmr.advance(0);
    tell(board, OTHER, { ip: THIRD });
    assert.same([OTHER, OTHER, "router"], seeds);
    assert.same([OTHER], gossip.config.seedList);
  });

  it("keeps members when the seeds change", () => {
    const { gossip, board } = configured({});
    gossip.start();
    board.tmr.advance(0);
    tell(board, OTHER, { ip: OTHER, revision: 4 });
    gossip.setConfig({ seedList: ["10.0.0.9"] });
    assert.equal(4, gossip.networkState.get(OTHER).revision);
  });

  it("with debug has said what goes on; without, only mistakes", () => {
    const { gossip, said, board } = configured({});
    gossip.start();
    board.net.deliver("{{", OTHER);
    assert.same([], said);
    gossip.setConfig({ debug: true });
    board.net.deliver("{{", OTHER);
    assert.same([`gossip: bad datagram from ${OTHER}: json`], said);
  });
});

describe("seeds", () => {
  it("are knocked at, three a time, while nobody is known; the board's own address is not", () => {
    const { gossip, board } = configured({ seedList: [OWN, OTHER, THIRD, "10.0.0.4", "10.0.0.5"] });
    board.random = (low) => low;
    gossip.start();
    board.tmr.advance(ROUND - 1);
    const receivers: string[] = [];
    for (const { ip, data, port } of sentOf(board, 0x7b)) {
      assert.same({ type: "SYN", hearsay: "1" }, sjson.decode(data));
      assert.equal(5000, port);
      table.insert(receivers, ip);
    }
    assert.same([OTHER, THIRD, "10.0.0.4"], receivers);
  });

  it("take turns with everybody while none answers; without any it is everybody", () => {
    for (const seedList of [[OTHER], []]) {
      const { gossip, board } = configured({ seedList });
      gossip.start();
      board.tmr.advance(4 * ROUND - 1);
      assert.equal(seedList.length === 0 ? 4 : 2, saidTo(board, ALL).length);
      assert.equal(seedList.length === 0 ? 0 : 4, saidTo(board, OTHER).length);
    }
  });

  it("that are known are let be", () => {
    const { gossip, board } = configured({ seedList: [OTHER] });
    gossip.start();
    board.tmr.advance(0);
    tell(board, OTHER, { ip: OTHER });
    live(board, 40 * ROUND, OTHER);
    assert.equal(0, sentOf(board, 0x7b).length);
  });

  it("that are gone are looked for now and then", () => {
    const { gossip, board } = configured({ seedList: [OTHER] });
    gossip.start();
    board.tmr.advance(0);
    tell(board, OTHER, { ip: OTHER, state: 3 }, { ip: THIRD });
    live(board, ROUND, THIRD);
    forgetSent(board);
    live(board, 32 * ROUND, THIRD);
    assert.equal(2, saidTo(board, OTHER).length);
  });

  it("that were put into gossip.config by hand count, whatever they are", () => {
    const { gossip, board, said } = configured({});
    gossip.config.seedList = [THIRD, "300.1.1.1", "router"];
    gossip.start();
    board.tmr.advance(ROUND - 1);
    assert.equal(1, saidTo(board, THIRD).length);
    (gossip.config as { seedList: unknown }).seedList = OTHER;
    forgetSent(board);
    board.tmr.advance(ROUND);
    assert.equal(1, saidTo(board, ALL).length);
    assert.is_true(sentOf(board, Kind.JOIN).length > 0);
    assert.same([], said);
  });
});
