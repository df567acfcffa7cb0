/** Draws the fleet: what the others think of each board as shape and colour, the truth about it dashed. */
import type { Line, Point, Spots } from "../core/geometry.ts";
import { ALL_SEEN, type Opinion } from "../core/opinion.ts";
import { tags } from "../core/words.ts";
import type { BoardInfo } from "../protocol.ts";
import type { Palette } from "../state/theme.ts";
import { drawLabels } from "./graph-labels.ts";
import { drawMarks, STATE_COLOUR } from "./marks.ts";
import type { Size } from "./surface.ts";

export interface Scene {
  size: Size;
  points: Spots;
  /** Of a node, pixels. */
  radius: number;
  boards: readonly BoardInfo[];
  opinions: readonly Opinion[];
  /** Pairs to draw a line between, one after the other. */
  bonds: readonly number[];
  apart: readonly number[];
  chosen: number | null;
  marked: ReadonlySet<number>;
  /** Where the keyboard is; null: elsewhere. */
  cursor: number | null;
  hovered: number | null;
  /** A cut that is being drawn. */
  line: Line | null;
  palette: Palette;
}

export function drawGraph(context: CanvasRenderingContext2D, scene: Scene): void {
  drawBonds(context, scene);
  drawSide(context, scene);
  drawNodes(context, scene);
  drawShares(context, scene);
  drawTruths(context, scene);
  drawChoices(context, scene);
  drawLabels(context, scene);
  if (scene.line) drawCut(context, scene.line, scene);
}

function circles(context: CanvasRenderingContext2D, spots: readonly Point[], radius: number): void {
  context.beginPath();
  for (const { x, y } of spots) {
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
  }
}

function drawBonds(context: CanvasRenderingContext2D, { bonds, points, palette, boards }: Scene): void {
  context.beginPath();
  for (let at = 0; at + 1 < bonds.length; at += 2) {
    const [one, other] = [points[bonds[at]!], points[bonds[at + 1]!]];
    if (!one || !other) continue;
    context.moveTo(one.x, one.y);
    context.lineTo(other.x, other.y);
  }
  context.strokeStyle = palette.line;
  context.globalAlpha = boards.length > 16 ? 0.4 : 0.8;
  context.lineWidth = 1;
  context.stroke();
  context.globalAlpha = 1;
}

/** Boards on one side of a cut stand on a ground of their own. */
function drawSide(context: CanvasRenderingContext2D, { apart, points, radius, palette }: Scene): void {
  circles(
    context,
    apart.flatMap((board) => points[board] ?? []),
    radius + Math.max(6, radius * 0.95),
  );
  context.fillStyle = palette.accent;
  context.globalAlpha = 0.2;
  context.fill();
  context.globalAlpha = 1;
}

function drawNodes(context: CanvasRenderingContext2D, { points, opinions, radius, palette }: Scene): void {
  for (const seen of ALL_SEEN) {
    const spots = points.filter(
      (point, board): point is Point => point !== undefined && opinions[board]?.seen === seen,
    );
    drawMarks(context, seen, spots, radius, palette);
  }
}

/** Around a board that the others disagree on: how many hold it for what, as shares of a ring. */
function drawShares(context: CanvasRenderingContext2D, { points, opinions, radius, palette }: Scene): void {
  const reach = radius + Math.max(3, radius * 0.34);
  context.lineWidth = Math.max(2, radius * 0.22);
  for (const [board, { agree, counts, others }] of opinions.entries()) {
    const point = points[board];
    if (agree || !point) continue;
    let from = -Math.PI / 2;
    for (const seen of ALL_SEEN) {
      const to = from + (counts[seen] / others) * 2 * Math.PI;
      if (counts[seen] > 0) {
        context.beginPath();
        context.arc(point.x, point.y, reach, from, to);
        context.strokeStyle = palette[STATE_COLOUR[seen]];
        context.stroke();
      }
      from = to;
    }
  }
}

/** What is so, whatever the others think: a dashed outline. */
function drawTruths(context: CanvasRenderingContext2D, { boards, points, radius, palette }: Scene): void {
  const below = tags(boards);
  const spots = points.filter(
    (point, board): point is Point => point !== undefined && below[board] !== undefined,
  );
  circles(context, spots, radius + Math.max(4, radius * 0.7));
  context.setLineDash([3, 3]);
  context.strokeStyle = palette.quiet;
  context.lineWidth = 1.4;
  context.stroke();
  context.setLineDash([]);
}

function drawChoices(context: CanvasRenderingContext2D, scene: Scene): void {
  const { points, radius, palette, chosen, marked, cursor, hovered } = scene;
  const ring = (board: number | null, more: number, width: number, alpha = 1) => {
    const point = board === null ? undefined : points[board];
    if (!point) return;
    circles(context, [point], radius + more);
    context.globalAlpha = alpha;
    context.lineWidth = width;
    context.strokeStyle = palette.focus;
    context.stroke();
    context.globalAlpha = 1;
  };
  ring(hovered, Math.max(4, radius * 0.4), 1.5, 0.6);
  ring(chosen, Math.max(6, radius * 0.85), 3);
  ring(cursor, Math.max(9, radius * 1.1), 2);
  // A tick in a badge: marked.
  const badge = Math.max(4, radius * 0.42);
  for (const board of marked) {
    const point = points[board];
    if (!point) continue;
    const [x, y] = [point.x + radius * 0.8, point.y - radius * 0.8];
    circles(context, [{ x, y }], badge);
    context.fillStyle = palette.accent;
    context.fill();
    context.beginPath();
    context.moveTo(x - badge * 0.45, y);
    context.lineTo(x - badge * 0.1, y + badge * 0.4);
    context.lineTo(x + badge * 0.5, y - badge * 0.4);
    context.strokeStyle = palette["on-accent"];
    context.lineWidth = Math.max(1.2, badge / 4);
    context.stroke();
  }
}

function drawCut(context: CanvasRenderingContext2D, [from, to]: Line, { palette, size }: Scene): void {
  const long = Math.hypot(to.x - from.x, to.y - from.y);
  const far = (size.width + size.height) / Math.max(1, long);
  const [dx, dy] = [(to.x - from.x) * far, (to.y - from.y) * far];
  context.strokeStyle = palette.down;
  context.lineWidth = 1;
  context.setLineDash([2, 5]);
  context.beginPath();
  context.moveTo(from.x - dx, from.y - dy);
  context.lineTo(to.x + dx, to.y + dy);
  context.stroke();
  context.setLineDash([]);
  context.lineWidth = 2.5;
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
}
