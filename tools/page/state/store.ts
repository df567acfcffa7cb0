/** What the page knows: the picture, what a person has chosen, and how the connection is. */
import { computed, signal } from "@preact/signals";
import { measurable } from "../core/plots.ts";
import type { Command, Detail, Picture } from "../protocol.ts";

/** Undefined until the first one has come. Parts that have not changed stay the same objects: `computed` sees it. */
export const picture = signal<Picture | undefined>(undefined);
export const fleet = computed(() => picture.value?.fleet);
export const now = computed(() => picture.value?.now);
export const boards = computed(() => picture.value?.boards ?? []);
export const views = computed(() => picture.value?.views ?? []);
export const tables = computed(() => picture.value?.tables ?? []);
export const facts = computed(() => picture.value?.facts ?? []);
export const happenings = computed(() => picture.value?.happenings ?? []);
export const samples = computed(() => picture.value?.samples ?? []);
/** Those that say, or will say, how long they took. */
export const recoveries = computed(() => measurable(picture.value?.recoveries ?? []));

/** Whether this page's commands are taken. */
export const control = signal(false);
/** "lost": there was one, and the page tries to get it back; "ended": likewise, of a program that said goodbye. */
export const connection = signal<"connecting" | "open" | "lost" | "ended">("connecting");

/** The board that is looked at; null: none. */
export const chosen = signal<number | null>(null);
/** Boards that are marked for what is done to many: a cut through the network, for one. */
export const marked = signal<ReadonlySet<number>>(new Set());
/** Of {@link chosen}, once the server has told. */
export const detail = signal<Detail | undefined>(undefined);
/** What the console of {@link chosen} has printed. */
export const printed = signal("");
/** What went wrong last with a command, in words; undefined: nothing. */
export const trouble = signal<string | undefined>(undefined);

/** Whether a command can be given now. */
export function can(what: Command["do"]): boolean {
  return control.value && connection.value === "open" && (fleet.value?.can.includes(what) ?? false);
}
