import { computed } from "@preact/signals";
import { byAddress } from "../../core/members.ts";
import { detail } from "../../state/store.ts";
import { BoardButton } from "../common/board-button.tsx";
import { indexes } from "../common/known.ts";
import { Scroll } from "../common/scroll.tsx";

const data = computed(() => [...(detail.value?.data ?? [])].sort((a, b) => byAddress(a.ip, b.ip)));

/** What members share through gossip, as this board has it. */
export function SharedData() {
  return (
    <section aria-labelledby="data-title">
      <h3 id="data-title">Data it has, by who shares it</h3>
      {data.value.length === 0 ? (
        <p class="note">
          None: <code>gossip.pushGossip({"{...}"})</code> shares some.
        </p>
      ) : (
        <Scroll label="Data by address">
          <table class="grid">
            <thead class="unseen">
              <tr>
                <th scope="col">board</th>
                <th scope="col">data</th>
              </tr>
            </thead>
            <tbody>
              {data.value.map(({ ip, text }) => (
                <tr key={ip}>
                  <td>{indexes.value.has(ip) ? <BoardButton index={indexes.value.get(ip)!} /> : ip}</td>
                  <td class="value">{text}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </section>
  );
}
