/** The fleet: each board as the others see it, and what passes between them. */
import { effect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { hear } from "../../state/air.ts";
import { opinion, who } from "../../state/insight.ts";
import { still } from "../../state/motion.ts";
import { chosen, fleet, marked } from "../../state/store.ts";
import { palette } from "../../state/theme.ts";
import { Flashes } from "../../view/flashes.ts";
import { frames } from "../../view/frames.ts";
import { drawGraph } from "../../view/graph.ts";
import { surface, watchSize } from "../../view/surface.ts";
import { Legend } from "../legend/index.tsx";
import { BoardList } from "./board-list.tsx";
import { CutBar } from "./cut-bar.tsx";
import { layout, size } from "./layout.ts";
import { cursor, cutting, drawnBonds, focused, hovered, line } from "./state.ts";
import { Tooltip } from "./tooltip.tsx";
import { Traffic } from "./traffic.tsx";
import "./graph.css";

/** The canvases, drawn when something has changed and while something moves. */
function start(stage: Element, air: HTMLCanvasElement, nodes: HTMLCanvasElement): () => void {
  const flashes = new Flashes();
  const moving = frames((time) => {
    const { width, height } = size.value;
    const context = surface(air, size.value);
    const { points, radius } = layout.value;
    const reach = Math.min(Math.min(width, height) * 0.3, radius * 6);
    return flashes.draw(context, points, time, { colour: palette.value.accent, reach });
  });
  const scene = () => ({
    size: size.value,
    ...layout.value,
    boards: who.value,
    opinions: opinion.value,
    bonds: drawnBonds.value,
    apart: fleet.value?.apart ?? [],
    chosen: chosen.value,
    marked: marked.value,
    cursor: focused.value ? cursor.value : null,
    hovered: hovered.value,
    line: line.value,
    palette: palette.value,
  });
  let shown: ReturnType<typeof scene> | undefined;
  const drawn = frames(() => {
    if (shown && shown.size.width > 0) drawGraph(surface(nodes, shown.size), shown);
    return false;
  });
  const ends = [
    watchSize(stage, (found) => {
      size.value = found;
    }),
    effect(() => {
      shown = scene();
      drawn.need();
    }),
    hear((pairs) => {
      if (still.value || document.visibilityState === "hidden") return;
      flashes.add(pairs, performance.now());
      moving.need();
    }),
    moving.stop,
    drawn.stop,
  ];
  return () => {
    for (const end of ends) end();
  };
}

export function Graph() {
  const stage = useRef<HTMLDivElement>(null);
  const air = useRef<HTMLCanvasElement>(null);
  const nodes = useRef<HTMLCanvasElement>(null);
  useEffect(() => start(stage.current!, air.current!, nodes.current!), []);
  return (
    <section class="panel fleet-graph" aria-labelledby="graph-title">
      <header>
        <h2 id="graph-title">
          {fleet.value?.kind === "real"
            ? "The fleet, as this PC hears it"
            : "The fleet, as its boards see each other"}
        </h2>
        <Traffic />
      </header>
      <div ref={stage} class={cutting.value ? "stage cutting" : "stage"}>
        <div aria-hidden="true">
          <canvas ref={air} />
          <canvas ref={nodes} />
        </div>
        <BoardList />
        <Tooltip />
      </div>
      <CutBar />
      <Legend />
    </section>
  );
}
