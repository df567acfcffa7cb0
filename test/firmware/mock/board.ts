/** A board of mocks: what a spec of the firmware stands on. */

import type { Gossip } from "../../../src/gossip/shell/shell";
import { type FileMock, mockFile } from "./file";
import { mockNet, type NetMock } from "./net";
import { mockSjson } from "./sjson";
import { mockTmr, type TmrMock } from "./tmr";

export interface MockBoard {
  net: NetMock;
  tmr: TmrMock;
  file: FileMock;
  /** The address that Wi-Fi gave; nil while there is none. */
  ip?: string;
  /** What `node.random` answers, given its bounds. */
  random: (low: number, high: number) => number;
  /** What `node.heap` tells. */
  heap: number;
  /** Starts the board anew: flash stays, all else is lost. */
  restart(): void;
  /** The firmware's gossip module, as freshly required. */
  gossip(): Gossip;
}

/** A module of lua_out, not of the folder that the spec stands in. */
function firmware(name: string): unknown {
  return require(name);
}

/** Forgets every firmware module that was required. */
function forgetModules(): void {
  for (const [name] of pairs(_G.package.loaded as unknown as LuaTable<string, unknown>)) {
    if (
      name === "gossip" ||
      name === "hearsay" ||
      string.find(name, "^gossip%.")[0] ||
      string.find(name, "^lib%.")[0]
    ) {
      (_G.package.loaded as unknown as LuaTable<string, unknown>).delete(name);
    }
  }
}

/** Makes a board with an address and installs its mocks as globals. */
export function mockBoard(ip: string | undefined = "10.0.0.1"): MockBoard {
  const files = mockFile();
  const board: MockBoard = {
    net: mockNet(),
    tmr: mockTmr(),
    file: files,
    ip,
    random: (low) => low,
    heap: 20000,
    restart: () => {
      files.repower();
      forgetModules();
      board.net = mockNet();
      board.tmr = mockTmr();
    },
    gossip: () => firmware("gossip") as Gossip,
  };
  forgetModules();
  mockSjson();
  (_G as { wifi: unknown }).wifi = {
    sta: {
      getip: () => {
        if (board.ip === undefined) return $multi(undefined);
        return $multi(board.ip, "255.255.255.0", "10.0.0.254");
      },
    },
    eventmon: {
      register: () => error("wifi.eventmon belongs to the user"),
    },
  };
  (_G as { node: unknown }).node = {
    random: (low: number, high: number) => board.random(low, high),
    heap: () => board.heap,
  };
  (_G as { getNetworkState?: unknown }).getNetworkState = undefined;
  return board;
}
