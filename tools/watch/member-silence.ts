/** Notices that nobody is heard, and says what may be the reason. */
import type { MemberSettings } from "./member-lua.ts";

/** Rounds without a datagram after which that is said. */
export const SILENT = 3;

export class Silence {
  #heard = 0;
  #last: number | undefined;
  #said = false;

  constructor(
    private readonly settings: MemberSettings,
    private readonly ip: string,
  ) {}

  /**
   * To be called now and then, once it has an address.
   *
   * @param datagrams that gossip has received so far
   * @param round how many rounds have passed
   * @returns what is to be said now, once for each time that it falls silent
   */
  look(datagrams: number, round: number): string | undefined {
    this.#last ??= round;
    if (datagrams !== this.#heard) {
      this.#heard = datagrams;
      this.#last = round;
      this.#said = false;
    }
    if (this.#said || round - this.#last < SILENT) return undefined;
    this.#said = true;
    return this.#words();
  }

  #words(): string {
    const { seeds, port } = this.settings;
    if (this.#heard > 0)
      return `nothing was heard for ${SILENT} rounds: is this PC (${this.ip}) still in the boards' network?`;
    const same = `in the same network as this PC (${this.ip}), and at the same port (${port})?`;
    if (seeds.length === 0)
      return `no board answers: is one on, ${same} Where broadcasts do not reach, give --seed with a board's address`;
    const [is, at] = seeds.length === 1 ? ["is it", seeds[0]!] : ["are they", seeds.join(", ")];
    return `no board answers at ${at}: ${is} on, ${same}`;
  }
}
