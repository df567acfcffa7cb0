import { Component } from "preact";
import { pieces, TOPICS } from "../../core/events.ts";
import { atRound } from "../../core/units.ts";
import type { Happening } from "../../protocol.ts";
import { BoardButton } from "../common/board-button.tsx";
import { indexes } from "../common/known.ts";

/** One event; addresses in it choose their boards. Never changes, and so is drawn once. */
export class EventItem extends Component<{ event: Happening }> {
  override shouldComponentUpdate({ event }: { event: Happening }): boolean {
    return event !== this.props.event;
  }

  override render({ event: { topic, round, text } }: { event: Happening }) {
    return (
      <li class={`event ${topic}`}>
        <span class="event-when">{atRound(round)}</span>
        <span class="event-topic">{TOPICS.find((one) => one.topic === topic)?.word}</span>
        <span class="event-text">
          {pieces(text, indexes.value).map((piece) =>
            piece.board === undefined ? piece.text : <BoardButton key={piece.text} index={piece.board} />,
          )}
        </span>
      </li>
    );
  }
}
