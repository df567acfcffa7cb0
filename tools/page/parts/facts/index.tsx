/** Facts: what boards say of themselves, through alfred and to an autofactory. */
import { amount } from "../../core/units.ts";
import { facts, fleet } from "../../state/store.ts";
import { AlfredRecords } from "./alfred.tsx";
import { LatestFacts } from "./autofactory.tsx";
import { FactForm } from "./form.tsx";
import { alfred, autofactory, search } from "./state.ts";
import "../common/common.css";
import "./facts.css";

/** alfred's records and autofactory's latest values, with a filter, and a form that sets a record. */
export function FactsPanel() {
  const some = facts.value.length > 0;
  const settable = fleet.value?.can.includes("set-fact") ?? false;
  return (
    <section class="panel facts" aria-labelledby="facts-title">
      <header>
        <h2 id="facts-title">Facts</h2>
        {some && <span class="quiet">{amount(facts.value.length, "fact")}</span>}
      </header>
      {!some && <None />}
      {some && (
        <input
          type="search"
          class="facts-search"
          aria-label="Find in facts"
          placeholder="Find: a type, a board, a value"
          value={search.value}
          onInput={(event) => {
            search.value = event.currentTarget.value;
          }}
        />
      )}
      {some && alfred.value.length + autofactory.value.length === 0 && (
        <p class="note">No fact has all these words.</p>
      )}
      {alfred.value.length > 0 && <AlfredRecords />}
      {autofactory.value.length > 0 && <LatestFacts />}
      {(settable || alfred.value.length > 0) && <FactForm />}
    </section>
  );
}

function None() {
  if (fleet.value?.kind === "real")
    return (
      <p class="note">
        Nothing is known. Start this with <code>--alfred</code> to hear what boards tell by alfred.
      </p>
    );
  if (fleet.value?.can.includes("set-fact"))
    return <p class="note">No fact is known yet: alfred's first round is still to come, or set one.</p>;
  return (
    <p class="note">
      These boards tell no facts. Start them with alfred, <code>npm start -- --alfred</code>, or with an
      autofactory that collects them: <code>npm start -- --facts</code>
    </p>
  );
}
