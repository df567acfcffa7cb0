/** A page that was opened by a link of another fleet, or of another moment, says so and offers to run it. */
import { computed, signal } from "@preact/signals";
import { commandLine, differs, fleetWords, type Link, readLink } from "../../core/link.ts";
import { perform } from "../../state/connection.ts";
import { done } from "../../state/insight.ts";
import { can, fleet, now } from "../../state/store.ts";
import "./banner.css";

const link = signal<Link>(readLink(location.hash));
addEventListener("hashchange", () => {
  link.value = readLink(location.hash);
});

const other = computed(() => fleet.value !== undefined && differs(link.value, fleet.value));
/** The round of the link, where it is another by more than one as the page opens. */
const past = computed(() => {
  const { round } = link.value;
  const at = Math.floor(now.value?.rounds ?? 0);
  return round !== undefined && at - round > 1 ? round : undefined;
});

function close(): void {
  link.value = {};
}

async function run(): Promise<void> {
  const { boards, seed, scenario, round } = link.value;
  const current = fleet.value!;
  const started = await perform({
    do: "anew",
    boards: boards ?? current.boards,
    seed: seed ?? current.seed ?? 1,
    scenario: scenario || null,
    until: round ?? null,
  });
  if (!started) return;
  done.value = `It runs: ${fleetWords(link.value)}.`;
  close();
}

export function Banner() {
  if (!fleet.value || (!other.value && past.value === undefined)) return null;
  return (
    <aside class="banner" aria-label="The link that this page was opened by">
      <p>
        {other.value
          ? `This link is of ${fleetWords(link.value)}.`
          : `This link is of round ${past.value} of this fleet, which has gone on since.`}{" "}
        {!can("anew") && (
          <>
            To see it, run <code>{commandLine(link.value)}</code>
          </>
        )}
      </p>
      <div>
        {can("anew") && (
          <button type="button" class="button main" onClick={run}>
            Run it
          </button>
        )}
        <button type="button" class="button" onClick={close}>
          Stay here
        </button>
      </div>
    </aside>
  );
}
