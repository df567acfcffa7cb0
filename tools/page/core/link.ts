/** A link to a moment of a fleet: what stands after the # of the page's address. */
import type { FleetInfo, Now } from "../protocol.ts";

export interface Link {
  /** What lets a page give commands beyond loopback. */
  token?: string;
  boards?: number;
  seed?: number;
  /** "": expressly none. */
  scenario?: string;
  round?: number;
}

/** What the command "anew" takes at most. */
const MOST = { boards: 1000, seed: Number.MAX_SAFE_INTEGER, round: 1_000_000 };

/** What a link says. What cannot be read is left out: a link comes from anywhere. */
export function readLink(hash: string): Link {
  const said = new URLSearchParams(hash.replace(/^#/, ""));
  const link: Link = {};
  const token = said.get("token");
  if (token) link.token = token;
  const scenario = said.get("scenario");
  if (scenario !== null && /^[\w-]{0,40}$/.test(scenario)) link.scenario = scenario;
  const number = (name: "boards" | "seed" | "round", least: number, most: number) => {
    const text = said.get(name) ?? "";
    if (/^\d{1,16}$/.test(text) && +text >= least && +text <= most) link[name] = +text;
  };
  number("boards", 1, MOST.boards);
  number("seed", 0, MOST.seed);
  number("round", 0, MOST.round);
  return link;
}

/** The link to this moment, which keeps no token: what stands after the #, with it. */
export function linkTo({ boards, seed, scenario }: FleetInfo, now: Now): string {
  const said = new URLSearchParams({ boards: String(boards) });
  if (seed !== null) said.set("seed", String(seed));
  if (scenario) said.set("scenario", scenario.name);
  said.set("round", String(Math.floor(now.rounds)));
  return `#${said}`;
}

/** Whether the link is of another fleet than this one, as far as it says. */
export function differs(link: Link, { boards, seed, scenario }: FleetInfo): boolean {
  return (
    (link.boards !== undefined && link.boards !== boards) ||
    (link.seed !== undefined && link.seed !== seed) ||
    (link.scenario !== undefined && link.scenario !== (scenario?.name ?? ""))
  );
}

/** The link's fleet in words: "a fleet of 24, seed 7, scenario heal". */
export function fleetWords({ boards, seed, scenario }: Link): string {
  const words = [boards === undefined ? "a fleet" : `a fleet of ${boards}`];
  if (seed !== undefined) words.push(`seed ${seed}`);
  if (scenario) words.push(`scenario ${scenario}`);
  return words.join(", ");
}

/** What to type for the link's fleet. */
export function commandLine({ boards, seed, scenario }: Link): string {
  const options = ["--lan sim"];
  if (boards !== undefined) options.push(`--boards ${boards}`);
  if (seed !== undefined) options.push(`--seed ${seed}`);
  if (scenario) options.push(`--scenario ${scenario}`);
  return `npm start -- ${options.join(" ")}`;
}
