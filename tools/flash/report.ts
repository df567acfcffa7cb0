/** A plan, in words. */
import { target } from "./payload.ts";
import { isDone, type Plan } from "./plan.ts";
import { count, list } from "./words.ts";

/** What a plan does, a line each; the notes are not among them. */
export function planLines(plan: Plan): string[] {
  const lines = plan.upload.map((file) => {
    const made = file.compile ? `, compiled to ${target(file)}` : "";
    return `  upload  ${file.name} (${file.why}, ${file.content.length} bytes${made})`;
  });
  for (const name of plan.remove) lines.push(`  remove  ${name} (came from here, needed no more)`);
  if (plan.manifest && plan.upload.length + plan.remove.length === 0) {
    lines.push("  upload  hearsay.files (the list of what came from here)");
  }
  if (plan.foreign.length > 0) {
    lines.push(`  replaces ${list(plan.foreign)}, which did not come from here; a copy is kept`);
  }
  const same = count(plan.same.length, "file");
  lines.push(isDone(plan) ? `  nothing to upload: ${same} as they should be` : `  ${same} already there`);
  return lines;
}

/** The last words of a run. */
export function outcome(plan: Plan): string {
  const { upload, remove } = plan;
  return `${count(upload.length, "file")} uploaded, ${remove.length} removed`;
}

const STATES = ["up", "tick", "suspect", "down", "removed"];

/** A board's network state, a line a member. What cannot be parsed is shown as it came. */
export function fleetLines(json: string): string[] {
  let state: Record<string, { revision?: number; heartbeat?: number; state?: number; data?: unknown }>;
  try {
    state = JSON.parse(json);
  } catch {
    return [json];
  }
  const width = Math.max(0, ...Object.keys(state).map((ip) => ip.length));
  const members = Object.entries(state).sort(([a], [b]) => a.localeCompare(b, "en", { numeric: true }));
  return members.map(([ip, entry]) => {
    const data = entry.data === undefined ? "" : `  data ${JSON.stringify(entry.data)}`;
    const word = (STATES[entry.state ?? -1] ?? String(entry.state)).padEnd(7);
    return `  ${ip.padEnd(width)}  ${word}  revision ${entry.revision}, heartbeat ${entry.heartbeat}${data}`;
  });
}
