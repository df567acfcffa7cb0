import { thinned } from "../../core/plots.ts";
import { amount, atRound, number, rounds } from "../../core/units.ts";
import { recoveries, samples } from "../../state/store.ts";
import { Scroll } from "../common/scroll.tsx";

/** More rows than that nobody reads. */
const MOST = 60;

/** The plots of samples in numbers, the newest first. */
export function SampleTable() {
  const rows = thinned(samples.value, MOST).reverse();
  const left = samples.value.length - rows.length;
  return (
    <Scroll label="Samples">
      <table class="grid">
        <caption>
          Views of each kind, and what a board sent in a round
          {left > 0 && ` (${amount(left, "sample")} between these left out)`}
        </caption>
        <thead>
          <tr>
            {["round", "up", "suspect", "down", "datagrams", "bytes"].map((name) => (
              <th scope="col" key={name}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((sample) => (
            <tr key={sample.round}>
              <th scope="row">{sample.round.toFixed(1)}</th>
              <td>{number(sample.up)}</td>
              <td>{number(sample.suspect)}</td>
              <td>{number(sample.down)}</td>
              <td>{sample.datagrams.toFixed(1)}</td>
              <td>{number(sample.bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** The events, and how long it took until all agreed again, the newest first. */
export function RecoveryTable() {
  const rows = [...recoveries.value].reverse();
  return (
    <Scroll label="Events and recoveries">
      <table class="grid">
        <caption>How long it took until all boards agreed again</caption>
        <thead>
          <tr>
            <th scope="col">when</th>
            <th scope="col">event</th>
            <th scope="col">all agreed after</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, round, text, took }) => (
            <tr key={id}>
              <td>{atRound(round)}</td>
              <td>{text}</td>
              <td>{took === null ? "not yet" : rounds(took)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p class="note">Nothing has disturbed them yet.</p>}
    </Scroll>
  );
}
