import type { ReadonlySignal } from "@preact/signals";
import type { Columns } from "../../core/plots.ts";
import { atRound } from "../../core/units.ts";
import type { Line } from "./options.ts";

const NUMBER = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

/** Each line with its dashes, its name, and its value: at the round pointed at, else the latest. */
export function Legend(props: {
  lines: Line[];
  columns: ReadonlySignal<Columns>;
  pointed: ReadonlySignal<number | undefined>;
}) {
  const [xs, ...ys] = props.columns.value;
  const at = props.pointed.value ?? xs.length - 1;
  const round = xs[at];
  return (
    <span class="plot-legend">
      {props.lines.map((line, index) => (
        <span class="plot-line" key={line.name}>
          <Swatch line={line} />
          {line.name}
          {!line.points && <b>{words(ys[index]?.[at])}</b>}
        </span>
      ))}
      {props.pointed.value !== undefined && round !== undefined && (
        <span class="quiet">at {atRound(round)}</span>
      )}
    </span>
  );
}

function words(value: number | null | undefined): string {
  if (typeof value !== "number") return "–";
  return NUMBER.format(value < 100 ? value : Math.round(value));
}

function Swatch({ line }: { line: Line }) {
  const stroke = { stroke: `var(--${line.colour})` };
  return (
    <svg class="swatch" aria-hidden="true" viewBox="0 0 24 8">
      {line.points ? (
        <path
          d="M12 1l3 3-3 3-3-3z"
          style={stroke}
          fill={line.points === "filled" ? `var(--${line.colour})` : "none"}
        />
      ) : (
        <path d="M0 4h24" style={stroke} stroke-dasharray={line.dash?.join(" ")} />
      )}
    </svg>
  );
}
