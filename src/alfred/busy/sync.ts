/** A period is over: what the original does then, in the same order, a step each, so that little code is there at a time. */
import { Below, letGo, use } from "../../lib/modules";
import type * as Members from "../members";
import type { Job, Shell } from "../shell";
import { ipText } from "./ip";
import type * as Purge from "./purge";
import type * as Push from "./push";
import { Mark } from "./record";
import type * as Send from "./send";
import type * as Settle from "./settle";

/** Who is there: what gossip knows is learnt, primaries that have fallen silent are forgotten. Returns those that are to be pushed to. */
function settle(shell: Shell): string {
  const all = use<typeof Settle>("alfred.busy.settle").settle(shell);
  // An announcement: its type, version 0, and nothing more.
  if (shell.primary) use<typeof Send>("alfred.busy.send").send(shell, undefined, "\x01\0\0\0");
  return shell.primary ? all : (shell.best ?? "");
}

function learn(shell: Shell): void {
  const gossip = _G.package.loaded.gossip;
  if (type(gossip) !== "table") return;
  const [fine, problem] = pcall(use<typeof Members>("alfred.members", true).learn, shell, gossip as never);
  // All else can go on without that.
  if (!fine) shell.report(tostring(problem));
}

/** Begins with it. */
export function begin(shell: Shell): Job {
  let to: string | undefined;
  let [learnt, at] = [false, 1];
  let pushing: Job | undefined;
  return () => {
    if (pushing !== undefined) {
      if (pushing()) pushing = undefined;
      return false;
    }
    letGo(Below.SHORT);
    if (!learnt) {
      learnt = true;
      learn(shell);
    } else if (to === undefined) to = settle(shell);
    else if (at > to.length) return use<typeof Purge>("alfred.busy.purge").purge(shell);
    else {
      const least = shell.primary ? Mark.FIRST_HAND : Mark.LOCAL;
      pushing = use<typeof Push>("alfred.busy.push").push(shell, ipText(to, at), least);
      at += 4;
    }
    return false;
  };
}
