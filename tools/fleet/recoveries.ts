/** How long boards take to agree again after something has made them disagree. */
import { type Happening, KEPT, type Recovery } from "../page/protocol.ts";

/** What happened so many rounds ago is no cause of what is seen only now. */
const FRESH = 15;

export class Recoveries {
  /** The oldest first. */
  readonly list: Recovery[] = [];
  /** The latest that may make boards disagree, and has not been seen to. */
  private cause: Happening | undefined;
  /** Since the last event: it is not over. */
  private open: Recovery | undefined;
  /** How many events there have been since boards agreed. */
  private events = 0;

  /** Whether there was something that boards could disagree on again. */
  private armed = false;

  /** @param told called with each that begins, and again when it is over, or another event has followed */
  constructor(private readonly told: (recovery: Recovery) => void) {}

  /** From now on it counts what happens: before boards have first agreed, only what somebody does to them. */
  arm(): void {
    this.armed = true;
  }

  /** Something happened that may make boards disagree. */
  mayDisturb(happening: Happening): void {
    if (this.armed) this.cause = happening;
  }

  /** Whether boards have yet to agree again. */
  get pending(): boolean {
    return this.open !== undefined;
  }

  /**
   * Whether boards agree at a moment, in rounds. Gives what is over now, and of how many events it was the last.
   *
   * @param otherwise what has made them disagree where nothing did that is known
   */
  look(
    round: number,
    agree: boolean,
    otherwise: () => Happening | undefined,
  ): { over: Recovery; events: number } | undefined {
    const { cause } = this;
    if (agree) {
      if (cause && round - cause.round > FRESH) this.cause = undefined;
      return this.end(round);
    }
    const fresh = cause && round - cause.round <= FRESH ? cause : undefined;
    this.cause = undefined;
    const begun = fresh ?? (this.pending || !this.armed ? undefined : otherwise());
    if (begun) this.begin(begun);
    return undefined;
  }

  private begin({ id, round, text }: Happening): void {
    // How long the boards would have taken after the one before nobody can know any more.
    if (this.open) this.replace({ ...this.open, followedBy: id });
    const recovery = { id, round, text, took: null };
    this.open = recovery;
    this.events++;
    this.list.push(recovery);
    if (this.list.length > KEPT.recoveries) this.list.shift();
    this.told(recovery);
  }

  private end(round: number): { over: Recovery; events: number } | undefined {
    const { open, events } = this;
    if (!open) return undefined;
    const over = { ...open, took: round - open.round };
    this.open = undefined;
    this.events = 0;
    this.replace(over);
    return { over, events };
  }

  private replace(recovery: Recovery): void {
    const at = this.list.findIndex(({ id }) => id === recovery.id);
    if (at >= 0) this.list[at] = recovery;
    this.told(recovery);
  }
}
