import type { Seen } from "../../core/opinion.ts";

/** The shapes of view/marks.ts, which draws them on a canvas: a table of hundreds is quicker without one each. */
const SHAPES: Record<Seen, { solid?: string; line?: string; dashed?: boolean }> = {
  "0": { solid: "M2 8a6 6 0 1 0 12 0a6 6 0 1 0-12 0z" },
  "1": { solid: "M2 8a6 6 0 1 0 12 0a6 6 0 1 0-12 0zm2.5 0a3.5 3.5 0 1 1 7 0a3.5 3.5 0 1 1-7 0z" },
  "2": { solid: "M8 1l7 7-7 7-7-7z" },
  "3": { line: "M3 3h10v10H3zl10 10M13 3L3 13" },
  "4": { line: "M4.5 8a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0z" },
  ".": { line: "M2.5 8a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0z", dashed: true },
};

/** The mark of a state, in the colour of the text around it. */
export function StateMark({ seen }: { seen: Seen }) {
  const { solid, line, dashed } = SHAPES[seen];
  return (
    <svg class="state-mark" aria-hidden="true" width="14" height="14" viewBox="0 0 16 16">
      {solid && <path d={solid} fill="currentColor" fill-rule="evenodd" />}
      {line && (
        <path
          d={line}
          fill="none"
          stroke="currentColor"
          stroke-width="1.6"
          stroke-dasharray={dashed ? "2.5 2" : undefined}
        />
      )}
    </svg>
  );
}
