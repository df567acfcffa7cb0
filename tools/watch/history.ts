/** What is kept of what has happened, whether a page is open or not. */
import { latest } from "../page/delta.ts";
import { type Happening, KEPT, type Picture, type Recovery, type Sample } from "../page/protocol.ts";

export class History {
  private happenings: Happening[] = [];
  private samples: Sample[] = [];
  private recoveries: Recovery[] = [];

  happened(happening: Happening): void {
    this.happenings = latest([...this.happenings, happening], KEPT.happenings);
  }

  sampled(sample: Sample): void {
    this.samples = latest([...this.samples, sample], KEPT.samples);
  }

  /** One that is new, or one whose `took` is known now. */
  recovered(recovery: Recovery): void {
    const at = this.recoveries.findIndex(({ id }) => id === recovery.id);
    if (at < 0) this.recoveries = latest([...this.recoveries, recovery], KEPT.recoveries);
    else this.recoveries = this.recoveries.with(at, recovery);
  }

  /** The oldest first. */
  get kept(): Pick<Picture, "happenings" | "samples" | "recoveries"> {
    const { happenings, samples, recoveries } = this;
    return { happenings, samples, recoveries };
  }
}
