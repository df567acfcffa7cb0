/** The page's parts, and where they stand. */
import { computed } from "@preact/signals";
import { BoardPanel } from "./parts/board/index.tsx";
import { Controls } from "./parts/controls/index.tsx";
import { EventsPanel } from "./parts/events/index.tsx";
import { FactsPanel } from "./parts/facts/index.tsx";
import { Graph } from "./parts/graph/index.tsx";
import { Header } from "./parts/header/index.tsx";
import { Banner } from "./parts/link/banner.tsx";
import { Matrix } from "./parts/matrix/index.tsx";
import { PlotsPanel } from "./parts/plots/index.tsx";
import { Results } from "./parts/results/index.tsx";
import { TablesPanel } from "./parts/tables/index.tsx";
import { Tabs, tab } from "./parts/tabs/index.tsx";
import { shown } from "./state/insight.ts";
import { chosen, picture } from "./state/store.ts";
import "./style/layout.css";

/** The matrix then takes the whole width: a cell of two pixels or more. */
const many = computed(() => shown.value.length > 64);

/** Goes there without a new address: what stands after its # is a link's, and may hold the token. */
function skip(event: MouseEvent): void {
  event.preventDefault();
  document.getElementById("fleet")?.focus();
}

export function App() {
  return (
    <>
      {/* biome-ignore lint/a11y/useValidAnchor: it goes where it says; only the page's address stays as it is. */}
      <a class="skip" href="#fleet" onClick={skip}>
        Skip to the fleet
      </a>
      <Header />
      <Banner />
      {picture.value ? <Parts /> : <Waiting />}
      <Results />
    </>
  );
}

/** On a narrow screen one tab at a time: `data-tab` tells which, and style/layout.css hides the others. */
function Parts() {
  return (
    <>
      <main id="fleet" class="parts" tabIndex={-1} data-tab={tab.value} data-board={chosen.value !== null}>
        <div class="column controls-column" data-of="fleet">
          <Controls />
        </div>
        <div class="column middle-column">
          <div data-of="fleet">
            <Graph />
          </div>
          <div class={many.value ? "halves many" : "halves"}>
            <div class="matrix-half" data-of="matrix">
              <Matrix />
            </div>
            <div class="column data-half" data-of="data">
              <TablesPanel />
              <FactsPanel />
            </div>
            <div class="plots-half" data-of="time">
              <PlotsPanel />
            </div>
          </div>
        </div>
        <div class="column side-column">
          <div data-of="events">
            <EventsPanel />
          </div>
          <div data-of="board">
            <BoardPanel />
          </div>
        </div>
      </main>
      <Tabs />
    </>
  );
}

function Waiting() {
  return (
    <main id="fleet" class="waiting" tabIndex={-1}>
      <p>Waiting for the fleet …</p>
      <p class="quiet">
        It is there once <code>npm start</code> runs.
      </p>
    </main>
  );
}
