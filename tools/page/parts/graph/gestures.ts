/** What a pointer does in the graph: it tells, chooses, and cuts the network in two. */
import { at, type Point } from "../../core/geometry.ts";
import { look } from "../../state/connection.ts";
import { mark } from "../../state/insight.ts";
import { can } from "../../state/store.ts";
import { layout } from "./layout.ts";
import { asking, bring, cutting, hovered, line, parted } from "./state.ts";

/** A pointer that moves less than this has not been dragged, pixels. */
const STEADY = 8;
/** Nodes are larger to a finger than to the eye: targets of 24 pixels. */
const REACH = 14;

let pressed: Point | undefined;

function spot(event: PointerEvent): Point {
  const { left, top } = (event.currentTarget as Element).getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

function board(point: Point): number | undefined {
  const { points, radius } = layout.value;
  return at(points, point, Math.max(REACH, radius * 1.3));
}

export function pressedDown(event: PointerEvent): void {
  if (event.button !== 0) return;
  pressed = spot(event);
  asking.value = false;
  line.value = null;
}

export function moved(event: PointerEvent): void {
  const here = spot(event);
  const over = board(here) ?? null;
  if (hovered.value !== over && event.pointerType !== "touch") hovered.value = over;
  if (!pressed || !can("partition")) return;
  if (event.pointerType === "touch" && !cutting.value) return;
  if (!line.value && Math.hypot(here.x - pressed.x, here.y - pressed.y) < STEADY) return;
  (event.currentTarget as Element).setPointerCapture(event.pointerId);
  line.value = [pressed, here];
}

export function letGo(event: PointerEvent): void {
  const from = pressed;
  pressed = undefined;
  if (line.value) {
    asking.value = parted.value.length > 0;
    if (!asking.value) line.value = null;
    return;
  }
  const found = from && board(spot(event));
  if (found === undefined) return;
  bring(found);
  if (event.shiftKey || event.ctrlKey || event.metaKey) mark(found);
  else look(found);
}

/** The browser has taken the pointer for itself: to scroll. */
export function cancelled(): void {
  pressed = undefined;
  if (!asking.value) line.value = null;
}

export function left(): void {
  hovered.value = null;
}
