/** A page that was opened by a link of another fleet, or of another moment, says so and offers to run it. */
import { computed, effect, signal } from "@preact/signals";
import { commandLine, differs, fleetWords, type Link, readLink } from "../../core/link.ts";
import { perform } from "../../state/connection.ts";
import { done } from "../../state/insight.ts";
import { can, fleet, now } from "../../state/store.ts";
import "./banner.css";

const link = signal<Link>(readLink(location.hash));
/** The round that the fleet was in as the link was opened: what comes later makes no moment a past one. */
const openedIn = signal<number | undefined>(undefined);
addEventListener("hashchange", () => {
  openedIn.value = undefined;
  link.value = readLink(location.hash);
});
effect(() => {
  if (now.value) openedIn.value ??= Math.floor(now.value.rounds);
});

const other = computed(() => fleet.value !== undefined && differs(link.value, fleet.value));
/** The round of the link, where it was over by more than one as the page was opened. */
const past = computed(() => {
  const { round } = link.value;
  const at = openedIn.value;
  return round !== undefined && at !== undefined && at - round > 1 ? round : undefined;
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
