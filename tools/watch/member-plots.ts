/** What a member sends, and what heap it has, round by round. */
import { STATE } from "../fleet/knowledge.ts";
import { KEPT, type Sample } from "../page/protocol.ts";
import type { Heard, Member } from "./member.ts";

export class MemberPlots {
  /** As a {@link Detail} has them. */
  readonly heap: number[] = [];
  readonly traffic: number[] = [];
  /** In the last whole round; undefined before the first one is over. */
  sent: { datagrams: number; bytes: number } | undefined;
  #round = 0;
  #mark = { sent: 0, bytesSent: 0 };

  /** To be called now and then; gives a sample once a round is over, and undefined in the midst of it. */
  look(member: Member, members: ReadonlyMap<string, Heard>, rounds: number): Sample | undefined {
    const round = Math.floor(rounds);
    const passed = round - this.#round;
    if (passed === 0) return undefined;
    const { sent, bytesSent } = member.traffic;
    this.sent = {
      datagrams: Math.round((sent - this.#mark.sent) / passed),
      bytes: Math.round((bytesSent - this.#mark.bytesSent) / passed),
    };
    this.#mark = { sent, bytesSent };
    this.#round = round;
    keep(this.heap, [rounds, member.heap]);
    keep(this.traffic, [rounds, this.sent.datagrams, this.sent.bytes]);
    const states = [...members].filter(([ip]) => ip !== member.ip).map(([, { state }]) => state);
    const count = (...wanted: number[]) => states.filter((state) => wanted.includes(state)).length;
    return {
      round: rounds,
      // One unanswered question is no suspicion yet.
      up: count(STATE.UP, STATE.TICK),
      suspect: count(STATE.SUSPECT),
      down: count(STATE.DOWN, STATE.REMOVE),
      ...this.sent,
    };
  }
}

/** Puts numbers behind others, of which so many points stay as of samples. */
function keep(list: number[], point: readonly number[]): void {
  list.push(...point);
  list.splice(0, list.length - KEPT.samples * point.length);
}
