import { BoardChoice } from "../shared/board-choice.tsx";
import { whyNot } from "../shared/why.ts";
import { problem, set, setter, text, type } from "./state.ts";

/** Sets a record of alfred's on a board. */
export function FactForm() {
  const why = whyNot("set-fact");
  return (
    <form
      class="form"
      aria-label="Set a fact"
      onSubmit={(event) => {
        event.preventDefault();
        set();
      }}
    >
      <div class="fields">
        <label class="field" for="fact-type">
          <span>type, 64 to 255</span>
          <input
            id="fact-type"
            inputMode="numeric"
            autocomplete="off"
            size={5}
            value={type.value}
            onInput={(event) => {
              type.value = event.currentTarget.value;
            }}
          />
        </label>
        <label class="field wide" for="fact-text">
          <span>text</span>
          <input
            id="fact-text"
            autocomplete="off"
            value={text.value}
            onInput={(event) => {
              text.value = event.currentTarget.value;
            }}
          />
        </label>
        <BoardChoice
          id="fact-board"
          label="set by"
          asked={setter.value}
          choose={(board) => {
            setter.value = board;
          }}
        />
        <button type="submit" class="button main" disabled={why !== undefined} title={why}>
          Set fact
        </button>
      </div>
      {why && <p class="note">{why}</p>}
      <p class="problem" role="alert">
        {problem.value}
      </p>
    </form>
  );
}
