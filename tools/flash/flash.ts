/** Brings one board up to date, from opening its port to showing what it knows of its fleet. */
import { join } from "node:path";
import { apply } from "./apply.ts";
import { look } from "./board.ts";
import { type Boot, PATIENCE, restart } from "./boot.ts";
import type { Settings } from "./config.ts";
import { Console } from "./console.ts";
import { FLEET_PATIENCE, view } from "./fleet.ts";
import type { Wanted } from "./payload.ts";
import { isDone, plan } from "./plan.ts";
import type { Progress } from "./progress.ts";
import { fleetLines, outcome, planLines } from "./report.ts";
import { Wire } from "./wire.ts";
import { FlashError } from "./words.ts";

export interface Job {
  settings: Settings & { port: string };
  wanted: Wanted[];
  dryRun: boolean;
  /** Takes each line of the report. */
  say: (line: string) => void;
  progress: Progress;
  /** A folder here for copies of overwritten files that did not come from here. */
  copies: string;
}

/**
 * Does a job.
 * @throws FlashError with the reason in words
 */
export async function flash(job: Job): Promise<void> {
  const { settings, wanted, say } = job;
  const name = settings.name ?? "board";
  say(`${name} on ${settings.port}:`);
  const wire = await Wire.open(settings.port, settings.baud);
  let changed: boolean;
  try {
    changed = await update(wire, job, name);
  } finally {
    await wire.close();
  }
  if (!job.dryRun) await show(job, name, changed, wanted);
}

/** Looks, plans, and carries the plan out; true if the board has changed. */
async function update(wire: Wire, job: Job, name: string): Promise<boolean> {
  const { wanted, say } = job;
  const found = await look(wire, wanted);
  const steps = plan(wanted, found);
  for (const line of planLines(steps)) say(line);
  for (const note of steps.notes) say(`  note: ${note}`);
  if (steps.blocked.length > 0) throw new FlashError(steps.blocked.join("\n"));
  if (job.dryRun) {
    say("  (dry run: nothing was changed)");
    return false;
  }
  if (isDone(steps)) return false;
  const stamp = new Date()
    .toISOString()
    .slice(0, 19)
    .replace(/[^0-9]/g, "");
  const copies = join(job.copies, `${name}-${stamp}`);
  await apply(wire, wanted, steps, found, job.progress, copies);
  if (steps.foreign.length > 0) say(`  copies of what was replaced: ${copies}`);
  say(`  ${outcome(steps)}`);
  return true;
}

/** Restarts the board if it has changed or does not run, and shows what it knows of its fleet. */
async function show(job: Job, name: string, changed: boolean, wanted: Wanted[]): Promise<void> {
  const { settings, say } = job;
  const patience = { ...PATIENCE, ...FLEET_PATIENCE };
  // A round and a half: by then a neighbour has answered, or there is none.
  const { roundInterval } = { roundInterval: 10000, ...settings.modules.gossip };
  patience.neighbours = Math.min(patience.neighbours, 1.5 * roundInterval + 1000);
  const console = await Console.open(settings.port, settings.baud);
  try {
    const runs =
      (await console.ask("package.loaded.hearsay and not package.loaded.hearsay.held", 3000)) === "true";
    if (changed || !runs) {
      say("  restarting");
      const boot = await restart(console, patience);
      if (boot.kind !== "up") throw new FlashError(bootFailed(name, boot));
      for (const problem of boot.problems) say(`  ${problem}`);
      say(`  up, started ${boot.started}`);
    }
    if (!wanted.some((file) => file.name === "gossip.lua")) return;
    const seen = await view(console, patience, patience);
    if (seen.kind === "trouble") throw new FlashError(bootFailed(name, seen.boot));
    if (seen.kind === "no address") say(`  no address yet: ${seen.why}`);
    if (seen.kind === "no gossip")
      throw new FlashError(`${name} is up, but gossip is not: see its words above.`);
    if (seen.kind !== "state") return;
    say("  getNetworkState():");
    for (const line of fleetLines(seen.json)) say(`  ${line}`);
    if (seen.members < 2) say("  no other board has answered so far");
  } finally {
    await console.close();
  }
}

/** A boot that went wrong, in words, with the board's last lines. */
function bootFailed(name: string, boot: Exclude<Boot, { kind: "up" }> | Boot): string {
  const lines = boot.kind === "up" ? boot.problems : boot.lines;
  const shown = lines.map((line) => `  | ${line}`).join("\n");
  const last = shown === "" ? "" : ` Its last lines:\n${shown}`;
  switch (boot.kind) {
    case "up":
      return `${name} panicked, restarted, and runs again.${last}`;
    case "held":
      return (
        `${name} panics at boot: after three times it now stays at its console.${last}\n` +
        'Once it is mended, flash it again, or type require("hearsay").start() there.'
      );
    case "loop":
      return `${name} panics at boot, over and over.${last}`;
    case "console":
      return `${name} is at its console, but did not start hearsay: does its init.lua require it?${last}`;
    case "silent":
      return `${name} does not say that it is up.${last}`;
  }
}
