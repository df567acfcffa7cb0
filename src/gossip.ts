/**
 * Gossip: every board knows every other board's state. A drop-in for NodeMCU's own gossip module
 * (https://nodemcu.readthedocs.io/en/release/lua-modules/gossip/), with which it shares interface
 * and file of the revision, and whose datagrams it speaks with boards that run it. This file owns
 * the socket and the timer; what the protocol is stands in gossip/, and in docs/protocol.md.
 */

import type * as Changes from "./gossip/busy/changes";
import type * as Report from "./gossip/busy/report";
import type * as View from "./gossip/busy/view";
import { Time } from "./gossip/core";
import type * as Create from "./gossip/create";
import type * as Chores from "./gossip/shell/chores";
import type * as Commands from "./gossip/shell/commands";
import type * as Datagram from "./gossip/shell/datagram";
import type { Gossip, Shell } from "./gossip/shell/shell";
import { anyMember, ping, receive, tick } from "./gossip/swim";
import { Size } from "./gossip/table";
import { guard } from "./lib/guard";
import { Below, instead, letGo, use } from "./lib/modules";
import type * as Needs from "./lib/needs";

// It takes functions of them at once.
use<typeof Needs>("lib.needs", true).needs("gossip", "net", "file", "tmr", "wifi", "node", "sjson");

const enum Pace {
  /**
   * In so many microseconds a board sends no more than this, 21 datagrams and 12,000 bytes a second; and
   * some more when it leaves. The counter begins anew after a whole number of them.
   */
  SLOT = 524288,
  DATAGRAMS = 7,
  BYTES = 4000,
}

const config = {
  seedList: [],
  roundInterval: 10000,
  comPort: 5000,
  debug: false,
  maxMembers: 30,
  maxData: 256,
  maxDataTotal: 3072,
  forgetAfter: 60,
} as unknown as Gossip["config"];
const stats: Gossip["stats"] = {
  datagramsIn: 0,
  datagramsOut: 0,
  bytesIn: 0,
  bytesOut: 0,
  sendErrors: 0,
  held: 0,
  errors: 0,
  dropped: new LuaTable<string, number>(),
};
const gossip = { config, stats, started: false } as Gossip;
const FUNCTIONS =
  " start stop sleep setConfig setRevFileValue setRevManually pushGossip getNetworkState members ";
/** The half second that is under way, and what went out in it. */
let [slot, slotDatagrams, slotBytes] = [0, 0, 0];
/** When the last tick was, in microseconds. */
let ticked = 0;
let shell: Shell;

/** Says something if debug is on; only then is the text made of its format and the values. */
function log(format: string, ...values: (string | number)[]): void {
  if (config.debug) config.debugOutput(string.format(format, ...values));
}

function countDropped(cause: string): void {
  stats.dropped.set(cause, (stats.dropped.get(cause) ?? 0) + 1);
}

/** What was caught in a callback. What the heap does not suffice for is dropped, like what is bad. */
function caught(problem: string): void {
  if (string.find(problem, "not enough memory", 1, true)[0] === undefined) {
    use<typeof Report>("gossip.busy.report").report(shell, problem);
  } else {
    letGo(Below.ALL);
    countDropped("memory");
  }
}

/** An address of 4 bytes as text. */
function textOf(address: string): string {
  return string.format("%d.%d.%d.%d", ...string.byte(address, 1, Size.ADDRESS));
}

/** An address as text in 4 bytes. */
function packed(ip: string): string {
  return string.char(...(string.match(ip, "^(%d+)%.(%d+)%.(%d+)%.(%d+)$") as unknown as number[]));
}

