/** What a node says when a pointer is over it, or the keyboard at it. */
import { boardWords } from "../../core/words.ts";
import { opinion, who } from "../../state/insight.ts";
import { layout, size } from "./layout.ts";
import { cursor, focused, hovered, line } from "./state.ts";

export function Tooltip() {
  const board = hovered.value ?? (focused.value ? cursor.value : null);
  const point = board === null ? undefined : layout.value.points[board];
  const info = board === null ? undefined : who.value[board];
  const others = board === null ? undefined : opinion.value[board];
  if (!point || !info || !others || line.value) return null;
  const below = point.y < size.value.height / 2;
  const left = Math.max(120, Math.min(size.value.width - 120, point.x));
  const away = layout.value.radius + 16;
  return (
    <p
      class={below ? "tooltip below" : "tooltip"}
      aria-hidden="true"
      style={{ left: `${left}px`, top: `${point.y + (below ? away : -away)}px` }}
    >
      {info.name ? `${info.ip} · ` : ""}
      {boardWords(info, others)}
    </p>
  );
}
