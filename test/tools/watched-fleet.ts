/** Boards, and this PC as one more member of their fleet, for tests. */
import assert from "node:assert/strict";
import { compiled, readFirmware } from "../../tools/fleet/firmware.ts";
import { Fleet, gossipLines, joiningLua } from "../../tools/fleet/fleet.ts";
import { SimLan } from "../../tools/lan/sim.ts";
import type { Happening, Recovery, Sample } from "../../tools/page/protocol.ts";
import type { MemberSettings } from "../../tools/watch/member-lua.ts";
import { MemberSource } from "../../tools/watch/member-source.ts";

const firmware = compiled(readFirmware());
export const OWN = { ip: "127.0.8.200", netmask: "255.0.0.0", mac: "02:00:7f:00:08:c8" };
const SETTINGS: MemberSettings = {
  ...{ seeds: ["127.0.8.1"], interval: 2000, port: 5000, preset: "home", watcher: "desk" },
  ...{ tables: [], group: undefined, alfred: false },
};
/** Boards that have whatever a test needs: their heap is not what is tested here. */
const HEAP = 128 * 1024;

interface Others {
  boards?: number;
  settings?: Partial<MemberSettings>;
  /** Lines of the boards' init.lua besides gossip's. */
  lines?: (index: number) => string[];
}

/** Boards and a watcher in one simulated LAN, and what the latter tells. */
export function watched(
  t: { after(fn: () => void): void },
  { boards = 4, settings = {}, lines = () => [] }: Others = {},
) {
  const lan = new SimLan({ seed: 1 });
  const init = (ip: string, all: Fleet) =>
    joiningLua([...gossipLines(all), ...lines(all.boards.findIndex((board) => board.ip === ip))]);
  const fleet = new Fleet({ lan, boards, interval: 2000, init, heap: HEAP, firmware, watch: false });
  const told: Happening[] = [];
  const samples: Sample[] = [];
  const recoveries: Recovery[] = [];
  const pairs = new Set<string>();
  let printed = "";
  const source = new MemberSource(lan, OWN, { ...SETTINGS, ...settings }, (one) => told.push(one));
  source.listen({
    changed: () => {},
    happened: () => {},
    sampled: (sample) => samples.push(sample),
    recovered: (recovery) => recoveries.push(recovery),
    datagram: (from, to) => pairs.add(`${from} ${to}`),
    printed: (_, text) => (printed += text),
  });
  t.after(() => {
    source.close();
    fleet.close();
    lan.close();
  });
  const pass = (rounds: number) => lan.run(lan.clock.now() + rounds * 2_000_000);
  /** Looks eight times a round until it holds; fails after so many rounds. */
  const until = (what: string, holds: () => boolean, most = 40) => {
    for (let looks = 0; !holds(); looks++) {
      assert.ok(looks < most * 8, `${what}: not within ${most} rounds\n${words().join("\n")}`);
      pass(1 / 8);
    }
  };
  const words = () => told.map(({ text }) => text);
  const knowsAll = () => {
    const { boards: all, views } = source.look();
    return all.length === boards + 1 && views[0] === "0".repeat(boards + 1);
  };
  return {
    lan,
    fleet,
    source,
    told,
    samples,
    recoveries,
    pairs,
    pass,
    until,
    words,
    knowsAll,
    said: () => printed,
  };
}
