/**
 * Gossip: every board knows every other board's state. A drop-in for NodeMCU's own gossip
 * module (https://nodemcu.readthedocs.io/en/release/lua-modules/gossip/), with which it shares
 * interface, datagrams and the file of the revision. This file owns the socket and the timer;
 * what the protocol is stands in gossip/.
 */
import { check } from "./gossip/check";
import { compose } from "./gossip/compose";
import type * as Data from "./gossip/data";
import type { Entries, Entry } from "./gossip/entry";
import { State } from "./gossip/entry";
import { apply, beat, createFleet, pick, setState, tick } from "./gossip/fleet";
import type * as Members from "./gossip/members";
import type { Gossip, Shell } from "./gossip/shell";
import { guard } from "./lib/guard";
import { use } from "./lib/modules";

const config: Gossip["config"] = {
  seedList: [],
  roundInterval: 10000,
  comPort: 5000,
  debug: false,
  debugOutput: print,
  maxMembers: 27,
  maxData: 256,
  forgetAfter: 60,
};
const stats: Gossip["stats"] = {
  datagramsIn: 0,
  datagramsOut: 0,
  bytesIn: 0,
  bytesOut: 0,
  sendErrors: 0,
  errors: 0,
  dropped: new LuaTable<string, number>(),
};
const fleet = createFleet(config.seedList);
const gossip = { config, stats, networkState: fleet.state, started: false } as Gossip;

type Functions = Record<string, (shell: Shell, argument: unknown) => void>;

/** Calls a function of a module that was loaded for it. */
function command(module: Functions, name: string, argument?: unknown): void {
  module[name]!({ gossip, fleet, log, report, onRound, onReceive, onAddress }, argument);
  if (!fleet.greets) return;
  // Its code lets go of the heap before a datagram is written.
  module = {};
  sendSyn();
}

/** Says something if debug is on; only then is the text made of its format and the values. */
function log(format: string, ...values: (string | number)[]): void {
  if (config.debug) config.debugOutput(string.format(format, ...values));
}

function report(problem: string): void {
  stats.errors += 1;
  config.debugOutput(`gossip: ${problem}`);
}

function countDropped(cause: string, n: number): void {
  stats.dropped.set(cause, (stats.dropped.get(cause) ?? 0) + n);
}

/** Calls the user back, with those of the entries that were taken if `only` says so. */
function callBack(update: Entries | Entry, only?: boolean): void {
  const callback = gossip.updateCallback ?? gossip.callbackFunction;
  if (callback === undefined) return;
  if (only) {
    for (const [ip, entry] of update as Entries) {
      if (fleet.state.get(ip) !== entry) (update as Entries).delete(ip);
    }
  }
  guard(report, callback)(update);
}

function transmit(to: string, kind: "SYN" | "ACK", known?: Entries): void {
  const text = compose(fleet, kind, config.maxData, known);
  gossip.socket!.send(config.comPort, to, text);
  stats.datagramsOut = (stats.datagramsOut + 1) % 1073741824;
  stats.bytesOut = (stats.bytesOut + string.len(text)) % 1073741824;
}

/** Writes and sends a datagram, as {@link compose} does; returns whether it went out. */
function send(to: string, kind: "SYN" | "ACK", known?: Entries): boolean {
  const [sent, problem] = pcall(transmit, to, kind, known);
  if (!sent) {
    stats.sendErrors += 1;
    log("gossip: nothing sent to %s: %s", to, problem as unknown as string);
  }
  return sent;
}

function sendSyn(to?: string): void {
  fleet.greets = false;
  // Somebody put a list there without setConfig, as NodeMCU's module lets them.
  if (config.seedList !== fleet.contacts) command(use("gossip.config", true), "setConfig", {});
  beat(fleet, tmr.time());
  const receiver = to ?? pick(fleet, node.random) ?? "255.255.255.255";
  if (!send(receiver, "SYN")) return;
  const gone = tick(fleet, receiver);
  if (gone !== undefined) callBack(gone);
}

function round(): void {
  fleet.round += 1;
  // Who is offline hears nobody, and must not take that for the others' silence.
  if (fleet.online) sendSyn();
  // What loads code from flash comes last: where heap is short for it, the rest has been done. And
  // a revision is saved here only: no peer may wear the flash out.
  if (fleet.unsaved) command(use("gossip.revision", true), "save");
  for (const [ip, since] of fleet.gone) {
    if (fleet.round - since >= config.forgetAfter && fleet.state.has(ip)) {
      use<typeof Members>("gossip.members", true).forget(fleet, config);
      break;
    }
  }
}

/** A datagram came from there: whoever is there is up. */
function heard(from: string): void {
  const sender = fleet.state.get(from) as Entry | undefined;
  if (sender !== undefined) setState(fleet, from, sender, State.UP);
}

function receive(_socket: net.UDPSocket, data: string, _port: number, from: string): void {
  if (!gossip.started || from === fleet.own) return;
  stats.datagramsIn = (stats.datagramsIn + 1) % 1073741824;
  stats.bytesIn = (stats.bytesIn + string.len(data)) % 1073741824;
  const [checked, entries, cause] = pcall(check, data, fleet.state, config.maxData);
  // What the heap does not suffice to check is dropped whole, like what is bad.
  const kind = checked ? cause : "memory";
  if (!checked || entries === undefined) {
    // The sender lives, and is not to be taken for dead because this board is short of heap.
    if (kind === "memory") heard(from);
    countDropped(kind!, 1);
    log("gossip: bad datagram from %s: %s", from, kind!);
    return;
  }
  beat(fleet, tmr.time());
  heard(from);
  const [taken, raised, full] = apply(fleet, config, entries, string.len(data));
  if (full > 0) countDropped("full", full);
  if (kind === "SYN") send(from, "ACK", entries);
  else if (raised) sendSyn(from);
  if (taken) callBack(entries, true);
}

const onRound = guard(report, round);
const onReceive = guard(report, receive);
const onAddress = guard(report, (ip: string | undefined) =>
  command(use("gossip.arrival", true), "addressed", ip),
);
for (const name of ["start", "stop", "setConfig", "setRevFileValue"] as const) {
  gossip[name] = (argument?: unknown) => command(use("gossip.commands", true), name, argument);
}
gossip.setRevManually = gossip.setRevFileValue;
gossip.getNetworkState = () => sjson.encode(fleet.state);
gossip.pushGossip = (data, to) => {
  if (!gossip.started) {
    log("gossip: not started");
    return;
  }
  use<typeof Data>("gossip.data").push(fleet, config.maxData, data);
  sendSyn(to);
};

export = gossip;
