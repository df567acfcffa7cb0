/** A board of mocks: what a spec of the firmware stands on. */

import type { Alfred } from "../../../src/alfred/shell";
import type { Facts } from "../../../src/facts/shell";
import type { Gossip } from "../../../src/gossip/shell/shell";
import type { Hbbp } from "../../../src/hbbp/shell";
import { mockBit } from "./bit";
import { type FileMock, mockFile } from "./file";
import { mockNet, type NetMock } from "./net";
import { mockSjson } from "./sjson";
import { mockTmr, type TmrMock } from "./tmr";
import { mockWebsocket, type WebsocketMock } from "./websocket";

export interface MockBoard {
  net: NetMock;
  tmr: TmrMock;
  file: FileMock;
  websocket: WebsocketMock;
  /** The address that Wi-Fi gave; nil while there is none. */
  ip?: string;
  mac: string;
  /** What `node.random` answers, given its bounds. */
  random: (low: number, high: number) => number;
  /** What `node.heap` tells. */
  heap: number;
  /** Where broadcasts of the board's network go; nil as on a firmware that does not say. */
  broadcast?: string;
  /** The longest deep sleep, in microseconds. */
  dsleepMax: number;
  /** How the board was told to end its life, oldest first: `restart`, `dsleep <microseconds> <option>`. */
  ended: string[];
  /** Starts the board anew: flash stays, all else is lost. */
  restart(): void;
  /** The firmware's gossip module, as freshly required. */
  gossip(): Gossip;
  /** The firmware's hbbp module, as freshly required. */
  hbbp(): Hbbp;
  /** The firmware's alfred module, as freshly required. */
  alfred(): Alfred;
  /** The firmware's facts module, as freshly required. */
  facts(): Facts;
}

/** A module of lua_out, not of the folder that the spec stands in. */
function firmware(name: string): unknown {
  return require(name);
}

const FIRMWARE = ["alfred", "facts", "gossip", "hbbp", "hearsay", "lib", "p2ptbl"];

/** Forgets every firmware module that was required. */
function forgetModules(): void {
  const loaded = _G.package.loaded as unknown as LuaTable<string, unknown>;
  for (const [name] of pairs(loaded)) {
    for (const module of FIRMWARE) {
      if (`${module}.` === string.sub(`${name}.`, 1, module.length + 1)) loaded.delete(name);
    }
  }
}

/** What a board's Lua has as `pairs`, before any firmware replaces it. */
const PAIRS = pairs;

/** Puts a board's modules, and what firmware may have replaced, where globals are. */
function install(board: MockBoard): void {
  const globals = _G as unknown as LuaTable<string, unknown>;
  globals.set("wifi", {
    sta: {
      getip: () => {
        if (board.ip === undefined) return $multi(undefined);
        return $multi(board.ip, "255.255.255.0", "10.0.0.254");
      },
      getmac: () => board.mac,
      gethostname: () => "NODE-000001",
      getrssi: () => -61,
      getbroadcast: () => (board.ip === undefined ? undefined : board.broadcast),
    },
    eventmon: {
      register: () => error("wifi.eventmon belongs to the user"),
    },
  });
  globals.set("node", {
    random: (low: number, high: number) => board.random(low, high),
    heap: () => board.heap,
    task: { post: (task: (this: void) => void) => board.tmr.post(task) },
    chipid: () => 1,
    flashid: () => 1458376,
    bootreason: () => $multi(2, 4),
    info: (group: string) =>
      group === "sw_version"
        ? { node_version_major: 3, node_version_minor: 0, node_version_revision: 0 }
        : { modules: "file,node,tmr,websocket,wifi" },
    restart: () => table.insert(board.ended, "restart"),
    dsleepMax: () => board.dsleepMax,
    dsleep: (us: number, option?: number) =>
      table.insert(board.ended, string.format("dsleep %d %s", us, tostring(option))),
  });
  globals.set("pairs", PAIRS);
  globals.delete("getNetworkState");
}

/** Numbers that look like chance, the same ones each time. */
function lots(): MockBoard["random"] {
  let last = 1;
  return (low, high) => {
    last = (last * 75 + 74) % 65537;
    return low + (last % (high - low + 1));
  };
}

/** Makes a board with an address and installs its mocks as globals. */
export function mockBoard(ip: string | undefined = "10.0.0.1"): MockBoard {
  const files = mockFile();
  const now = () => board.tmr.now();
  const board: MockBoard = {
    net: mockNet(),
    tmr: mockTmr(),
    file: files,
    websocket: mockWebsocket(now),
    ip,
    mac: "5c:cf:7f:00:00:01",
    broadcast: "10.0.0.255",
    random: lots(),
    heap: 20000,
    dsleepMax: 2147483647,
    ended: [],
    restart: () => {
      files.repower();
      forgetModules();
      install(board);
      board.net = mockNet();
      board.tmr = mockTmr();
      board.websocket = mockWebsocket(now);
    },
    gossip: () => firmware("gossip") as Gossip,
    hbbp: () => firmware("hbbp") as Hbbp,
    alfred: () => firmware("alfred") as Alfred,
    facts: () => firmware("facts") as Facts,
  };
  forgetModules();
  mockSjson();
  mockBit();
  install(board);
  return board;
}
