/** What has happened in a fleet, in words: the last of it is kept, and each is told as it comes. */
import { type Happening, KEPT } from "../page/protocol.ts";
import type { FleetBoard } from "./fleet-board.ts";
import { names, verb } from "./words.ts";

export type Topic = Happening["topic"];

/** The same that happens to several boards, from one moment on. */
interface Gathered {
  topic: Topic;
  /** As it follows the address of a single board: "was switched off". */
  text: string;
  round: number;
  boards: FleetBoard[];
}

export class Happenings {
  /** The oldest first. */
  readonly list: Happening[] = [];
  private next = 1;
  private gathered: Gathered[] = [];

  /**
   * @param rounds what is now, in rounds
   * @param told called with each
   */
  constructor(
    private readonly rounds: () => number,
    private readonly told: (happening: Happening) => void,
  ) {}

  /** Tells it, after what was gathered. */
  tell(topic: Topic, text: string, boards: readonly FleetBoard[] = [], round = this.rounds()): Happening {
    this.flush();
    return this.add({ topic, text, boards, round });
  }

  /** Tells it with all else that happens to boards in the same way, once {@link flush} is called. */
  gather(topic: Topic, text: string, board: FleetBoard): void {
    const same = this.gathered.find((one) => one.text === text);
    if (same) same.boards.push(board);
    else this.gathered.push({ topic, text, round: this.rounds(), boards: [board] });
  }

  /** Tells what was gathered; gives the last of it. */
  flush(): Happening | undefined {
    const { gathered } = this;
    this.gathered = [];
    let last: Happening | undefined;
    for (const { topic, text, boards, round } of gathered) {
      const unique = [...new Set(boards)].toSorted((a, b) => a.index - b.index);
      last = this.add({
        topic,
        text: `${names(unique)} ${verb(text, unique.length)}`,
        boards: unique,
        round,
      });
    }
    return last;
  }

  private add(one: { topic: Topic; text: string; boards: readonly FleetBoard[]; round: number }): Happening {
    const { topic, text, round } = one;
    const happening = { id: this.next++, round, topic, text, boards: one.boards.map(({ index }) => index) };
    this.list.push(happening);
    if (this.list.length > KEPT.happenings) this.list.shift();
    this.told(happening);
    return happening;
  }
}
