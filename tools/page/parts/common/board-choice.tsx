import { chosen } from "../../state/store.ts";
import { called, ready } from "./known.ts";

/** The board that does it: the one asked for if it is on, else the one looked at, else the first that is on. */
export function doer(asked: number | null): number | null {
  const on = (index: number | null) => ready.value.some((board) => board.index === index);
  if (on(asked)) return asked;
  return on(chosen.value) ? chosen.value : (ready.value[0]?.index ?? null);
}

/** Has a person choose among the boards that are on. */
export function BoardChoice(props: {
  id: string;
  label: string;
  asked: number | null;
  choose: (board: number) => void;
}) {
  const value = doer(props.asked);
  return (
    <label class="field" for={props.id}>
      <span>{props.label}</span>
      <select
        id={props.id}
        value={value === null ? "" : String(value)}
        disabled={value === null}
        onChange={(event) => props.choose(Number(event.currentTarget.value))}
      >
        {value === null && <option value="">no board is on</option>}
        {ready.value.map((board) => (
          <option key={board.index} value={String(board.index)}>
            {called(board)}
          </option>
        ))}
      </select>
    </label>
  );
}
