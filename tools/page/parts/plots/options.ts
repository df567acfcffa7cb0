/** How uPlot is set up: axes with units, colours from the page's own, lines that differ in their dashes, too. */
import type uPlot from "uplot";
import { type Palette, palette } from "../../state/theme.ts";

/** One of a plot's lines. */
export interface Line {
  name: string;
  /** Of style/tokens.css: "up". */
  colour: keyof Palette;
  /** Lengths of strokes and gaps; left out: a whole line. */
  dash?: number[];
  /** Points alone, without lines between them. */
  points?: "filled" | "hollow";
}

interface Wishes {
  unit: string;
  lines: Line[];
  height?: number;
  together?: string;
  drawn?: (plot: uPlot) => void;
}

interface Hooks {
  range: () => [from: number, to: number] | undefined;
  pointed: (at: number | undefined) => void;
}

const FONT = "12px system-ui, sans-serif";
const LABEL = "600 11.5px system-ui, sans-serif";
const COMPACT = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });

/** What uPlot takes, but for the width. */
export function options(wishes: Wishes, hooks: Hooks): Omit<uPlot.Options, "width"> {
  const { unit, lines, height = 170, together, drawn } = wishes;
  return {
    height,
    legend: { show: false },
    padding: [8, 10, 0, 0],
    cursor: {
      drag: { x: false, y: false },
      y: false,
      points: { size: 7 },
      ...(together ? { sync: { key: together } } : {}),
    },
    scales: {
      x: { time: false, range: (_plot, min, max) => hooks.range() ?? [min, Math.max(max, min + 1)] },
      y: { range: (_plot, _min, max) => [0, Math.max(1, (max ?? 0) * 1.08)] },
    },
    axes: [axis("rounds", 16, 34), axis(unit, 16, 44)],
    series: [{}, ...lines.map(series)],
    hooks: {
      setCursor: [(plot) => hooks.pointed(plot.cursor.idx ?? undefined)],
      draw: drawn ? [drawn] : [],
    },
  };
}

function axis(label: string, labelSize: number, size: number): uPlot.Axis {
  return {
    label,
    labelSize,
    labelFont: LABEL,
    labelGap: 0,
    size,
    font: FONT,
    stroke: () => palette.peek().quiet,
    grid: { stroke: () => palette.peek().line, width: 1 },
    ticks: { stroke: () => palette.peek().line, width: 1, size: 4 },
    values: (_plot, splits) => splits.map((value) => COMPACT.format(value)),
  };
}

function series({ name, colour: token, dash, points }: Line): uPlot.Series {
  const stroke = () => palette.peek()[token];
  return {
    label: name,
    stroke,
    width: points ? 0 : 1.75,
    dash,
    points: points ? { show: false } : { show: false, stroke },
    spanGaps: false,
  };
}
