/** What is kept of what has happened, whether a page is open or not. */
import { latest } from "../page/delta.ts";
import { type Happening, KEPT, type Picture, type Recovery, type Sample } from "../page/protocol.ts";
import { rounded } from "./rounded.ts";

export class History {
  private happenings: Happening[] = [];
  private samples: Sample[] = [];
  private recoveries: Recovery[] = [];

  happened(happening: Happening): void {
    const told = { ...happening, round: rounded(happening.round) };
    this.happenings = latest([...this.happenings, told], KEPT.happenings);
  }

  sampled(sample: Sample): void {
    const { round, datagrams, bytes } = sample;
    const told = {
      ...sample,
      round: rounded(round),
      datagrams: rounded(datagrams),
      bytes: rounded(bytes),
    };
    this.samples = latest([...this.samples, told], KEPT.samples);
  }

  /** One that is new, or one whose `took` or `followedBy` is known now. */
  recovered(recovery: Recovery): void {
    const { id, round, took } = recovery;
    const told = { ...recovery, round: rounded(round), took: took === null ? null : rounded(took) };
    const at = this.recoveries.findIndex((one) => one.id === id);
    if (at < 0) this.recoveries = latest([...this.recoveries, told], KEPT.recoveries);
    else this.recoveries = this.recoveries.with(at, told);
  }

  /** The oldest first. */
  get kept(): Pick<Picture, "happenings" | "samples" | "recoveries"> {
    const { happenings, samples, recoveries } = this;
    return { happenings, samples, recoveries };
  }
}
