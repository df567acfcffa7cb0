import { SetForm } from "../common/set-form.tsx";
import { fields, key, problem, set, setter } from "./state.ts";

/** Sets a row: its key, its fields, and the board that says it first. */
export function RowForm() {
  return (
    <SetForm
      label="Set a row"
      button="Set row"
      id="row-board"
      command="set-row"
      setter={setter}
      problem={problem}
      set={set}
    >
      <label class="field" for="row-key">
        <span>key</span>
        <input
          id="row-key"
          autocomplete="off"
          spellcheck={false}
          size={12}
          value={key.value}
          onInput={(event) => {
            key.value = event.currentTarget.value;
          }}
        />
      </label>
      {fields.value.map((field, at) => (
        <label class="field" for={`row-field-${at}`} key={at}>
          <span>{fields.value.length === 1 ? "field" : `field ${at + 1}`}</span>
          <input
            id={`row-field-${at}`}
            autocomplete="off"
            spellcheck={false}
            size={12}
            value={field}
            onInput={(event) => change(at, event.currentTarget.value)}
            onPaste={(event) => paste(event, at)}
          />
        </label>
      ))}
      <span class="form-more">
        <button
          type="button"
          class="button"
          aria-label="One field more"
          title="One field more"
          onClick={() => {
            fields.value = [...fields.value, ""];
          }}
        >
          +
        </button>
        <button
          type="button"
          class="button"
          aria-label="One field less"
          title="One field less"
          disabled={fields.value.length === 1}
          onClick={() => {
            fields.value = fields.value.slice(0, -1);
          }}
        >
          −
        </button>
      </span>
    </SetForm>
  );
}

function change(at: number, text: string): void {
  fields.value = fields.value.with(at, text);
}

/** What is pasted with tabs in it is several fields. */
function paste(event: ClipboardEvent, at: number): void {
  const text = event.clipboardData?.getData("text") ?? "";
  if (!text.includes("\t")) return;
  event.preventDefault();
  fields.value = [...fields.value.slice(0, at), ...text.trim().split("\t"), ...fields.value.slice(at + 1)];
}
