/** Who sees whom how: a row an observer, a column a board. */
import { computed, effect, signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { label } from "../../core/labels.ts";
import { seenIn } from "../../core/opinion.ts";
import { among, viewsAmong } from "../../core/present.ts";
import { cellWords, matrixWords } from "../../core/words.ts";
import { look } from "../../state/connection.ts";
import { observers, opinion, shown, there } from "../../state/insight.ts";
import { chosen, views } from "../../state/store.ts";
import { palette } from "../../state/theme.ts";
import { frames } from "../../view/frames.ts";
import { drawMatrix } from "../../view/matrix.ts";
import { surface, watchSize } from "../../view/surface.ts";
import "./matrix.css";

/** Room for heads, pixels. */
const HEAD = 50;
const LARGEST = 36;

/** By their places in the matrix, where those who are not shown have none. */
interface Cell {
  row: number;
  column: number;
}

const width = signal(0);
const cursor = signal<Cell | null>(null);
const rows = computed(() => viewsAmong(views.value, shown.value));
const minds = computed(() => among(opinion.value, shown.value));
const heads = computed(() => there.value.map((board) => label(board, true)));

/** Pixels of a cell: whole ones of the screen, so that all are of one size. */
const cell = computed(() => {
  const density = devicePixelRatio || 1;
  const room = ((width.value - HEAD - 2) * density) / Math.max(1, there.value.length);
  return Math.min(LARGEST, Math.max(1, Math.floor(room)) / density);
});
const extent = computed(() => HEAD + there.value.length * cell.value + 2);

const summary = computed(() => matrixWords(there.value, minds.value, observers.value));

const words = computed(() => {
  if (!cursor.value) return undefined;
  const { row, column } = cursor.value;
  const [observer, board] = [there.value[row], there.value[column]];
  const view = rows.value[row];
  if (!observer || !board || view === undefined) return undefined;
  return cellWords(observer, board, view === null ? null : seenIn(view, column));
});

/** A board's place in the matrix; null: it is not shown. */
function placeOf(board: number): number | null {
  const place = shown.value.indexOf(board);
  return place < 0 ? null : place;
}

function lookAt(column: number): void {
  const board = shown.value[column];
  if (board !== undefined) look(board);
}

function start(frame: Element, canvas: HTMLCanvasElement): () => void {
  const scene = () => ({
    views: rows.value,
    opinions: minds.value,
    heads: heads.value,
    cell: cell.value,
    head: HEAD,
    cursor: cursor.value,
    chosen: chosen.value === null ? null : placeOf(chosen.value),
    palette: palette.value,
  });
  let drawing: ReturnType<typeof scene> | undefined;
  const drawn = frames(() => {
    const side = extent.value;
    if (drawing && drawing.views.length > 0 && canvas.isConnected)
      drawMatrix(surface(canvas, { width: side, height: side }), drawing);
    return false;
  });
  const ends = [
    watchSize(frame, (size) => {
      width.value = size.width;
    }),
    effect(() => {
      if (width.value === 0) return;
      drawing = scene();
      drawn.need();
    }),
    drawn.stop,
  ];
  return () => {
    for (const end of ends) end();
  };
}

function cellAt(event: PointerEvent): Cell | null {
  const { left, top } = (event.currentTarget as Element).getBoundingClientRect();
  const column = Math.floor((event.clientX - left - HEAD) / cell.value);
  const row = Math.floor((event.clientY - top - HEAD) / cell.value);
  const within = (at: number) => at >= 0 && at < there.value.length;
  return within(row) && within(column) ? { row, column } : null;
}

function point(next: Cell | null): void {
  if (next?.row !== cursor.value?.row || next?.column !== cursor.value?.column) cursor.value = next;
}

const STEPS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

function pressed(event: KeyboardEvent): void {
  const step = STEPS[event.key];
  const { row, column } = cursor.value ?? { row: 0, column: 0 };
  const kept = (at: number) => Math.max(0, Math.min(there.value.length - 1, at));
  if (step) point({ row: kept(row + step[0]), column: kept(column + step[1]) });
  else if (event.key === "Home") point({ row, column: 0 });
  else if (event.key === "End") point({ row, column: there.value.length - 1 });
  else if (event.key === "Enter") lookAt(column);
  else return;
  event.preventDefault();
}

export function Matrix() {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => start(frame.current!, canvas.current!), []);
  const side = `${extent.value}px`;
  return (
    <section class="panel matrix" aria-labelledby="matrix-title">
      <header>
        <h2 id="matrix-title">Who sees whom how</h2>
        <p class="quiet">row: observer, column: board</p>
      </header>
      <p id="matrix-summary" class="summary">
        {summary.value}
      </p>
      <div ref={frame}>
        <div
          class="cells"
          role="application"
          aria-roledescription="matrix"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it answers keys; its 64,516 cells could not be elements.
          tabIndex={0}
          aria-label="Matrix. Arrow keys go from cell to cell, Enter opens the column's board."
          aria-describedby="matrix-summary"
          style={{ width: side, height: side }}
          onKeyDown={pressed}
          onFocus={(event) => {
            if (event.currentTarget.matches(":focus-visible")) point(cursor.value ?? { row: 0, column: 0 });
          }}
          onBlur={() => point(null)}
          onPointerMove={(event) => point(cellAt(event))}
          onPointerDown={(event) => point(cellAt(event))}
          onPointerLeave={() => point(null)}
          onClick={() => {
            if (cursor.value) lookAt(cursor.value.column);
          }}
        >
          <canvas ref={canvas} />
        </div>
      </div>
      <p class="cell-words" role="status">
        {words.value ?? <span class="quiet">Point at a cell, or go there with the arrow keys.</span>}
      </p>
    </section>
  );
}
