import type { ComponentChildren } from "preact";
import { amount, duration, number } from "../../core/units.ts";
import { opinionWords } from "../../core/words.ts";
import type { BoardInfo } from "../../protocol.ts";
import { opinion } from "../../state/insight.ts";

const TRUTH: Record<BoardInfo["condition"], string> = {
  off: "powered off",
  booting: "starting",
  up: "running",
  paused: "standing still",
  "cut off": "cut off: loses all datagrams",
  heard: "not known here",
};

/** Who it is, how it is, and what others hold it for. */
export function Identity({ board, index }: { board: BoardInfo; index: number }) {
  const unknown = board.condition === "off" ? "–" : "not known";
  const beliefs = opinion.value[index];
  return (
    <dl class="identity">
      <Entry name="name">{board.name ?? "none"}</Entry>
      <Entry name="MAC">{board.mac ?? "not known"}</Entry>
      <Entry name="revision">{board.revision ?? "not known"}</Entry>
      <Entry name="up for">{board.uptime === null ? unknown : duration(board.uptime)}</Entry>
      <Entry name="heap free">{board.heap === null ? unknown : `${number(board.heap)} bytes`}</Entry>
      <Entry name="sent a round">
        {board.datagrams === null
          ? "not known"
          : `${amount(board.datagrams, "datagram")}, ${amount(board.bytes ?? 0, "byte")}`}
      </Entry>
      <Entry name="others hold it" wide>
        {beliefs && opinionWords(beliefs)}
      </Entry>
      <Entry name="in truth" wide>
        <span
          class={board.condition === "up" ? "in-truth" : "in-truth other"}
          title="What the program that runs the boards knows, and no board does"
        >
          {board.kind === "watcher" ? "this PC, a member like the boards" : TRUTH[board.condition]}
        </span>
      </Entry>
    </dl>
  );
}

function Entry({ name, wide, children }: { name: string; wide?: boolean; children: ComponentChildren }) {
  return (
    <div class={wide ? "wide" : ""}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
