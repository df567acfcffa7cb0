/** What the benchmark puts fleets through, to be watched. */
import { perform } from "../../state/connection.ts";
import { done } from "../../state/insight.ts";
import { fleet } from "../../state/store.ts";
import { whyNot } from "../common/why.ts";
import { Doing } from "../doing.tsx";

export function Scenarios() {
  const { scenarios = [], scenario } = fleet.value ?? {};
  if (scenarios.length === 0) return null;
  const running = scenario?.running ? scenario : undefined;
  const run = async (name: string) => {
    if (await perform({ do: "scenario", name })) done.value = `Scenario ${name} runs.`;
  };
  const stop = async () => {
    if (await perform({ do: "stop-scenario" })) done.value = "The scenario is stopped.";
  };
  return (
    <div class="group">
      <h3>Scenarios</h3>
      <ul class="scenarios">
        {scenarios.map(({ name, about }) => (
          <li key={name} class={running?.name === name ? "running" : undefined}>
            <div>
              <b>{name}</b>
              <p class="quiet">{running?.name === name ? running.step : about}</p>
            </div>
            {running?.name === name ? (
              <Doing label="Stop" why={whyNot("stop-scenario")} act={stop} />
            ) : (
              <Doing
                label={
                  <>
                    Run<span class="unseen"> {name}</span>
                  </>
                }
                why={whyNot("scenario") ?? (running && `${running.name} runs: one at a time.`)}
                act={() => run(name)}
              />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
