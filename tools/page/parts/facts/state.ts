/** What of the facts is shown, and the one that is being written. */
import { computed, signal } from "@preact/signals";
import { factProblem, pickFacts } from "../../core/facts.ts";
import { perform } from "../../state/connection.ts";
import { facts } from "../../state/store.ts";
import { doer } from "../common/board-choice.tsx";

export const search = signal("");
export const alfred = computed(() => pickFacts(facts.value, "alfred", search.value));
export const autofactory = computed(() => pickFacts(facts.value, "autofactory", search.value));

/** The fact that is being written. */
export const type = signal("64");
export const text = signal("");
export const setter = signal<number | null>(null);
export const problem = signal<string | undefined>(undefined);

/** Sets the fact that is in the form. */
export async function set(): Promise<void> {
  problem.value = factProblem(type.value, text.value);
  const board = doer(setter.value);
  if (problem.value || board === null) return;
  if (await perform({ do: "set-fact", board, type: Number(type.value), text: text.value })) text.value = "";
}
