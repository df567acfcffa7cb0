import { valueFields } from "../../core/facts.ts";
import { Scroll } from "../common/scroll.tsx";
import { autofactory } from "./state.ts";

/** The latest that autofactory has of each measurement, by host. */
export function LatestFacts() {
  return (
    <>
      <h3>autofactory: the latest of each host</h3>
      <Scroll label="Latest values of autofactory">
        <table class="grid">
          <thead>
            <tr>
              <th scope="col">host</th>
              <th scope="col">measurement</th>
              <th scope="col">latest</th>
            </tr>
          </thead>
          <tbody>
            {autofactory.value.map((fact, at, all) => (
              <tr key={fact.id} class={all[at - 1]?.from === fact.from ? "" : "first"}>
                <th scope="row">{fact.from}</th>
                <td>{fact.type}</td>
                <td>
                  <Value text={fact.value} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}

function Value({ text }: { text: string }) {
  return (
    <span class="fact-fields">
      {valueFields(text).map(([name, value]) => (
        <span key={name}>
          {name !== "" && <span class="quiet">{name} </span>}
          <span class="value">{value}</span>
        </span>
      ))}
    </span>
  );
}
