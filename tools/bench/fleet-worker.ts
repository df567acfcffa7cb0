/** A process of the {@link runAll} pool: runs what it is sent, and answers. */
import { type RunSpec, runFleet } from "./fleet-run.ts";
import type { Answer } from "./pool.ts";

function answer(spec: RunSpec): Answer {
  try {
    return { result: runFleet(spec) };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}

process.on("message", (spec: RunSpec) => process.send!(answer(spec)));
