import { computed, signal } from "@preact/signals";
import { type MemberOrder, memberSummary, seenOf, sortMembers } from "../../core/members.ts";
import { duration } from "../../core/units.ts";
import { STATE_WORDS } from "../../core/words.ts";
import type { MemberInfo } from "../../protocol.ts";
import { detail } from "../../state/store.ts";
import { STATE_COLOUR } from "../../view/marks.ts";
import { BoardButton } from "../common/board-button.tsx";
import { indexes } from "../common/known.ts";
import { Scroll } from "../common/scroll.tsx";
import { StateMark } from "./state-mark.tsx";

const order = signal<MemberOrder>("address");
const members = computed(() => sortMembers(detail.value?.members ?? [], order.value));

/** Whom the board knows, and what it holds each for: its own words. */
export function MemberList() {
  return (
    <section aria-labelledby="members-title">
      <header class="part">
        <h3 id="members-title">Its own view</h3>
        <span class="note">{memberSummary(members.value)}</span>
      </header>
      {members.value.length === 0 ? (
        <p class="note">It knows nobody: gossip has not started on it.</p>
      ) : (
        <Scroll label="Whom it knows" class="members">
          <table class="grid">
            <thead>
              <tr>
                <Sortable by="address" />
                <Sortable by="state" />
                <th scope="col">revision</th>
                <th scope="col">heard up for</th>
              </tr>
            </thead>
            <tbody>
              {members.value.map((member) => (
                <Member key={member.ip} member={member} />
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </section>
  );
}

function Sortable({ by }: { by: MemberOrder }) {
  const sorted = order.value === by;
  return (
    <th scope="col" aria-sort={sorted ? (by === "address" ? "ascending" : "descending") : "none"}>
      <button
        type="button"
        class="sort"
        onClick={() => {
          order.value = by;
        }}
      >
        {by}
        <span aria-hidden="true">{sorted ? (by === "address" ? " ▲" : " ▼") : ""}</span>
      </button>
    </th>
  );
}

function Member({ member: { ip, state, revision, heartbeat } }: { member: MemberInfo }) {
  const seen = seenOf(state);
  const index = indexes.value.get(ip);
  return (
    <tr>
      <td>{index === undefined ? ip : <BoardButton index={index} />}</td>
      <td>
        <span class="state" style={{ color: `var(--${STATE_COLOUR[seen]})` }}>
          <StateMark seen={seen} />
          {STATE_WORDS[seen]}
        </span>
      </td>
      <td>{revision}</td>
      <td>{duration(heartbeat)}</td>
    </tr>
  );
}
