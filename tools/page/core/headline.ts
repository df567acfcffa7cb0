/** How a fleet stands, in one line. */
import type { BoardInfo, FleetInfo, Now } from "../protocol.ts";
import { amount } from "./units.ts";

export interface Headline {
  agree: boolean;
  /** "All agree", "Those who hear each other agree", "They disagree"; of real boards how sure this PC is. */
  minds: string;
  /** "round 14 · 11 of 12 boards on · simulated LAN, seed 3". */
  rest: string;
}

export function headline(fleet: FleetInfo, now: Now, boards: readonly BoardInfo[]): Headline {
  const own = boards.filter(({ kind }) => kind === "virtual");
  const known = boards.length - own.length;
  const words = [`round ${Math.floor(now.rounds).toLocaleString("en")}`];
  if (fleet.kind === "real") words.push(amount(known, "member"), "real boards, seen from this PC");
  else {
    const on = own.filter(({ condition }) => condition !== "off").length;
    words.push(on === own.length ? `${amount(on, "board")} on` : `${on} of ${own.length} boards on`);
    if (known > 0) words.push(`${known} heard of`);
    words.push(fleet.lan === "sim" ? `simulated LAN, seed ${fleet.seed}` : "real UDP on this PC");
  }
  if (fleet.apart.length > 0) words.push("network cut in two");
  return { agree: now.agree, minds: minds(fleet, now, boards), rest: words.join(" · ") };
}

function minds({ kind, apart }: FleetInfo, { agree }: Now, boards: readonly BoardInfo[]): string {
  // One member's view has nobody to agree with.
  if (kind === "real" && boards.length < 2) return "Nobody is heard yet";
  if (kind === "real") return agree ? "This PC is sure of all" : "This PC is not sure of all";
  if (!agree) return "They disagree";
  const deaf = apart.length > 0 || boards.some(({ condition }) => condition === "cut off");
  return deaf ? "Those who hear each other agree" : "All agree";
}
