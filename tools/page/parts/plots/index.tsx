/** A fleet over time. */
import { computed } from "@preact/signals";
import { useState } from "preact/hooks";
import { sampleColumns, span } from "../../core/plots.ts";
import { samples } from "../../state/store.ts";
import { Plot } from "./plot.tsx";
import { Recoveries } from "./recoveries.tsx";
import { RecoveryTable, SampleTable } from "./tables.tsx";
import "../common/common.css";

const views = computed(() => sampleColumns(samples.value, ["up", "suspect", "down"]));
const datagrams = computed(() => sampleColumns(samples.value, ["datagrams"]));
const bytes = computed(() => sampleColumns(samples.value, ["bytes"]));
const shown = computed(() => span(samples.value));
const TOGETHER = "hearsay-rounds";

/** Four plots over the same rounds, and what they show as tables. */
export function PlotsPanel() {
  return (
    <section class="panel plots" aria-labelledby="plots-title">
      <header>
        <h2 id="plots-title">Over time</h2>
        {samples.value.length === 0 && <span class="quiet">The first round is not over yet</span>}
      </header>
      <div class="plots-all">
        <Plot
          title="How boards see each other"
          unit="views"
          lines={[
            { name: "up", colour: "up" },
            { name: "suspect", colour: "suspect", dash: [6, 4] },
            { name: "down", colour: "down", dash: [2, 3] },
          ]}
          columns={views}
          span={shown}
          together={TOGETHER}
        />
        <Recoveries span={shown} together={TOGETHER} />
        <Plot
          title="Datagrams a board and round"
          unit="datagrams"
          lines={[{ name: "sent", colour: "accent" }]}
          columns={datagrams}
          span={shown}
          together={TOGETHER}
        />
        <Plot
          title="Bytes a board and round"
          unit="bytes"
          lines={[{ name: "sent", colour: "accent" }]}
          columns={bytes}
          span={shown}
          together={TOGETHER}
        />
      </div>
      <AsTables />
    </section>
  );
}

/** Made only once they are asked for. */
function AsTables() {
  const [open, setOpen] = useState(false);
  return (
    <details class="as-tables" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>As tables</summary>
      {open && (
        <>
          <RecoveryTable />
          <SampleTable />
        </>
      )}
    </details>
  );
}
