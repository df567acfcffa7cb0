/** What runs of mutated datagrams that are held against a model come to, and what of that is wrong. */

/** Problems that are told. */
const TOLD = 5;

/** What a run came to. */
export interface ModelledResult {
  sent: number;
  /** What was taken of it. */
  taken: number;
  /** How much was dropped, by cause. */
  dropped: Record<string, number>;
  /** Datagrams, as hexadecimal digits, of which something else became than the model says; and broken bounds. */
  wrong: string[];
  /** Errors that were caught, and what the last one was. */
  errors: number;
  problem: string | undefined;
  /** Bytes of heap, more than a board that has just started, at the most. */
  kept: number;
}

/** What is to be so of a run. */
export interface Due {
  /** What is taken, in words. */
  unit: string;
  /** Causes for which some are to be dropped: else the datagrams have become too tame. */
  causes: string[];
  /** Bytes of heap that may be kept. */
  kept: number;
}

/** What went wrong, in words; none if nothing did. */
export function problemsOfModelled(result: ModelledResult, due: Due): string[] {
  const { sent, taken, dropped, wrong, errors, problem, kept } = result;
  const problems = wrong.slice(0, TOLD);
  if (wrong.length > TOLD) problems.push(`and ${wrong.length - TOLD} more`);
  if (errors > 0) problems.push(`errors: ${errors}, the last one ${problem}`);
  if (kept > due.kept) problems.push(`heap: ${kept} bytes more than at the start`);
  const some = Math.ceil(sent / 500);
  if ((dropped.memory ?? 0) > some) problems.push(`${dropped.memory} dropped for want of heap`);
  if (taken < some) problems.push(`only ${taken} ${due.unit} taken`);
  for (const cause of due.causes) {
    if (!(dropped[cause]! >= some)) problems.push(`only ${dropped[cause]} dropped as ${cause}`);
  }
  return problems;
}
