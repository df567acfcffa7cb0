/** The graph by keyboard: arrows go from board to board, Enter opens one, the space bar marks it. */
import { type Direction, neighbour } from "../../core/geometry.ts";
import { look } from "../../state/connection.ts";
import { mark, shown } from "../../state/insight.ts";
import { layout } from "./layout.ts";
import { asking, bring, cursor, focused, line } from "./state.ts";

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
  if (direction) bring(neighbour(points, cursor.value, direction));
  else if (event.key === "Home") bring(shown.value[0] ?? 0);
  else if (event.key === "End") bring(shown.value.at(-1) ?? 0);
  else if (event.key === "PageDown") step(1);
  else if (event.key === "PageUp") step(-1);
  else if (event.key === "Enter") look(cursor.value);
  else if (event.key === " ") mark(cursor.value);
  else if (event.key === "Escape" && line.value) {
    line.value = null;
    asking.value = false;
  } else return;
  focused.value = true;
  event.preventDefault();
}

/** To the next of those who are shown, or the one before; round at the ends. */
function step(by: 1 | -1): void {
  const { length } = shown.value;
  const at = shown.value.indexOf(cursor.value) + by;
  bring(shown.value[(at + length) % Math.max(1, length)] ?? 0);
}
