import type { Topic } from "../../core/events.ts";
import { chosen } from "../../state/store.ts";
import { known } from "../common/known.ts";
import { offered, onlyChosen, text, topics } from "./state.ts";

/** Which events are shown. */
export function EventFilters() {
  const board = chosen.value === null ? undefined : known.value[chosen.value];
  return (
    <div class="events-filters">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset's legend does not flow among chips. */}
      <div class="chips" role="group" aria-label="Topics">
        {offered.value.map(({ topic, word }) => (
          <button
            key={topic}
            type="button"
            class="chip"
            aria-pressed={topics.value.has(topic)}
            onClick={() => toggle(topic)}
          >
            {word}
          </button>
        ))}
        <button
          type="button"
          class="chip"
          aria-pressed={onlyChosen.value && board !== undefined}
          disabled={board === undefined}
          title={board ? undefined : "Choose a board first"}
          onClick={() => {
            onlyChosen.value = !onlyChosen.value;
          }}
        >
          Only {board?.ip ?? "the chosen board"}
        </button>
      </div>
      <input
        type="search"
        aria-label="Find in events"
        placeholder="Find: an address, a word"
        value={text.value}
        onInput={(event) => {
          text.value = event.currentTarget.value;
        }}
      />
    </div>
  );
}

function toggle(topic: Topic): void {
  const next = new Set(topics.value);
  if (!next.delete(topic)) next.add(topic);
  topics.value = next;
}
