/** On a narrow screen: which part is shown. */
import { effect, signal } from "@preact/signals";
import { chosen } from "../../state/store.ts";
import "./tabs.css";

const TABS = ["fleet", "board", "matrix", "time", "data", "events"] as const;

const WORDS: Readonly<Record<(typeof TABS)[number], string>> = {
  fleet: "Fleet",
  board: "Board",
  matrix: "Matrix",
  time: "Plots",
  data: "Data",
  events: "Events",
};

export const tab = signal<(typeof TABS)[number]>("fleet");

// A board that is closed leaves its tab.
effect(() => {
  if (chosen.value === null && tab.peek() === "board") tab.value = "fleet";
});

export function Tabs() {
  return (
    <nav class="tabs" aria-label="Parts of the page">
      {TABS.map((name) => (
        <button
          key={name}
          type="button"
          aria-current={tab.value === name ? "true" : undefined}
          disabled={name === "board" && chosen.value === null}
          onClick={() => {
            tab.value = name;
            scrollTo({ top: 0 });
          }}
        >
          {WORDS[name]}
        </button>
      ))}
    </nav>
  );
}
