/** A plot over rounds: uPlot in the page's colours, drawn only while it can be seen. */
import { effect, type ReadonlySignal, useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import uPlot from "uplot";
import type { Columns } from "../../core/plots.ts";
import { palette } from "../../state/theme.ts";
import { Legend } from "./legend.tsx";
import { type Line, options } from "./options.ts";
import { whileSeen } from "./seen.ts";
import "uplot/dist/uPlot.min.css";
import "./plots.css";

export interface PlotProps {
  /** What it shows, with the unit: the heading, and what a screen reader is told. */
  title: string;
  /** What stands along the upright axis. */
  unit: string;
  lines: Line[];
  columns: ReadonlySignal<Columns>;
  /** What is shown of the rounds; left out: all that the columns have. */
  span?: ReadonlySignal<[from: number, to: number]>;
  /** Pixels. */
  height?: number;
  /** Plots of the same name show the same round as one is pointed at. */
  together?: string;
  /** Told after each drawing: where things are. */
  drawn?: (plot: uPlot) => void;
  children?: ComponentChildren;
}

/** Draws columns, the first being x. What changes is drawn once it can be seen. */
export function Plot(props: PlotProps) {
  const box = useRef<HTMLDivElement>(null);
  /** Which point is pointed at; undefined: none. */
  const pointed = useSignal<number | undefined>(undefined);

  useLayoutEffect(() => {
    const { columns, span } = props;
    const element = box.current!;
    const made = options(props, {
      range: () => span?.peek(),
      pointed: (at) => {
        pointed.value = at;
      },
    });
    const width = () => Math.max(120, Math.floor(element.clientWidth));
    const plot = new uPlot({ ...made, width: width() }, columns.peek() as uPlot.AlignedData, element);
    let seen = false;
    let stale = false;
    const draw = () => {
      stale = !seen;
      if (seen) plot.setData(columns.peek() as uPlot.AlignedData);
    };
    const ends = [
      whileSeen(element, (now) => {
        seen = now;
        if (seen && stale) draw();
      }),
      effect(() => {
        void columns.value;
        void span?.value;
        draw();
      }),
      effect(() => {
        void palette.value;
        plot.redraw(false, true);
      }),
    ];
    const sizes = new ResizeObserver(() => {
      if (element.clientWidth > 0 && width() !== plot.width)
        plot.setSize({ width: width(), height: plot.height });
    });
    sizes.observe(element);
    return () => {
      sizes.disconnect();
      for (const end of ends) end();
      plot.destroy();
    };
    // What a plot is made of does not change while it is there.
  }, []);

  return (
    <figure class="plot">
      <figcaption>
        <span class="plot-title">{props.title}</span>
        <Legend lines={props.lines} columns={props.columns} pointed={pointed} />
      </figcaption>
      <div class="plot-box">
        <div ref={box} aria-hidden="true" />
        {props.children}
      </div>
    </figure>
  );
}
