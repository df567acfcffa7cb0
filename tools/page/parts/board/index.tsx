/** One board: what it is, what it knows, and its console. */
import { useComputed, useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { BoardInfo } from "../../protocol.ts";
import { look } from "../../state/connection.ts";
import { still } from "../../state/motion.ts";
import { boards, chosen, detail } from "../../state/store.ts";
import { Console } from "./console.tsx";
import { CounterList } from "./counters.tsx";
import { SharedData } from "./data.tsx";
import { Identity } from "./identity.tsx";
import { MemberList } from "./members.tsx";
import { Past } from "./past.tsx";
import "../common/common.css";
import "./board.css";

/** The board that is looked at; Escape closes it, and gives the focus back to what had it before. */
export function BoardPanel() {
  const board = useComputed(() => (chosen.value === null ? undefined : boards.value[chosen.value]));
  const panel = useRef<HTMLElement>(null);
  const before = useRef<Element | null>(null);

  useSignalEffect(() => {
    const { activeElement } = document;
    if (chosen.value !== null && !panel.current?.contains(activeElement)) before.current = activeElement;
  });

  const { value: index } = chosen;
  useEffect(() => {
    if (index !== null && panel.current) intoSight(panel.current);
  }, [index]);

  const close = () => {
    const inside = panel.current?.contains(document.activeElement);
    look(null);
    if (inside && before.current instanceof HTMLElement) before.current.focus();
  };
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented && chosen.peek() !== null) close();
    };
    document.addEventListener("keydown", key);
    return () => document.removeEventListener("keydown", key);
  }, []);

  if (!board.value) return <None />;
  return (
    <section class="panel board" aria-labelledby="board-title" ref={panel}>
      <header>
        <h2 id="board-title">{board.value.ip}</h2>
        <button type="button" class="button" onClick={close} aria-keyshortcuts="Escape">
          Close
        </button>
      </header>
      <Identity board={board.value} index={chosen.value!} />
      {board.value.kind === "heard" ? (
        <Heard board={board.value} />
      ) : (
        <Inside key={chosen.value} off={board.value.condition === "off"} />
      )}
    </section>
  );
}

/** In two columns it scrolls with the page, and may be out of sight. */
const TWO_COLUMNS = matchMedia("(min-width: 760px) and (max-width: 1279px)");

/** Has the window go there unless a good part of it is seen; the focus stays where it is. */
function intoSight(panel: HTMLElement): void {
  const { top } = panel.getBoundingClientRect();
  const seen = top >= 0 && top <= (innerHeight * 2) / 3;
  if (!TWO_COLUMNS.matches || seen) return;
  panel.scrollIntoView({ block: "start", behavior: still.value ? "instant" : "smooth" });
}

function None() {
  return (
    <section class="panel board" aria-labelledby="board-title">
      <header>
        <h2 id="board-title">A board</h2>
      </header>
      <p class="note">
        Choose one, in the fleet or in an event: here stands what it knows, with its console.
      </p>
    </section>
  );
}

function Heard({ board }: { board: BoardInfo }) {
  return (
    <p class="note">
      Nobody can look into {board.name ?? board.ip} from here: it is known by hearsay only, by what it and
      others say over the air.
    </p>
  );
}

function Inside({ off }: { off: boolean }) {
  return (
    <div class="board-parts">
      <Console index={chosen.value!} />
      {detail.value ? (
        <>
          {off ? <p class="note">It is off: it knows nobody, and counts nothing.</p> : <MemberList />}
          <Past />
          {!off && (
            <>
              <CounterList />
              <SharedData />
            </>
          )}
        </>
      ) : (
        <p class="note">Its view and its counters are on their way.</p>
      )}
    </div>
  );
}
