import { computed } from "@preact/signals";
import { type Columns, unwoven } from "../../core/plots.ts";
import { detail } from "../../state/store.ts";
import { Plot } from "../plots/plot.tsx";

const heap = computed(() => unwoven(detail.value?.heap ?? [], 2));
const traffic = computed(() => unwoven(detail.value?.traffic ?? [], 3));
const datagrams = computed<Columns>(() => [traffic.value[0], traffic.value[1]!]);
const bytes = computed<Columns>(() => [traffic.value[0], traffic.value[2]!]);
const TOGETHER = "hearsay-board";

/** Its heap and what it sent, over time. */
export function Past() {
  return (
    <section aria-label="Its past" class="past">
      <Plot
        title="Heap free"
        unit="bytes"
        lines={[{ name: "free", colour: "accent" }]}
        columns={heap}
        height={130}
        together={TOGETHER}
      />
      <Plot
        title="Datagrams a round"
        unit="datagrams"
        lines={[{ name: "sent", colour: "accent" }]}
        columns={datagrams}
        height={130}
        together={TOGETHER}
      />
      <Plot
        title="Bytes a round"
        unit="bytes"
        lines={[{ name: "sent", colour: "accent" }]}
        columns={bytes}
        height={130}
        together={TOGETHER}
      />
    </section>
  );
}
