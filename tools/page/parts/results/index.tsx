/** What came of the last command: read out, and shown where it came to nothing. */
import { done } from "../../state/insight.ts";
import { trouble } from "../../state/store.ts";
import "./results.css";

export function Results() {
  return (
    <>
      <p class="unseen" role="status">
        {trouble.value ? "" : done.value}
      </p>
      <div class="results" role="alert">
        {trouble.value && (
          <p>
            <span>{trouble.value}</span>
            <button
              type="button"
              class="chip"
              onClick={() => {
                trouble.value = undefined;
              }}
            >
              Close
            </button>
          </p>
        )}
      </div>
    </>
  );
}
