/** The boards as a list of options that lie upon the drawn nodes: for keyboards and screen readers. */
import { computed } from "@preact/signals";
import { boardWords } from "../../core/words.ts";
import { opinion, who } from "../../state/insight.ts";
import { chosen, marked } from "../../state/store.ts";
import { memo } from "../memo.ts";
import { cancelled, left, letGo, moved, pressedDown } from "./gestures.ts";
import { pressedKey } from "./keys.ts";
import { layout } from "./layout.ts";
import { cursor, focused } from "./state.ts";

const words = computed(() =>
  who.value.map((board, index) => {
    const { [index]: others } = opinion.value;
    return others ? boardWords(board, others) : board.ip;
  }),
);

interface BoardProps {
  board: number;
  words: string;
  x: number;
  y: number;
  marked: boolean;
  chosen: boolean;
}

const Board = memo(function Board({ board, words, x, y, marked, chosen }: BoardProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, and tells of the active one.
    <div
      id={`board-${board}`}
      role="option"
      aria-selected={marked}
      aria-current={chosen || undefined}
      aria-label={marked ? `${words}; marked` : words}
      style={{ left: `${x}px`, top: `${y}px` }}
    />
  );
});

export function BoardList() {
  const { points } = layout.value;
  return (
    <div
      class="board-list"
      role="listbox"
      tabIndex={0}
      aria-label="Boards. Arrow keys go from board to board, Enter opens one, the space bar marks it."
      aria-multiselectable="true"
      aria-activedescendant={points[cursor.value] ? `board-${cursor.value}` : undefined}
      onKeyDown={pressedKey}
      onPointerDown={pressedDown}
      onPointerMove={moved}
      onPointerUp={letGo}
      onPointerCancel={cancelled}
      onPointerLeave={left}
      onFocus={(event) => {
        focused.value = event.currentTarget.matches(":focus-visible");
      }}
      onBlur={() => {
        focused.value = false;
      }}
    >
      {points.map(
        (point, board) =>
          point && (
            <Board
              key={board}
              board={board}
              words={words.value[board] ?? ""}
              x={Math.round(point.x)}
              y={Math.round(point.y)}
              marked={marked.value.has(board)}
              chosen={chosen.value === board}
            />
          ),
      )}
    </div>
  );
}
