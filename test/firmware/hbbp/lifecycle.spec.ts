import { mockBoard } from "../mock/board";
import { ALL, begun, LOOK, noting, OTHER, OWN, PORT } from "./talk";

const GROUP = "239.1.2.3";

describe("Wi-Fi", () => {
  it("lost and back, with another address and network, changes where broadcasts go, and no more", () => {
    const { board, hbbp } = begun();
    const heard: string[] = [];
    hbbp.on("a", noting(heard));
    board.ip = undefined;
    board.tmr.advance(LOOK);
    assert.is_nil(hbbp.ip);
    assert.is_true(hbbp.started);
    assert.is_false(hbbp.broadcast("a"));
    board.ip = "10.1.0.7";
    board.broadcast = "10.1.0.255";
    board.tmr.advance(1000);
    assert.equal("10.1.0.7", hbbp.ip);
    assert.is_true(hbbp.broadcast("a"));
    assert.equal("10.1.0.255", board.net.sent[0]!.ip);
    board.net.deliver("a", OTHER);
    // Its own messages are those of the new address.
    board.net.deliver("a", "10.1.0.7");
    board.net.deliver("a", OWN);
    assert.same([2, 1], [heard.length, board.net.created]);
  });

  it("with another address has the group left and joined again, once", () => {
    const { board, hbbp } = begun({ group: GROUP });
    assert.same([GROUP], board.net.groups);
    for (const ip of ["10.0.0.9", "10.0.0.10"]) {
      board.ip = ip;
      board.tmr.advance(LOOK);
      assert.equal(ip, hbbp.ip);
      assert.same([GROUP], board.net.groups);
    }
    board.ip = undefined;
    board.tmr.advance(LOOK);
    board.ip = OWN;
    board.tmr.advance(LOOK);
    assert.same([GROUP], board.net.groups);
    hbbp.broadcast("a");
    assert.equal(GROUP, board.net.sent[0]!.ip);
    hbbp.stop();
    assert.same([], board.net.groups);
  });
});

describe("stop", () => {
  it("frees socket, group and timer; handlers stay, and start goes on", () => {
    const { board, hbbp } = begun({ port: 5000, group: GROUP });
    const heard: string[] = [];
    hbbp.on("a", noting(heard));
    hbbp.stop();
    assert.is_nil(board.net.listening);
    assert.is_nil(hbbp.socket);
    assert.is_nil(hbbp.ip);
    assert.same([], board.net.groups);
    assert.same([false, 0], [hbbp.started, board.tmr.running()]);
    board.ip = "10.0.0.9";
    board.tmr.advance(10 * LOOK);
    assert.is_nil(board.net.listening);
    // Neither port nor group are those of before.
    hbbp.start();
    assert.same([PORT, "10.0.0.9"], [board.net.listening, hbbp.ip]);
    assert.same([], board.net.groups);
    hbbp.broadcast("a");
    assert.same([{ port: PORT, ip: ALL, data: "a" }], board.net.sent);
    board.net.deliver("a", OTHER);
    assert.equal(1, heard.length);
  });

  it("before start, twice, while waiting, or with the socket closed is harmless", () => {
    const board = mockBoard();
    const hbbp = board.hbbp();
    hbbp.stop();
    hbbp.start();
    hbbp.socket!.close();
    hbbp.stop();
    hbbp.stop();
    board.ip = undefined;
    hbbp.start({ group: GROUP });
    hbbp.stop();
    board.ip = OWN;
    board.tmr.advance(10 * LOOK);
    assert.same([false, 0], [hbbp.started, board.tmr.running()]);
    assert.is_nil(board.net.listening);
    assert.same([], board.net.groups);
  });

  it("leaves the timer to others who watch the address", () => {
    const { board, hbbp } = begun();
    const watch = require("lib.watch") as typeof import("../../../src/lib/watch");
    const heard: string[] = [];
    watch.watch((ip) => {
      table.insert(heard, ip ?? "none");
      return true;
    }, LOOK);
    hbbp.stop();
    board.ip = OTHER;
    board.tmr.advance(LOOK);
    assert.same([OTHER], heard);
  });
});

describe("what is loaded for a moment", () => {
  it("is let go of", () => {
    const { hbbp } = begun({ group: GROUP });
    hbbp.broadcast("a");
    hbbp.stop();
    const loaded = _G.package.loaded as unknown as LuaTable<string, unknown>;
    for (const name of ["hbbp.start", "hbbp.datagram", "lib.watch", "lib.ipv4", "lib.needs"])
      assert.is_nil(loaded.get(name), name);
  });
});
