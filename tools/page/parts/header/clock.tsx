/** How fast the virtual clock goes. */
import type { Speed } from "../../protocol.ts";
import { perform } from "../../state/connection.ts";
import { fleet } from "../../state/store.ts";
import { whyNot } from "../common/why.ts";
import { Doing } from "../doing.tsx";

const SPEEDS: { speed: Speed; label: string; title: string }[] = [
  { speed: 0, label: "Pause", title: "The clock stands still" },
  { speed: 1, label: "1×", title: "A second a second" },
  { speed: 10, label: "10×", title: "Ten seconds a second" },
  { speed: "max", label: "Max", title: "As fast as it goes" },
];

export function Clock() {
  const { speed, kind } = fleet.value ?? { speed: null, kind: "real" };
  if (kind === "real") return null;
  return (
    <fieldset class="clock">
      <legend class="unseen">Speed of the virtual clock</legend>
      {SPEEDS.map((one) => (
        <Doing
          key={one.label}
          label={one.label}
          title={one.title}
          why={whyNot("speed")}
          pressed={speed === one.speed}
          act={() => perform({ do: "speed", speed: one.speed })}
        />
      ))}
    </fieldset>
  );
}
