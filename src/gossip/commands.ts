/**
 * What is done seldom: starting, stopping, moving, setting the revision. Loaded when it is
 * needed, and let go of at once.
 */
import { unwatch, watch } from "../lib/address";
import { use } from "../lib/modules";
import type * as Needs from "../lib/needs";
import type * as SafeFile from "../lib/safe_file";
import type * as Settings from "./config";
import { type Entry, Limit, whole } from "./entry";
import type * as Members from "./members";
import type { Config, Gossip, Shell } from "./shell";

const REVISION_FILE = "gossip/rev.dat";

function safeFile(): typeof SafeFile {
  return use<typeof SafeFile>("lib.safe_file", true);
}

function settle(shell: Shell, ip: string): Entry {
  return use<typeof Members>("gossip.members", true).settle(shell.fleet, shell.gossip.config, ip);
}

function write(shell: Shell, revision: number): void {
  if (!safeFile().save(REVISION_FILE, string.format("%d", revision))) {
    shell.report(`${REVISION_FILE} could not be written (flash full?)`);
  }
}

/** Saves the board's revision. */
export function saveRevision(shell: Shell): void {
  write(shell, shell.fleet.state.get(shell.fleet.own!).revision);
  // Not before: what raises for want of heap is tried again in the next round.
  shell.fleet.unsaved = false;
}

/** The revision of a new life: one more than the last one's, 0 for the first. */
function nextRevision(): number {
  const last = whole(tonumber(safeFile().load(REVISION_FILE) ?? ""), Limit.WHOLE - 1);
  return last === undefined ? 0 : last + 1;
}

function close(socket: net.UDPSocket): void {
  socket.close();
}

/** Frees the socket and the timer. */
function release(gossip: Gossip): void {
  // It raises if the user has closed the socket already.
  if (gossip.socket !== undefined) pcall(close, gossip.socket);
  gossip.timer?.unregister();
  gossip.socket = undefined;
  gossip.inboundSocket = undefined;
  gossip.timer = undefined;
  gossip.started = false;
}

/** Begins to take part, at an address. */
function begin(shell: Shell, ip: string): void {
  const { gossip } = shell;
  const { config } = gossip;
  const socket = net.createUDPSocket();
  gossip.socket = socket;
  socket.listen(config.comPort);
  socket.on("receive", shell.onReceive);
  gossip.inboundSocket = socket;
  const own = settle(shell, ip);
  own.revision = nextRevision();
  own.heartbeat = tmr.time();
  saveRevision(shell);
  gossip.timer = tmr.create();
  gossip.timer.alarm(config.roundInterval, tmr.ALARM_AUTO, shell.onRound);
  gossip.started = true;
  shell.log(`gossip: started at ${ip}, revision ${own.revision}`);
}

/** Wi-Fi gave an address, took it away (nil), or changed it. */
export function addressed(shell: Shell, ip: string | undefined): void {
  const { gossip } = shell;
  shell.fleet.online = ip !== undefined;
  if (ip === undefined) {
    shell.log("gossip: no address, waiting for Wi-Fi");
    return;
  }
  if (!gossip.started) {
    // The port is taken, or the heap short: nothing of it may stand in the way of the next try.
    const [begun, problem] = pcall(begin, shell, ip);
    if (!begun) {
      release(gossip);
      error(problem, 0);
    }
  } else if (ip !== gossip.ip) {
    shell.log(`gossip: moved from ${gossip.ip} to ${ip}`);
    settle(shell, ip);
  }
  gossip.ip = ip;
  shell.sendSyn();
}

export function start(shell: Shell): void {
  if (shell.fleet.wanted) {
    shell.log("gossip: already started");
    return;
  }
  use<typeof Needs>("lib.needs", true).needs("gossip", "net", "file", "tmr", "wifi", "node", "sjson");
  const { gossip } = shell;
  (_G as { getNetworkState?: () => void }).getNetworkState = () => print(gossip.getNetworkState());
  shell.fleet.wanted = true;
  const [begun, problem] = pcall(addressed, shell, watch(shell.onAddress, gossip.config.roundInterval));
  if (begun) return;
  // As if it had never been tried (the port is taken, say): the user may try again.
  stop(shell);
  error(problem, 0);
}

export function stop(shell: Shell): void {
  const { fleet, gossip } = shell;
  if (fleet.wanted) unwatch(shell.onAddress);
  release(gossip);
  fleet.wanted = false;
  // The next start would take a revision that this life has used already.
  if (fleet.unsaved) pcall(saveRevision, shell);
}

export function setConfig(shell: Shell, given: Partial<Config>): void {
  use<typeof Settings>("gossip.config", true).setConfig(shell, given);
}

export function setRevFileValue(shell: Shell, revision: number): void {
  const n = whole(revision, Limit.WHOLE - 1);
  if (n === undefined) shell.log("gossip: please give a whole number from 0 as revision");
  else write(shell, n);
}
