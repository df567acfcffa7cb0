import { look } from "../../state/connection.ts";
import { known } from "./known.ts";

/** A board's address, which chooses it. */
export function BoardButton({ index }: { index: number }) {
  const board = known.value[index];
  if (!board) return null;
  return (
    <button
      type="button"
      class="address"
      title={board.name ? `Look at ${board.name}` : "Look at this board"}
      onClick={() => look(index)}
    >
      {board.ip}
    </button>
  );
}
