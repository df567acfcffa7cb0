import { SetForm } from "../common/set-form.tsx";
import { problem, set, setter, text, type } from "./state.ts";

/** Sets a record of alfred's on a board. */
export function FactForm() {
  return (
    <SetForm
      label="Set a fact"
      button="Set fact"
      id="fact-board"
      command="set-fact"
      setter={setter}
      problem={problem}
      set={set}
    >
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
    </SetForm>
  );
}
