/** What can be done to the fleet, a part of it each. */
import { fleet } from "../../state/store.ts";
import { Boards } from "./boards.tsx";
import { Data } from "./data.tsx";
import { Network } from "./network.tsx";
import { Scenarios } from "./scenarios.tsx";
import "./controls.css";

/** What real boards have switches of their own for is not offered. */
export function Controls() {
  const virtual = fleet.value?.kind === "virtual";
  return (
    <section class="panel controls" aria-labelledby="controls-title">
      <h2 id="controls-title" class="unseen">
        Controls
      </h2>
      {virtual && <Boards />}
      {virtual && <Network />}
      <Scenarios />
      <Data />
    </section>
  );
}
