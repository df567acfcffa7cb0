/** Writes at the nodes of the graph who they are. */
import type { Point } from "../core/geometry.ts";
import { label, lastNumber } from "../core/labels.ts";
import { tags } from "../core/words.ts";
import type { BoardInfo } from "../protocol.ts";
import type { Scene } from "./graph.ts";
import type { Size } from "./surface.ts";

/** Fleets up to so many have their labels beside the nodes. */
export const LABELLED = 32;
/** A node this large has its number inside, where a fleet leaves no room beside. */
const ROOM_INSIDE = 9;
/** A surface narrower than this has short labels. */
const NARROW = 520;

/** Beside the nodes with the truth below, or the last number inside of them. */
export function drawLabels(context: CanvasRenderingContext2D, scene: Scene): void {
  const { boards, points, radius, palette, size } = scene;
  const font = getComputedStyle(context.canvas).fontFamily;
  if (points.filter(Boolean).length > LABELLED) {
    if (radius < ROOM_INSIDE) return;
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.font = `600 ${Math.min(12, radius * 0.82)}px ${font}`;
    for (const [board, info] of boards.entries()) drawNumber(context, scene, board, info);
    return;
  }
  context.font = `12.5px ${font}`;
  const below = tags(boards);
  for (const [board, info] of boards.entries()) {
    const point = points[board];
    if (!point) continue;
    const side = sideOf(point, size);
    context.textAlign = side.align;
    context.textBaseline = side.baseline;
    const far = radius + Math.max(9, radius * 1.1);
    const [x, y] = [point.x + side.x * far, point.y + side.y * far];
    context.fillStyle = palette.ink;
    context.fillText(label(info, size.width < NARROW), x, y);
    const { [board]: tag } = below;
    if (tag === undefined) continue;
    context.fillStyle = palette.quiet;
    context.fillText(tag, x, y + (side.baseline === "bottom" ? -15 : 15));
  }
}

function drawNumber(
  context: CanvasRenderingContext2D,
  { points, opinions, palette }: Scene,
  board: number,
  info: BoardInfo,
): void {
  const point = points[board];
  const seen = opinions[board]?.seen;
  // Where a cross stands there is no room for a number.
  if (!point || seen === "3") return;
  context.fillStyle = seen === "." || seen === "4" ? palette.quiet : palette.panel;
  context.fillText(lastNumber(info), point.x, point.y + 0.5);
}

/** Labels point away from the middle, so that they stand clear of the lines. */
function sideOf({ x, y }: Point, { width, height }: Size) {
  const [right, down] = [x - width / 2, y - height / 2];
  const long = Math.hypot(right, down);
  if (long < 1 || Math.abs(right) / long < 0.35)
    return { x: 0, y: down < -1 ? -1 : 1, align: "center", baseline: down < -1 ? "bottom" : "top" } as const;
  return { x: Math.sign(right), y: 0, align: right > 0 ? "left" : "right", baseline: "middle" } as const;
}
