/** What of the events is shown: the filters, and what waits while a person reads. */
import { computed, signal } from "@preact/signals";
import { pickEvents, type Topic, topicsOf } from "../../core/events.ts";
import type { Happening } from "../../protocol.ts";
import { chosen, fleet, happenings } from "../../state/store.ts";
import { known } from "../common/known.ts";

/** More than so many at once are of no use to a reader, and cost. */
const PAGE = 200;

export const topics = signal<ReadonlySet<Topic>>(new Set());
export const text = signal("");
export const onlyChosen = signal(false);

/** Topics to choose among. */
export const offered = computed(() => topicsOf(fleet.value?.kind ?? "virtual"));

/** What is chosen of them: another fleet may have come since. */
const wanted = computed(
  () => new Set(offered.value.flatMap(({ topic }) => (topics.value.has(topic) ? [topic] : []))),
);

/** Whom all shown are about; null: whoever. */
const about = computed(() => (onlyChosen.value ? chosen.value : null));

/** Those that pass the filters, the newest first. */
export const found = computed(() =>
  pickEvents(happenings.value, { topics: wanted.value, text: text.value, board: about.value }, known.value),
);

/** The newest that is shown while a person reads; null: all are. */
export const held = signal<number | null>(null);
const most = signal(PAGE);
/** The newest there was when last asked. */
let newest = 0;

/** Has those wait that have come since the last call, if a person is reading; or lets them be seen. */
export function hold(events: readonly Happening[], reading: boolean): void {
  const latest = events[0]?.id ?? 0;
  if (reading) held.value ??= newest;
  else held.value = null;
  if (held.value === null || latest < newest) newest = latest;
}

/** Shows those that wait. */
export function release(): void {
  held.value = null;
  most.value = PAGE;
  newest = found.value[0]?.id ?? 0;
}

/** Shows older ones, too. */
export function more(): void {
  most.value += PAGE;
}

export const shown = computed(() => {
  const all = found.value;
  const from = held.value === null ? 0 : all.findIndex(({ id }) => id <= held.value!);
  const fresh = from < 0 ? all.length : from;
  const events = all.slice(fresh, fresh + most.value);
  return { events, fresh, older: all.length - fresh - events.length };
});
