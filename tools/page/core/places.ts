/**
 * Where each board is drawn. The same boards always stand at the same places, and stay there as others come:
 * those that a fleet begins with are laid out as a whole, a ring or a disc, and later ones find a gap.
 */
import { forceCollide, forceSimulation, forceX, forceY, type SimulationNodeDatum } from "d3-force";
import type { Point, Spots } from "./geometry.ts";

/** So many are drawn as a ring: its inside shows who talks to whom. More would stand too close. */
const RING = 32;
/** Between two on a ring, in distances that two must have. */
const SPACED = 1.9;
/** An angle that never comes round to where it was: later ones begin on a spiral of it. */
const GOLDEN = Math.PI * (3 - Math.sqrt(5));
/** Until a disc has come to rest, near enough. */
const TICKS = 80;
const DECAY = 1 - 0.001 ** (1 / TICKS);

/**
 * Places of `count` boards, `began` of which were the first, on a plane `aspect` times as wide as high; the
 * centre is at 0, and two are about 1 apart or more. A fleet that has doubled is laid out anew as a whole.
 */
export function places(began: number, count: number, aspect: number): Point[] {
  let base = Math.max(1, Math.min(began, count));
  while (base * 2 <= count) base *= 2;
  const inRing = base <= RING;
  return fill(inRing ? ring(base, aspect) : disc(base, aspect), count, aspect, inRing ? 1.3 : 0.95);
}

/**
 * Places for boards that are met one by one, each of which stays where it is as others come: on a ring, half way
 * between two that stand there. More than a ring takes are laid out as {@link places} does.
 */
export function placesAsMet(count: number, aspect: number): Point[] {
  let slots = 1;
  while (slots < count) slots *= 2;
  if (slots > RING) return places(1, count, aspect);
  const standing = ring(slots, aspect);
  return Array.from({ length: count }, (_, index) => standing[halving(index) * slots]!);
}

/** 0, 1/2, 1/4, 3/4, 1/8, 5/8, ...: each half way between two before it. */
function halving(index: number): number {
  let [share, part] = [0, 0.5];
  for (let rest = index; rest > 0; rest >>= 1, part /= 2) share += (rest & 1) * part;
  return share;
}

function ring(count: number, aspect: number): Point[] {
  if (count === 1) return [{ x: 0, y: 0 }];
  const radius = Math.max(1, (count * SPACED) / (2 * Math.PI));
  const stretch = Math.sqrt(Math.min(1.8, Math.max(0.6, aspect)));
  // The first at the top, the others clockwise; two stand side by side.
  const first = count === 2 ? Math.PI : -Math.PI / 2;
  return Array.from({ length: count }, (_, index) => {
    const angle = first + (index * 2 * Math.PI) / count;
    return { x: radius * stretch * Math.cos(angle), y: (radius / stretch) * Math.sin(angle) };
  });
}

function disc(count: number, aspect: number): Point[] {
  const stretch = Math.sqrt(aspect);
  const nodes: SimulationNodeDatum[] = Array.from({ length: count }, (_, index) => {
    const { x, y } = onSpiral(index, 0.6);
    return { x: x * stretch, y: y / stretch };
  });
  forceSimulation(nodes)
    .stop()
    .alphaDecay(DECAY)
    .force("room", forceCollide(0.52).iterations(3))
    .force("x", forceX(0).strength(0.04 / aspect))
    .force("y", forceY(0).strength(0.04 * aspect))
    .tick(TICKS);
  return nodes.map(({ x, y }) => ({ x: x!, y: y! }));
}

/** Has more stand where they fit in: each at the first free spot on a fine spiral from the centre. */
function fill(standing: Point[], count: number, aspect: number, room: number): Point[] {
  const stretch = Math.sqrt(aspect);
  const free = (spot: Point) => standing.every(({ x, y }) => Math.hypot(x - spot.x, y - spot.y) >= room);
  for (let step = 0; standing.length < count; step += 1) {
    const { x, y } = onSpiral(step, 0.25);
    const spot = { x: x * stretch, y: y / stretch };
    if (free(spot)) standing.push(spot);
  }
  return standing;
}

function onSpiral(step: number, width: number): Point {
  const radius = width * Math.sqrt(step + 0.5);
  return { x: radius * Math.cos(step * GOLDEN), y: radius * Math.sin(step * GOLDEN) };
}

/** Room around what is drawn, in pixels. */
export interface Margin {
  x: number;
  y: number;
}

/** The places on a surface so many pixels wide and high: one scale for both, in the middle. Who is not shown needs no room. */
export function fitted(
  places: Spots,
  width: number,
  height: number,
  margin: Margin,
): { points: Spots; scale: number } {
  const xs = places.flatMap((place) => place?.x ?? []);
  const ys = places.flatMap((place) => place?.y ?? []);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = Math.min(
    (width - 2 * margin.x) / Math.max(1, right - left),
    (height - 2 * margin.y) / Math.max(1, bottom - top),
  );
  const middle = { x: (left + right) / 2, y: (top + bottom) / 2 };
  const points = places.map(
    (place) =>
      place && {
        x: width / 2 + (place.x - middle.x) * scale,
        y: height / 2 + (place.y - middle.y) * scale,
      },
  );
  return { points, scale };
}