/** Sends a datagram, the n-th of this half second at most, to an address of 4 bytes; to all without one. Never raises. */
function send(to: string | undefined, datagram: string, most?: number): void {
  const now = math.floor(tmr.now() / Pace.SLOT);
  if (now !== slot) [slot, slotDatagrams, slotBytes] = [now, 0, 0];
  const length = datagram.length;
  if (slotDatagrams >= (most ?? Pace.DATAGRAMS) || (most === undefined && slotBytes + length > Pace.BYTES)) {
    stats.held += 1;
    return;
  }
  const socket = gossip.socket as unknown as { send: (...values: unknown[]) => LuaMultiReturn<[]> };
  const ip = to === undefined ? shell.broadcast : textOf(to);
  const [sent] = pcall(socket.send, socket, config.comPort, ip, datagram);
  if (!sent) {
    stats.sendErrors += 1;
    return;
  }
  slotDatagrams += 1;
  slotBytes += length;
  stats.datagramsOut = (stats.datagramsOut + 1) % 1073741824;
  stats.bytesOut = (stats.bytesOut + length) % 1073741824;
}

const core = use<typeof Create>("gossip.create", true).createCore({
  config,
  send,
  // Told when the code that has found it out is done, and may go.
  changes: (change) => {
    if (
      shell.data !== undefined ||
      gossip.updateCallback !== undefined ||
      gossip.callbackFunction !== undefined
    ) {
      shell.pending += change;
    }
  },
  ping,
  anyMember,
  drop: countDropped,
  heap: node.heap,
  random: node.random,
  uptime: tmr.time,
});
gossip.core = core;

/** Ends an event: the user is told what has changed, and gets heap back. */
function finish(): void {
  if (shell.pending !== "") instead<typeof Changes>("gossip.busy.changes").tell(shell);
  letGo(Below.SPARE, true);
}

const onTick = guard(caught, () => {
  const before = ticked;
  ticked = tmr.now();
  // Who is offline hears nobody, and must not take that for the others' silence.
  if (gossip.ip === undefined) return;
  // The counter wraps at 31 bits.
  const passed = ticked - before;
  tick(core, (passed < 0 ? passed + 2147483647 : passed) > shell.late);
  const due = core.tick % Time.ROUND === Time.SETTLED;
  const seeks = core.table.alive === 1 || core.tick % (16 * Time.ROUND) === Time.SETTLED;
  if (core.missing !== undefined || (due && (seeks || core.unsaved))) {
    use<typeof Chores>("gossip.shell.chores", true).chores(shell, due && seeks, due);
  }
  finish();
});
const onReceive = guard(caught, (_socket: net.UDPSocket, datagram: string, _port: number, ip: string) => {
  if (!gossip.started || ip === gossip.ip) return;
  stats.datagramsIn = (stats.datagramsIn + 1) % 1073741824;
  stats.bytesIn = (stats.bytesIn + datagram.length) % 1073741824;
  let cause = receive(core, packed(ip), datagram);
  if (cause === "kind") {
    cause = use<typeof Datagram>("gossip.shell.datagram", true).receive(shell, ip, datagram);
  }
  finish();
  if (cause !== undefined) {
    countDropped(cause);
    log("gossip: bad datagram from %s: %s", ip, cause);
  }
});

shell = {
  gossip,
  core,
  log,
  textOf,
  packed,
  onTick,
  onReceive,
  pending: "",
  broadcast: "",
  late: 0,
};

/** The functions that a user calls: each is loaded when it is. */
const meta = {
  __index: (of: unknown, name: string) => {
    if (of === config) return name === "debugOutput" ? print : undefined;
    if (name === "inboundSocket") return gossip.socket;
    if (string.find(FUNCTIONS, ` ${name} `, 1, true)[0] === undefined) return undefined;
    return (value?: unknown, option?: unknown) => {
      // No tail call: an error is to name the user's line, on every Lua.
      const result = use<typeof Commands>("gossip.shell.commands", true).run(shell, name, value, option);
      return result;
    };
  },
};
setmetatable(gossip, meta as object);
// A default that takes no heap.
setmetatable(config, meta as object);
gossip.networkState = setmetatable(new LuaTable(), {
  __index: (_: unknown, ip: unknown) => use<typeof View>("gossip.busy.view").member(shell, ip),
  __newindex: () => error("gossip.networkState is read only: gossip.pushGossip shares data", 2),
  __pairs: gossip.members,
} as object) as Gossip["networkState"];

export = gossip;
