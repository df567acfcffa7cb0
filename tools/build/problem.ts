/** What a build refuses, and how it says so. */

/** One reason why a build fails, at a place in the TypeScript source. Line and column count from 1. */
export interface Problem {
  /** As the reader would type it: relative to the folder the command runs in. Empty: the whole project. */
  file: string;
  line: number;
  column: number;
  message: string;
}

/** `src/gossip.ts:12:3 - error: …`, the form that editors and terminals make a link of. */
export function formatProblem(problem: Problem): string {
  if (problem.file === "") return `error: ${problem.message}`;
  return `${problem.file}:${problem.line}:${problem.column} - error: ${problem.message}`;
}

/** Sorts by place and drops what is said twice. */
export function sortProblems(problems: Problem[]): Problem[] {
  const seen = new Map(problems.map((problem) => [formatProblem(problem), problem]));
  return [...seen.values()].sort(
    (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line || a.column - b.column,
  );
}
