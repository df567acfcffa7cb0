import { BoardChoice } from "../shared/board-choice.tsx";
import { whyNot } from "../shared/why.ts";
import { fields, key, problem, set, setter } from "./state.ts";

/** Sets a row: its key, its fields, and the board that says it first. */
export function RowForm() {
  const why = whyNot("set-row");
  return (
    <form
      class="form"
      aria-label="Set a row"
      onSubmit={(event) => {
        event.preventDefault();
        set();
      }}
    >
      <div class="fields">
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
        <BoardChoice
          id="row-board"
          label="set by"
          asked={setter.value}
          choose={(board) => {
            setter.value = board;
          }}
        />
        <button type="submit" class="button main" disabled={why !== undefined} title={why}>
          Set row
        </button>
      </div>
      {why && <p class="note">{why}</p>}
      <p class="problem" role="alert">
        {problem.value}
      </p>
    </form>
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
