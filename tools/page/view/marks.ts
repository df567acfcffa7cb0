/** The mark of each state: a shape of its own, so that no colour is needed to tell them apart. */
import type { Point } from "../core/geometry.ts";
import type { Seen } from "../core/opinion.ts";
import type { Palette } from "../state/theme.ts";

/** The colour that each is drawn in. */
export const STATE_COLOUR: Readonly<Record<Seen, keyof Palette>> = {
  "0": "up",
  "1": "tick",
  "2": "suspect",
  "3": "down",
  "4": "off",
  ".": "unknown",
};

/** Draws the mark of a state at many spots in one go. */
export function drawMarks(
  context: CanvasRenderingContext2D,
  seen: Seen,
  spots: readonly Point[],
  radius: number,
  palette: Palette,
): void {
  if (spots.length === 0) return;
  const colour = palette[STATE_COLOUR[seen]];
  const solid = seen === "0" || seen === "1" || seen === "2";
  context.beginPath();
  for (const spot of spots) outline(context, seen, spot, radius);
  context.fillStyle = solid ? colour : palette.panel;
  context.fill();
  context.strokeStyle = colour;
  context.lineWidth = Math.max(1.25, radius / 8);
  context.setLineDash(seen === "." ? [radius / 4, radius / 4] : []);
  if (!solid) context.stroke();
  context.setLineDash([]);
  context.beginPath();
  for (const spot of spots) sign(context, seen, spot, radius);
  context.strokeStyle = solid ? palette.panel : colour;
  context.lineWidth = Math.max(1.25, radius / 6);
  context.stroke();
}

function outline(context: CanvasRenderingContext2D, seen: Seen, { x, y }: Point, radius: number): void {
  if (seen === "2") {
    const reach = radius * 1.2;
    context.moveTo(x, y - reach);
    context.lineTo(x + reach, y);
    context.lineTo(x, y + reach);
    context.lineTo(x - reach, y);
    context.closePath();
  } else if (seen === "3") {
    const half = radius * 0.88;
    context.rect(x - half, y - half, half * 2, half * 2);
  } else {
    const round = seen === "4" ? radius * 0.6 : radius - (seen === "." ? 1 : 0);
    context.moveTo(x + round, y);
    context.arc(x, y, round, 0, 2 * Math.PI);
  }
}

/** What stands inside: a dot's ring for a tick, a cross for down. */
function sign(context: CanvasRenderingContext2D, seen: Seen, { x, y }: Point, radius: number): void {
  if (seen === "1") {
    const round = radius * 0.62;
    context.moveTo(x + round, y);
    context.arc(x, y, round, 0, 2 * Math.PI);
  } else if (seen === "3") {
    const half = radius * 0.88;
    context.moveTo(x - half, y - half);
    context.lineTo(x + half, y + half);
    context.moveTo(x + half, y - half);
    context.lineTo(x - half, y + half);
  }
}
