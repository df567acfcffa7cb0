import { spreadOf } from "../../core/tables.ts";
import { called, known } from "../common/known.ts";
import { pointed, rows } from "./state.ts";

/** More names than that are no help. */
const MOST = 12;

/** Names the boards that do not hold the row that is pointed at, or has the focus. */
export function Lacking() {
  return (
    <p class="note lacking" aria-live="polite">
      {words()}
    </p>
  );
}

function words(): string {
  const row = rows.value.find(({ key }) => key === pointed.value);
  if (!row) return "Point at a row: here stands which boards lack it.";
  const { lacking, of } = spreadOf(row);
  if (of === 0) return `${row.key}: no board that is on has this table.`;
  if (lacking.length === 0) return `${row.key} is at every board that is on.`;
  const names = lacking.slice(0, MOST).map((index) => {
    const board = known.value[index];
    return board ? called(board) : `board ${index + 1}`;
  });
  const more = lacking.length > MOST ? ` and ${lacking.length - MOST} more` : "";
  return `${row.key} is not yet at ${names.join(", ")}${more}.`;
}
