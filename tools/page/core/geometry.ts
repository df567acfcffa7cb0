/** Points on the plane where the boards are drawn. */

export interface Point {
  x: number;
  y: number;
}

/** Where each board stands, by index; undefined: it is not shown. */
export type Spots = readonly (Point | undefined)[];

/** A line through two points. */
export type Line = readonly [from: Point, to: Point];

export type Direction = "up" | "down" | "left" | "right";

const AHEAD: Readonly<Record<Direction, Point>> = {
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
};

/** How much farther something seems that lies off to the side. */
const SIDEWAYS = 2;

/**
 * What lies on either side of a line that goes on for ever, by index: first the side with fewer. What lies on
 * the line is of the second.
 */
export function sides(points: Spots, [from, to]: Line): [fewer: number[], more: number[]] {
  const left: number[] = [];
  const right: number[] = [];
  for (const [index, point] of points.entries()) {
    if (!point) continue;
    const { x, y } = point;
    const turn = (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x);
    (turn > 0 ? left : right).push(index);
  }
  return left.length <= right.length ? [left, right] : [right, left];
}

/** The nearest that lies in a direction of one of them, by index; that one itself where nothing does. */
export function neighbour(points: Spots, from: number, direction: Direction): number {
  const here = points[from];
  if (!here) return from;
  const ahead = AHEAD[direction];
  let best = from;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, point] of points.entries()) {
    if (!point) continue;
    const { x, y } = point;
    const along = (x - here.x) * ahead.x + (y - here.y) * ahead.y;
    const aside = Math.abs((x - here.x) * ahead.y) + Math.abs((y - here.y) * ahead.x);
    const seems = along + aside * SIDEWAYS;
    if (along > 1e-6 && seems < least) {
      best = index;
      least = seems;
    }
  }
  return best;
}

/** The one at a spot, by index: the nearest within reach; undefined: none. */
export function at(points: Spots, spot: Point, reach: number): number | undefined {
  let best: number | undefined;
  let least = reach;
  for (const [index, point] of points.entries()) {
    if (!point) continue;
    const distance = Math.hypot(point.x - spot.x, point.y - spot.y);
    if (distance <= least) {
      best = index;
      least = distance;
    }
  }
  return best;
}

/** The distance of the two that are nearest to each other; 0: there are no two. */
export function nearest(spots: Spots): number {
  const points = spots.filter((spot) => spot !== undefined);
  let least = Number.POSITIVE_INFINITY;
  for (const [index, one] of points.entries())
    for (const other of points.slice(index + 1))
      least = Math.min(least, Math.hypot(one.x - other.x, one.y - other.y));
  return Number.isFinite(least) ? least : 0;
}
