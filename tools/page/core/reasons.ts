/** Why a page cannot have a fleet do something, with the remedy. */
import type { Command, FleetInfo } from "../protocol.ts";

const CLOCK: Command["do"][] = ["speed", "anew"];

export interface Standing {
  open: boolean;
  control: boolean;
  fleet: Pick<FleetInfo, "kind" | "lan"> | undefined;
}

/** Of a command that is not taken: the first thing that stands in its way. */
export function reason(what: Command["do"], { open, control, fleet }: Standing): string {
  if (!open || !fleet)
    return "There is no connection to hearsay: it comes back by itself once npm start runs.";
  if (!control) return "This page may only look: open the link that npm start prints, which carries a token.";
  if (fleet.kind === "real")
    return "These are real boards, which a page cannot reach into: npm start has virtual ones.";
  if (fleet.lan === "udp" && CLOCK.includes(what))
    return "These boards talk over real UDP, in real time: npm start -- --lan sim has a virtual clock.";
  return "This fleet does not take it.";
}
