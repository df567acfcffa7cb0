/** What can be done to the fleet, a part of it each. */
import { Boards } from "./boards.tsx";
import { Data } from "./data.tsx";
import { Network } from "./network.tsx";
import { Scenarios } from "./scenarios.tsx";
import "./controls.css";

export function Controls() {
  return (
    <section class="panel controls" aria-labelledby="controls-title">
      <h2 id="controls-title" class="unseen">
        Controls
      </h2>
      <Boards />
      <Network />
      <Scenarios />
      <Data />
    </section>
  );
}
