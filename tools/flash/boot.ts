/** Restarts a board and waits for its word that it is up, or for what it says instead. */
import type { Talk } from "./console.ts";

/** How a boot ended. */
export type Boot =
  /** hearsay is up; `problems` are its lines about what did not start. */
  | { kind: "up"; started: string; problems: string[] }
  /** It panicked, and now stays at its console. */
  | { kind: "held"; lines: string[] }
  /** It starts over and over, and nothing stops it. */
  | { kind: "loop"; lines: string[] }
  /** It is at its console, and hearsay was not started: the init.lua is the user's own, or failed. */
  | { kind: "console"; lines: string[] }
  /** Nothing was heard. */
  | { kind: "silent"; lines: string[] };

/** Times in milliseconds; tests shorten them. */
export interface Patience {
  /** For the board to say that it is up. */
  boot: number;
  /** After a panic, for the next one or for staying at the console: a minute and a restart. */
  panics: number;
  /** Without a word, before it is asked whether it is at its console. */
  silence: number;
}

export const PATIENCE: Patience = { boot: 30000, panics: 75000, silence: 4000 };

const UP = /^(?:> )*hearsay: up, started (.*)$/;
/** What is worth telling of a boot that went well: hearsay, or a module about its settings. */
const PROBLEM = /^(?:hearsay|\w+\.setConfig): /;
const HELD = /^(?:> )*hearsay: the application panicked/;
const PANIC = /^(?:> )*hearsay: panic \d+ of|^(?:> )*PANIC:/;
const BANNER = /^(?:> )*NodeMCU\b.*\bbuild\b|powered by Lua/;
/** How many of its last lines are shown of a board in trouble. */
const LAST = 12;

/** Restarts the board and watches it until it is known how that ended. */
export async function restart(console: Talk, patience: Patience = PATIENCE): Promise<Boot> {
  const from = console.lines.length;
  await console.type("");
  await console.type("node.restart()");
  return watch(console, from, patience);
}

/** Watches a board that boots, or that may panic after it was up, from its line `from` on. */
export async function watch(console: Talk, from: number, patience: Patience): Promise<Boot> {
  let until = Date.now() + patience.boot;
  let seen = from;
  let banners = 0;
  let panics = 0;
  let up: string | undefined;
  let heard = Date.now();
  for (;;) {
    for (; seen < console.lines.length; seen++) {
      const line = console.lines[seen]!;
      heard = Date.now();
      if (HELD.test(line)) return { kind: "held", lines: last(console, from) };
      if (BANNER.test(line)) banners += 1;
      if (PANIC.test(line) || (panics === 0 && banners > 1)) {
        panics += 1;
        up = undefined;
        until = Date.now() + patience.panics;
      }
      up = UP.exec(line)?.[1] ?? up;
    }
    const now = Date.now();
    if (up !== undefined && (panics === 0 || now >= until)) {
      return { kind: "up", started: up, problems: problems(console, from) };
    }
    if (now >= until) return { kind: panics > 0 ? "loop" : "silent", lines: last(console, from) };
    if (panics === 0 && now - heard >= patience.silence) {
      const answer = await console.ask('"at the console"', 2000);
      if (answer !== undefined && !console.lines.slice(seen).some((line) => UP.test(line))) {
        return { kind: "console", lines: last(console, from) };
      }
      heard = Date.now();
    }
    await console.next(Math.min(500, until - now));
  }
}

/** Lines that say what did not work or was not taken, but for the word itself. */
function problems(console: Talk, from: number): string[] {
  return console.lines
    .slice(from)
    .map((line) => line.replace(/^(?:> )+/, ""))
    .filter((line) => PROBLEM.test(line) && !UP.test(line));
}

/** The last lines worth showing: without blank ones, prompts and our own questions. */
export function last(console: Talk, from: number): string[] {
  return console.lines
    .slice(from)
    .filter((line) => /[^\s>]/.test(line) && !line.includes("hs>") && !line.includes("node.restart()"))
    .slice(-LAST);
}
