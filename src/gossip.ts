/**
 * Gossip: every board knows every other board's state. A drop-in for NodeMCU's own gossip
 * module (https://nodemcu.readthedocs.io/en/release/lua-modules/gossip/), with which it shares
 * interface, datagrams and the file of the revision. This file owns the socket and the timer;
 * what the protocol is stands in gossip/.
 */
import { check } from "./gossip/check";
import { compose } from "./gossip/compose";
import type { Entries, Entry } from "./gossip/entry";
import { State } from "./gossip/entry";
import { apply, beat, createFleet, pick, setState, tick } from "./gossip/fleet";
import type * as Members from "./gossip/members";
import type * as Share from "./gossip/share";
import type * as Arrival from "./gossip/shell/arrival";
import type * as Commands from "./gossip/shell/commands";
import type * as Settings from "./gossip/shell/config";
import type * as Revision from "./gossip/shell/revision";
import type { Gossip, Shell } from "./gossip/shell/shell";
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

/** Calls a function of a module that was loaded for it. */
function command<M extends Record<keyof M, (shell: Shell, argument: never) => unknown>>(
  module: M,
  name: keyof M,
  argument?: unknown,
): void {
  module[name]({ gossip, fleet, log, report, sendSyn, onRound, onReceive, onAddress }, argument as never);
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

function saveRevision(): void {
  fleet.saved = fleet.round;
  command(use<typeof Revision>("gossip.shell.revision", true), "save");
}

function sendSyn(to?: string): void {
  // Somebody put a list there without setConfig, as NodeMCU's module lets them.
  if (config.seedList !== fleet.contacts)
    command(use<typeof Settings>("gossip.shell.config", true), "setConfig", {});
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
  // What loads code from flash comes last: where heap is short for it, the rest has been done.
  if (fleet.unsaved) saveRevision();
  for (const [ip, since] of fleet.gone) {
    if (fleet.round - since >= config.forgetAfter && fleet.state.has(ip)) {
      use<typeof Members>("gossip.members", true).forget(fleet, config);
      break;
    }
  }
}

function receive(_socket: net.UDPSocket, data: string, _port: number, from: string): void {
  if (!gossip.started || from === fleet.own) return;
  stats.datagramsIn = (stats.datagramsIn + 1) % 1073741824;
  stats.bytesIn = (stats.bytesIn + string.len(data)) % 1073741824;
  const [checked, entries, cause] = pcall(check, data, fleet.state, config.maxData);
  // What the heap does not suffice to check is dropped whole, like what is bad.
  const kind = checked ? cause : "memory";
  // The sender lives, and is not to be taken for dead because this board is short of heap.
  const sender = fleet.state.get(from) as Entry | undefined;
  if (sender !== undefined && (kind === "memory" || entries !== undefined)) {
    setState(fleet, from, sender, State.UP);
  }
  if (!checked || entries === undefined) {
    countDropped(kind!, 1);
    log("gossip: bad datagram from %s: %s", from, kind!);
    return;
  }
  beat(fleet, tmr.time());
  const [taken, raised, full] = apply(fleet, config, entries, string.len(data), node.heap);
  if (full > 0) countDropped("full", full);
  if (kind === "SYN") send(from, "ACK", entries);
  else if (raised) sendSyn(from);
  if (taken) callBack(entries, true);
  // Once a round at most: no peer may wear the flash out. Where heap is short, the round tries again.
  if (fleet.unsaved && fleet.saved !== fleet.round) pcall(saveRevision);
}

const onRound = guard(report, round);
const onReceive = guard(report, receive);
const onAddress = guard(report, (ip: string | undefined) =>
  command(use<typeof Arrival>("gossip.shell.arrival", true), "addressed", ip),
);
for (const name of ["start", "stop", "setConfig", "setRevFileValue"] as const) {
  gossip[name] = (argument?: unknown) =>
    command(use<typeof Commands>("gossip.shell.commands", true), name, argument);
}
gossip.setRevManually = gossip.setRevFileValue;
gossip.getNetworkState = () => sjson.encode(fleet.state);
gossip.pushGossip = (data, to) => {
  if (!gossip.started) {
    log("gossip: not started");
    return;
  }
  use<typeof Share>("gossip.share", true).push(fleet, config.maxData, data);
  sendSyn(to);
};

export = gossip;
