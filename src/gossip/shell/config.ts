/** Setting the configuration: loaded when the user does, and let go of at once. */
import type * as Ipv4 from "../../lib/ipv4";
import { use } from "../../lib/modules";
import { whole } from "../entry";
import type { Shell } from "./shell";

/** The least and the most that a number may be. */
const RANGES: { [key: string]: [least: number, most: number] | undefined } = {
  roundInterval: [1, 6870947],
  comPort: [1, 65535],
  maxMembers: [2, 65535],
  maxData: [0, 1200],
  forgetAfter: [1, 65535],
};

/** Makes the seeds the first of the contacts; the members that are not among them follow. */
function setSeeds(shell: Shell, given: unknown[], say: (problem: string) => void): void {
  const { fleet } = shell;
  const { isAddress } = use<typeof Ipv4>("lib.ipv4", true);
  const contacts: string[] = [];
  const listed = new LuaSet<string>();
  for (const seed of given) {
    if (!isAddress(seed)) say(`seedList holds "${tostring(seed)}", which is no IPv4 address: left out`);
    else if (!listed.has(seed as string)) {
      listed.add(seed as string);
      table.insert(contacts, seed as string);
    }
  }
  fleet.seeds = contacts.length;
  for (const [ip] of fleet.state) {
    if (ip !== fleet.own && !listed.has(ip)) table.insert(contacts, ip);
  }
  fleet.contacts = contacts;
  fleet.cursor = 0;
  shell.gossip.config.seedList = contacts;
}

export function setConfig(shell: Shell, given: unknown): void {
  const { config, timer } = shell.gossip;
  const { roundInterval } = config;
  const say = (problem: string) => config.debugOutput(`gossip.setConfig: ${problem}`);
  if (type(given) !== "table") {
    say(`a table is needed, not ${type(given)}`);
    return;
  }
  const target = config as unknown as LuaTable<string, unknown>;
  // If somebody put another list there, it is taken as if it had been given here; the last good one
  // is what a bad one leaves.
  const byHand = config.seedList;
  config.seedList = shell.fleet.contacts;

  function set(key: string, value: unknown): void {
    const name = tostring(key);
    const range = RANGES[name];
    const kind = type(target.get(key));
    if (kind === "nil") say(`there is no "${name}"`);
    else if (type(value) !== kind) say(`"${name}" must be a ${kind}, not a ${type(value)}`);
    else if (key === "seedList") setSeeds(shell, value as unknown[], say);
    else if (range === undefined) target.set(key, value);
    else {
      const n = whole(value, range[1]);
      if (n !== undefined && n >= range[0]) target.set(key, n);
      else say(`"${name}" must be a whole number from ${range[0]} to ${range[1]}`);
    }
  }

  if (byHand !== config.seedList) set("seedList", byHand);
  for (const [key, value] of given as LuaTable<string, unknown>) set(key, value);
  // It begins the round anew: called often enough, there would never be one.
  if (config.roundInterval !== roundInterval) timer?.interval(config.roundInterval);
}
