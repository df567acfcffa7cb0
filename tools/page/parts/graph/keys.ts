/** The graph by keyboard: arrows go from board to board, Enter opens one, the space bar marks it. */
import { type Direction, neighbour } from "../../core/geometry.ts";
import { look } from "../../state/connection.ts";
import { mark } from "../../state/insight.ts";
import { layout } from "./layout.ts";
import { asking, cursor, focused, line } from "./state.ts";

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
};

export function pressedKey(event: KeyboardEvent): void {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const { points } = layout.value;
  const direction = ARROWS[event.key];
  if (direction) cursor.value = neighbour(points, cursor.value, direction);
  else if (event.key === "Home") cursor.value = 0;
  else if (event.key === "End") cursor.value = Math.max(0, points.length - 1);
  else if (event.key === "PageDown") cursor.value = (cursor.value + 1) % Math.max(1, points.length);
  else if (event.key === "PageUp")
    cursor.value = (cursor.value + points.length - 1) % Math.max(1, points.length);
  else if (event.key === "Enter") look(cursor.value);
  else if (event.key === " ") mark(cursor.value);
  else if (event.key === "Escape" && line.value) {
    line.value = null;
    asking.value = false;
  } else return;
  focused.value = true;
  event.preventDefault();
}
