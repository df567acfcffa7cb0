/** Draws who sees whom how: a row an observer, a column a board, and strongest what differs from most. */
import { blend, pixel, rgb } from "../core/blend.ts";
import { ALL_SEEN, KINDS, type Opinion, type Seen, seenIn } from "../core/opinion.ts";
import type { Palette } from "../state/theme.ts";
import { drawMarks, STATE_COLOUR } from "./marks.ts";

export interface MatrixScene {
  views: readonly (string | null)[];
  opinions: readonly Opinion[];
  /** What rows and columns are headed by. */
  heads: readonly string[];
  cell: number;
  /** Room for heads, left and above, pixels. */
  head: number;
  cursor: { row: number; column: number } | null;
  chosen: number | null;
  palette: Palette;
}

/** Cells this large have a mark for what is not up, and heads each. */
const MARKED = 9;
const HEADED = 13;
/** How strong what most think is drawn. */
const MOST = 0.34;

export function drawMatrix(context: CanvasRenderingContext2D, scene: MatrixScene): void {
  const { views, cell, head } = scene;
  const count = views.length;
  context.imageSmoothingEnabled = false;
  context.drawImage(cells(scene), head, head, count * cell, count * cell);
  if (cell >= 6) gaps(context, scene);
  if (cell >= MARKED) marks(context, scene);
  heads(context, scene);
  disputes(context, scene);
  pointers(context, scene);
}

/** A pixel a cell: drawn at once, however many. */
function cells({ views, opinions, palette }: MatrixScene): HTMLCanvasElement {
  const count = views.length;
  const canvas = document.createElement("canvas");
  canvas.width = count;
  canvas.height = count;
  const context = canvas.getContext("2d")!;
  const image = context.createImageData(count, count);
  const pixels = new Uint32Array(image.data.buffer);
  const ground = rgb(palette.panel);
  const nothing = pixel(rgb(palette.paper));
  const shades = (share: number) =>
    new Map(
      ALL_SEEN.map((seen) => [
        seen,
        pixel(blend(rgb(palette[STATE_COLOUR[seen]]), ground, seen === "." ? share * 0.35 : share)),
      ]),
    );
  const faint = shades(MOST);
  const strong = shades(1);
  for (const [observer, row] of views.entries()) {
    for (let board = 0; board < count; board += 1) {
      const at = observer * count + board;
      if (row === null) pixels[at] = nothing;
      else {
        const seen = seenIn(row, board);
        pixels[at] = (differs(seen, opinions[board], observer === board) ? strong : faint).get(seen)!;
      }
    }
  }
  context.putImageData(image, 0, 0);
  return canvas;
}

function differs(seen: Seen, opinion: Opinion | undefined, itself: boolean): boolean {
  return opinion !== undefined && !opinion.agree && !itself && KINDS[seen] !== KINDS[opinion.seen];
}

function gaps(context: CanvasRenderingContext2D, { views, cell, head, palette }: MatrixScene): void {
  const far = views.length * cell;
  context.fillStyle = palette.panel;
  for (let at = 0; at <= views.length; at += 1) {
    context.fillRect(head + at * cell - 0.5, head, 1, far);
    context.fillRect(head, head + at * cell - 0.5, far, 1);
  }
}

function marks(context: CanvasRenderingContext2D, { views, cell, head, palette }: MatrixScene): void {
  const found = new Map<Seen, { x: number; y: number }[]>(ALL_SEEN.map((seen) => [seen, []]));
  const middle = (index: number) => head + (index + 0.5) * cell;
  for (const [observer, row] of views.entries()) {
    if (row === null) continue;
    for (let board = 0; board < views.length; board += 1) {
      const seen = seenIn(row, board);
      if (seen !== "0") found.get(seen)!.push({ x: middle(board), y: middle(observer) });
    }
  }
  for (const [seen, spots] of found) drawMarks(context, seen, spots, cell * 0.26, palette);
  // A board of itself: a dot.
  context.fillStyle = palette.up;
  for (const [index, row] of views.entries()) {
    if (row !== null) context.fillRect(middle(index) - 1.5, middle(index) - 1.5, 3, 3);
  }
}

function heads(context: CanvasRenderingContext2D, scene: MatrixScene): void {
  const { heads, cell, head, palette, cursor } = scene;
  const every = cell >= HEADED ? 1 : [5, 10, 25, 50, 100].find((step) => step * cell >= 24)!;
  context.font = `11px ${getComputedStyle(context.canvas).fontFamily}`;
  for (const [index, text] of heads.entries()) {
    const pointed = (which: number | undefined) => which === index;
    if (index % every !== 0) continue;
    const at = head + (index + 0.5) * cell;
    context.fillStyle = pointed(cursor?.row) ? palette.ink : palette.quiet;
    context.textAlign = "right";
    context.textBaseline = "middle";
    context.fillText(text, head - 5, at);
    context.fillStyle = pointed(cursor?.column) ? palette.ink : palette.quiet;
    context.save();
    context.translate(at, head - 13);
    context.rotate(-Math.PI / 2);
    context.textAlign = "left";
    context.fillText(text, 0, 0);
    context.restore();
  }
}

/** A wedge above, and a line down, where the others disagree on a board. */
function disputes(
  context: CanvasRenderingContext2D,
  { opinions, cell, head, palette, views }: MatrixScene,
): void {
  const columns = opinions.flatMap(({ agree }, board) => (agree ? [] : [head + board * cell]));
  context.fillStyle = palette.suspect;
  context.beginPath();
  const wide = Math.max(2.5, Math.min(5, cell / 2));
  for (const left of columns) {
    const middle = left + cell / 2;
    context.moveTo(middle - wide, head - 11);
    context.lineTo(middle + wide, head - 11);
    context.lineTo(middle, head - 3);
  }
  context.fill();
  if (cell < 6) return;
  context.strokeStyle = palette.suspect;
  context.lineWidth = 1;
  context.globalAlpha = 0.7;
  for (const left of columns) context.strokeRect(left, head, cell, views.length * cell);
  context.globalAlpha = 1;
}

function pointers(context: CanvasRenderingContext2D, scene: MatrixScene): void {
  const { cursor, chosen, cell, head, views, palette } = scene;
  const far = views.length * cell;
  context.strokeStyle = palette.focus;
  if (chosen !== null && chosen < views.length) {
    context.lineWidth = 1.5;
    context.strokeRect(head, head + chosen * cell, far, cell);
  }
  if (!cursor) return;
  const [x, y] = [head + cursor.column * cell, head + cursor.row * cell];
  context.globalAlpha = 0.1;
  context.fillStyle = palette.focus;
  context.fillRect(head, y, far, cell);
  context.fillRect(x, head, cell, far);
  context.globalAlpha = 1;
  context.lineWidth = 2;
  context.strokeRect(x - 1, y - 1, cell + 2, cell + 2);
}
