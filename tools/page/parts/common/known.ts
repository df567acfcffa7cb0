/** Of the boards what seldom changes: panels that need no more are not drawn anew at every tick. */
import { computed } from "@preact/signals";
import { boards } from "../../state/store.ts";

export interface Known {
  index: number;
  ip: string;
  name: string | null;
  kind: "virtual" | "watcher" | "heard";
  on: boolean;
}

// As text, which is the same while nothing of it has changed.
const text = computed(() =>
  JSON.stringify(
    boards.value.map(({ ip, name, kind, condition }, index) => {
      const on = kind !== "heard" && condition !== "off";
      return { index, ip, name, kind, on } satisfies Known;
    }),
  ),
);

export const known = computed(() => JSON.parse(text.value) as Known[]);

/** Boards by their address. */
export const indexes = computed(() => new Map(known.value.map(({ ip, index }) => [ip, index])));

/** Boards that can be told to do something themselves: on, and not known by hearsay only. */
export const ready = computed(() => known.value.filter(({ on }) => on));

/** An address with the name, where there is one. */
export function called({ ip, name }: { ip: string; name: string | null }): string {
  return name ? `${ip} (${name})` : ip;
}
