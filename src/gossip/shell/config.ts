/** Setting the configuration: loaded when the user does, and let go of at once. */

import { whole } from "../../lib/busy/whole";
import type * as Ipv4 from "../../lib/ipv4";
import { use } from "../../lib/modules";
import type * as Watch from "../../lib/watch";
import type * as Pace from "./pace";
import type { Shell } from "./shell";

/** The least and the most that a number may be. */
const RANGES: { [key: string]: [least: number, most: number] | undefined } = {
  roundInterval: [1, 6870947],
  comPort: [1, 65535],
  maxMembers: [2, 5000],
  maxData: [0, 1200],
  maxDataTotal: [0, 65535],
  forgetAfter: [4, 700],
};

/** What fleets of a size want, by the name of a preset. */
const PRESETS: { [name: string]: { [key: string]: number } | undefined } = {
  home: { maxMembers: 30, maxDataTotal: 3072, forgetAfter: 60 },
  building: { maxMembers: 256, maxDataTotal: 2048, forgetAfter: 60 },
  campus: { maxMembers: 1024, maxDataTotal: 1024, forgetAfter: 30 },
};

/** The good addresses of a list, each once. */
function seedsOf(given: unknown[], say: (problem: string) => void): string[] {
  const { isAddress } = use<typeof Ipv4>("lib.ipv4", true);
  const seeds: string[] = [];
  const listed = new LuaSet<string>();
  for (const seed of given) {
    if (!isAddress(seed)) say(`seedList holds "${tostring(seed)}", which is no IPv4 address: left out`);
    else if (!listed.has(seed as string)) {
      listed.add(seed as string);
      table.insert(seeds, seed as string);
    }
  }
  return seeds;
}

export function setConfig(shell: Shell, given: unknown): void {
  const { config, timer } = shell.gossip;
  const before = config.roundInterval;
  const say = (problem: string) => config.debugOutput(`gossip.setConfig: ${problem}`);
  if (type(given) !== "table") {
    say(`a table is needed, not ${type(given)}`);
    return;
  }
  const target = config as unknown as LuaTable<string, unknown>;

  function set(key: string, value: unknown): void {
    const name = tostring(key);
    const range = RANGES[name];
    const kind = type(target.get(key));
    if (kind === "nil") say(`there is no "${name}"`);
    else if (type(value) !== kind) say(`"${name}" must be a ${kind}, not a ${type(value)}`);
    else if (key === "seedList") config.seedList = seedsOf(value as unknown[], say);
    else if (range === undefined) target.set(key, value);
    else {
      const n = whole(value, range[1]);
      if (n !== undefined && n >= range[0]) target.set(key, n);
      else say(`"${name}" must be a whole number from ${range[0]} to ${range[1]}`);
    }
  }

  const settings = given as LuaTable<string, unknown>;
  const preset = settings.get("preset");
  if (preset !== undefined) {
    const values = PRESETS[tostring(preset)];
    if (values === undefined) say(`there is no preset "${tostring(preset)}": home, building, campus`);
    else for (const [key, value] of pairs(values)) target.set(key as string, value);
  }
  for (const [key, value] of settings) {
    if (key !== "preset") set(key, value);
  }
  // It would begin anew, and who sets something often would never come to a tick.
  if (config.roundInterval !== before) {
    timer?.interval(use<typeof Pace>("gossip.shell.pace", true).pace(shell));
  }
  if (shell.wanted) use<typeof Watch>("lib.watch", true).watch(shell.onAddress!, config.roundInterval);
}
