import { mockBoard } from "../mock/board";
import { printed } from "../user";
import { begun, LOOK, noting, OTHER, OWN, PORT, refusal } from "./talk";

const GROUP = "239.1.2.3";

describe("hbbp", () => {
  it("names every module that the firmware lacks in one error as it is required", () => {
    const board = mockBoard();
    const globals = _G as unknown as LuaTable<string, unknown>;
    globals.delete("net");
    globals.delete("tmr");
    const [ok, problem] = pcall(() => board.hbbp());
    assert.is_false(ok);
    assert.equal(
      "hbbp needs modules that this firmware was built without: net, tmr. " +
        "Tick them when you build it, and flash it anew.",
      problem as unknown as string,
    );
  });
});

describe("start", () => {
  it("opens one socket, on port 4950, and sends nothing by itself", () => {
    const { board, hbbp } = begun();
    assert.same([1, PORT, 0], [board.net.created, board.net.listening, board.net.sent.length]);
    assert.same([true, OWN, PORT], [hbbp.started, hbbp.ip, hbbp.port]);
    assert.same([], board.net.groups);
    board.tmr.advance(10 * LOOK);
    assert.same([1, 0], [board.net.created, board.net.sent.length]);
  });

  it("does nothing once started, whatever it is told", () => {
    const { board, hbbp } = begun();
    hbbp.start({ port: 5000, group: GROUP });
    assert.same([1, PORT, PORT], [board.net.created, board.net.listening, hbbp.port]);
    assert.same([], board.net.groups);
  });

  it("waits for an address, looking each second", () => {
    const board = mockBoard();
    board.ip = undefined;
    const hbbp = board.hbbp();
    const heard: string[] = [];
    hbbp.on("a", noting(heard));
    hbbp.start({ group: GROUP });
    assert.same([true, 0], [hbbp.started, board.net.created]);
    assert.is_nil(hbbp.ip);
    board.tmr.advance(5000);
    assert.equal(0, board.net.created);
    board.ip = OWN;
    board.tmr.advance(1000);
    assert.same([PORT, OWN, GROUP], [board.net.listening, hbbp.ip, board.net.groups[0]]);
    assert.is_true(hbbp.broadcast("a"));
    board.net.deliver("a", OTHER);
    assert.equal(1, heard.length);
  });

  /** What `start` says of settings, at the user's line. */
  const refused = (settings: object): string => {
    const board = mockBoard();
    const hbbp = board.hbbp();
    const problem = refusal("hbbp.start(one)", hbbp, settings);
    assert.equal("user:3: ", string.sub(problem, 1, 8));
    assert.same([false, 0, 0], [hbbp.started, board.net.created, board.tmr.running()]);
    hbbp.start();
    assert.same([true, PORT], [hbbp.started, board.net.listening]);
    return string.sub(problem, 9);
  };

  it("refuses a port that is none, and says so", () => {
    for (const [port, told] of [
      [0, "number 0"],
      [-1, "number -1"],
      [65536, "number 65536"],
      ["4950", "string 4950"],
      [true, "boolean true"],
    ] as [unknown, string][])
      assert.equal(
        `hbbp.start: port is the ${told}, and is to be a whole number from 1 to 65535`,
        refused({ port }),
      );
    const half = tonumber("4950.5");
    if (half !== undefined) assert.matches("port is the number 4950.5", refused({ port: half }), 1, true);
  });

  it("refuses a group that is none, and says so", () => {
    for (const group of [
      "10.0.0.1",
      "223.255.255.255",
      "240.0.0.1",
      "255.255.255.255",
      "239.1.2",
      "239.1.2.3.4",
      "239.1.2.256",
      "239.1.2.03",
      "ff02::1",
      "x239.1.2.3",
      "",
    ])
      assert.equal(
        `hbbp.start: group is ${group}, and is to be an address from 224.0.0.0 to 239.255.255.255`,
        refused({ group }),
      );
    assert.matches("group is 239,", refused({ group: 239 }), 1, true);
  });

  it("takes any group there is", () => {
    for (const group of ["224.0.0.0", "224.0.0.251", "239.255.255.255"]) {
      assert.same([group], begun({ group }).board.net.groups);
    }
  });

  it("refuses a setting that there is not", () => {
    assert.equal('hbbp.start: there is no setting "groups": port and group are', refused({ groups: GROUP }));
    assert.equal('hbbp.start: there is no setting "1": port and group are', refused([5000]));
    const number = 5000 as unknown as object;
    assert.equal("hbbp.start: settings are number, and are to be a table, or nil", refused(number));
  });

  it("raises an error if the port is taken, and can be tried again", () => {
    const board = mockBoard();
    const hbbp = board.hbbp();
    board.net.refuseToListen = "address in use";
    const [ok, problem] = pcall(hbbp.start, {});
    assert.is_false(ok);
    assert.matches("address in use", problem);
    assert.is_nil(hbbp.socket);
    assert.same([false, 0], [hbbp.started, board.tmr.running()]);
    board.net.refuseToListen = undefined;
    hbbp.start();
    assert.same([true, PORT], [hbbp.started, board.net.listening]);
  });

  it("tries again, saying why, if the port is taken once there is an address", () => {
    const board = mockBoard();
    board.ip = undefined;
    const hbbp = board.hbbp();
    hbbp.start({ group: GROUP });
    board.net.refuseToListen = "address in use";
    board.ip = OWN;
    const lines = printed(() => board.tmr.advance(1000));
    assert.equal(1, lines.length);
    assert.matches("^hbbp: .*address in use", lines[0]);
    assert.is_nil(hbbp.socket);
    assert.is_nil(hbbp.ip);
    assert.is_false(hbbp.broadcast("a"));
    board.net.refuseToListen = undefined;
    board.tmr.advance(LOOK);
    assert.same([OWN, PORT], [hbbp.ip, board.net.listening]);
    assert.same([GROUP], board.net.groups);
  });
});
