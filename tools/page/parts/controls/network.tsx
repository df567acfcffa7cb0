/** What datagrams suffer on their way. */
import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { perform } from "../../state/connection.ts";
import { done } from "../../state/insight.ts";
import { fleet } from "../../state/store.ts";
import { whyNot } from "../common/why.ts";

/** Milliseconds; per cent. */
const LONGEST = 1000;
const MOST = 100;

export function Network() {
  const { loss, delay } = fleet.value?.weather ?? { loss: 0, delay: [0, 0] as [number, number] };
  const set = async (changed: { loss?: number; delay?: [number, number] }) => {
    if (await perform({ do: "weather", loss, delay, ...changed })) done.value = "The network is changed.";
  };
  return (
    <div class="group">
      <h3>Network</h3>
      <Slider
        label="Loss"
        unit="%"
        value={Math.round(loss * 100)}
        most={MOST}
        set={(percent) => set({ loss: percent / 100 })}
      />
      <Slider
        label="Delay, at least"
        unit="ms"
        value={delay[0]}
        most={LONGEST}
        set={(ms) => set({ delay: [ms, Math.max(ms, delay[1])] })}
      />
      <Slider
        label="Delay, at most"
        unit="ms"
        value={delay[1]}
        most={LONGEST}
        set={(ms) => set({ delay: [Math.min(ms, delay[0]), ms] })}
      />
    </div>
  );
}

interface SliderProps {
  label: string;
  unit: string;
  value: number;
  most: number;
  set(value: number): unknown;
}

/** Tells what is being set while it is dragged, and sets it once let go of. */
function Slider({ label, unit, value, most, set }: SliderProps) {
  const id = useId();
  const dragged = useSignal<number | undefined>(undefined);
  const why = whyNot("weather");
  const shown = dragged.value ?? value;
  return (
    <div class="slider">
      <label for={id}>{label}</label>
      <output for={id}>
        {shown} {unit}
      </output>
      <input
        id={id}
        type="range"
        min="0"
        max={most}
        step={1}
        value={shown}
        disabled={why !== undefined}
        title={why}
        aria-valuetext={`${shown} ${unit === "%" ? "per cent" : "milliseconds"}`}
        onInput={(event) => {
          dragged.value = event.currentTarget.valueAsNumber;
        }}
        onChange={async (event) => {
          await set(event.currentTarget.valueAsNumber);
          dragged.value = undefined;
        }}
      />
    </div>
  );
}
