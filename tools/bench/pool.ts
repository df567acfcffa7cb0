/** Runs of fleets side by side, each in a process of its own: they share nothing, so order does not matter. */
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { RunResult, RunSpec } from "./fleet-run.ts";

const WORKER = fileURLToPath(new URL("./fleet-worker.ts", import.meta.url));

/** What a worker answers to a {@link RunSpec}. */
export type Answer = { result: RunResult } | { problem: string };

/**
 * Runs them all, `jobs` at a time, and gives their results in the order of `specs`. `tell` is called
 * as each is done. Rejects with the first that fails.
 */
export async function runAll(
  specs: readonly RunSpec[],
  jobs: number,
  tell: (result: RunResult) => void,
): Promise<RunResult[]> {
  const results: RunResult[] = [];
  let next = 0;
  const work = async () => {
    const worker = fork(WORKER);
    try {
      while (next < specs.length) {
        const place = next++;
        results[place] = await ask(worker, specs[place]!);
        tell(results[place]);
      }
    } finally {
      worker.kill();
    }
  };
  await Promise.all(Array.from({ length: Math.min(jobs, specs.length) }, work));
  return results;
}

function ask(worker: ChildProcess, spec: RunSpec): Promise<RunResult> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) =>
      reject(new Error(`a run's process ended with ${code ?? "a signal"}`));
    worker.once("exit", ended);
    worker.once("message", (answer: Answer) => {
      worker.off("exit", ended);
      if ("result" in answer) resolve(answer.result);
      else reject(new Error(answer.problem));
    });
    worker.send(spec);
  });
}
