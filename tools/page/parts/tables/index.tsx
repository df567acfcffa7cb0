/** Tables that boards share. */
import { tableSummary } from "../../core/tables.ts";
import { fleet, tables } from "../../state/store.ts";
import { Scroll } from "../common/scroll.tsx";
import { RowForm } from "./form.tsx";
import { Lacking } from "./lacking.tsx";
import { TableRow } from "./row.tsx";
import { rows, show, showsGone, table } from "./state.ts";
import "../common/common.css";
import "./tables.css";

/** One table at a time: its rows, how far each has spread, and a form that sets one. */
export function TablesPanel() {
  return (
    <section class="panel tables" aria-labelledby="tables-title">
      <header>
        <h2 id="tables-title">Tables</h2>
        {table.value && <span class="quiet">{tableSummary(table.value)}</span>}
      </header>
      {table.value ? <Shown /> : <None />}
    </section>
  );
}

function None() {
  return fleet.value?.kind === "real" ? (
    <p class="note">
      This PC takes part in no table. Start it with the name of one: <code>--table NAME</code>
    </p>
  ) : (
    <p class="note">
      These boards share no table. Start them with one: <code>npm start -- --table hosts</code>
    </p>
  );
}

function Shown() {
  const name = table.value!.name;
  const gone = table.value!.rows.some(({ fields }) => fields.length === 0);
  return (
    <>
      <div class="fields tables-choice">
        <Chooser />
        {gone && (
          <label class="check">
            <input
              type="checkbox"
              checked={showsGone.value}
              onChange={(event) => {
                showsGone.value = event.currentTarget.checked;
              }}
            />
            show keys that are gone
          </label>
        )}
      </div>
      <Scroll label={`Rows of ${name}`}>
        <table class="grid">
          <thead>
            <tr>
              <th scope="col">key</th>
              <th scope="col">fields</th>
              <th scope="col">held by</th>
              <th scope="col" class="version">
                version
              </th>
              <th scope="col">
                <span class="unseen">change</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.value.map((row) => (
              <TableRow key={row.key} row={row} />
            ))}
          </tbody>
        </table>
        {rows.value.length === 0 && <p class="note tables-empty">It has no rows yet: set the first one.</p>}
      </Scroll>
      <Lacking />
      <RowForm />
    </>
  );
}

function Chooser() {
  const { name } = table.value!;
  if (tables.value.length === 1) return <span class="mono">{name}</span>;
  return (
    <label class="field" for="tables-name">
      <span>table</span>
      <select id="tables-name" value={name} onChange={(event) => show(event.currentTarget.value)}>
        {tables.value.map((one) => (
          <option key={one.name}>{one.name}</option>
        ))}
      </select>
    </label>
  );
}
