/** What of the tables is shown, and the row that is being written. */
import { computed, signal } from "@preact/signals";
import { fieldsProblem, keyProblem, sortRows } from "../../core/tables.ts";
import type { TableRowInfo } from "../../protocol.ts";
import { perform } from "../../state/connection.ts";
import { tables } from "../../state/store.ts";
import { doer } from "../common/board-choice.tsx";

const asked = signal<string | null>(null);

/** The table that is shown: the one asked for, else the first. */
export const table = computed(() => tables.value.find(({ name }) => name === asked.value) ?? tables.value[0]);

export function show(name: string): void {
  asked.value = name;
}

/** Whether keys that are gone are shown, too. */
export const showsGone = signal(false);

export const rows = computed(() => sortRows(table.value?.rows ?? [], showsGone.value));

/** The key of the row that is pointed at, or has the focus; null: none. */
export const pointed = signal<string | null>(null);

/** The row that is being written. */
export const key = signal("");
export const fields = signal<readonly string[]>([""]);
export const setter = signal<number | null>(null);
export const problem = signal<string | undefined>(undefined);

/** Takes a row into the form. */
export function edit(row: TableRowInfo): void {
  key.value = row.key;
  fields.value = row.fields.length > 0 ? row.fields : [""];
  problem.value = undefined;
}

/** Sets the row that is in the form. */
export async function set(): Promise<void> {
  problem.value = keyProblem(key.value) ?? fieldsProblem(fields.value);
  const board = doer(setter.value);
  if (problem.value || !table.value || board === null) return;
  const { name } = table.value;
  if (await perform({ do: "set-row", board, table: name, key: key.value, fields: [...fields.value] })) {
    key.value = "";
    fields.value = [""];
  }
}

/** Takes a key out, for all boards. */
export async function remove(gone: string): Promise<void> {
  const board = doer(setter.value);
  if (!table.value || board === null) return;
  await perform({ do: "set-row", board, table: table.value.name, key: gone, fields: [] });
}
