import { RESERVED } from "../../core/facts.ts";
import type { FactInfo } from "../../protocol.ts";
import { Scroll } from "../common/scroll.tsx";
import { alfred } from "./state.ts";

/** alfred's records, by type. */
export function AlfredRecords() {
  return (
    <>
      <h3>alfred: what each board shares with all</h3>
      <Scroll label="Records of alfred">
        <table class="grid">
          <thead>
            <tr>
              <th scope="col">type</th>
              <th scope="col">from</th>
              <th scope="col">value</th>
              <th scope="col" class="version">
                version
              </th>
              <th scope="col">held by</th>
            </tr>
          </thead>
          <tbody>
            {alfred.value.map((fact, at, all) => (
              <Line key={fact.id} fact={fact} first={all[at - 1]?.type !== fact.type} />
            ))}
          </tbody>
        </table>
      </Scroll>
    </>
  );
}

/** A record; the first of a type stands off from those above. */
function Line({ fact, first }: { fact: FactInfo; first: boolean }) {
  const reserved = Number(fact.type) <= RESERVED;
  return (
    <tr class={first ? "first" : ""}>
      <td title={reserved ? "one of those that alfred's authors give away" : undefined}>{fact.type}</td>
      <td class="mono">{fact.from}</td>
      <td class="value">{fact.value}</td>
      <td class="version">{fact.version ?? "–"}</td>
      <td class="nowrap">
        {fact.holders ?? "–"}
        {fact.holders !== null && <span class="unit"> {fact.holders === 1 ? "board" : "boards"}</span>}
      </td>
    </tr>
  );
}
