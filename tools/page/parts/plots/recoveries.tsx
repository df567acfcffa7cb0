/** How long it took the boards to agree again, a point an event. */
import { computed, type ReadonlySignal, useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type uPlot from "uplot";
import { recoveryPlot, recoveryWords } from "../../core/plots.ts";
import { recoveries, samples } from "../../state/store.ts";
import { Plot } from "./plot.tsx";

const plotted = computed(() => recoveryPlot(recoveries.value, samples.value));
const columns = computed(() => plotted.value.data);

interface Place {
  left: number;
  top: number;
}

/** The plot, its points being buttons: one stop for the tab key, arrow keys go from one to the next. */
export function Recoveries(props: { span: ReadonlySignal<[from: number, to: number]>; together: string }) {
  const places = useSignal<Place[]>([]);
  const current = useSignal<number | null>(null);
  const points = useRef<HTMLDivElement>(null);

  const { shown } = plotted.value;
  const stop = shown.some(({ id }) => id === current.value) ? current.value : (shown.at(-1)?.id ?? null);
  const told = shown.find(({ id }) => id === current.value);

  const move = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const next = shown[shown.findIndex(({ id }) => id === stop) + by];
    if (next) points.current?.querySelector<HTMLElement>(`[data-id="${next.id}"]`)?.focus();
  };

  return (
    <Plot
      title="Rounds until all agreed again"
      unit="rounds"
      lines={[
        { name: "after an event", colour: "accent", points: "filled" },
        { name: "not over yet", colour: "suspect", points: "hollow" },
      ]}
      columns={columns}
      span={props.span}
      together={props.together}
      drawn={(plot) => {
        places.value = placesIn(plot);
      }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: no fieldset, nothing is entered. */}
      <div
        class="points"
        ref={points}
        role="group"
        aria-label="Events, and how long it took until all agreed again"
        onKeyDown={move}
      >
        {shown.map((recovery, at) => {
          const place = places.value[at];
          if (!place) return null;
          const show = () => {
            current.value = recovery.id;
          };
          return (
            <button
              key={recovery.id}
              type="button"
              data-id={recovery.id}
              class={recovery.took === null ? "point unended" : "point"}
              style={{ left: `${place.left}px`, top: `${place.top}px` }}
              tabIndex={recovery.id === stop ? 0 : -1}
              aria-label={recoveryWords(recovery)}
              onFocus={show}
              onPointerEnter={show}
              onClick={show}
            />
          );
        })}
      </div>
      <p class="point-words note">
        {told
          ? recoveryWords(told)
          : shown.length > 0
            ? "Point at an event."
            : "Nothing has disturbed them in this time."}
      </p>
    </Plot>
  );
}

/** Where the points are, in pixels of the box. */
function placesIn(plot: uPlot): Place[] {
  const [xs, over, waiting] = plot.data;
  const { left, top } = plot.bbox;
  const ratio = devicePixelRatio;
  return Array.from(xs, (x, at) => ({
    left: left / ratio + plot.valToPos(x, "x"),
    top: top / ratio + plot.valToPos(over?.[at] ?? waiting?.[at] ?? 0, "y"),
  }));
}
