/** Messages that are for tables. */
import type { Shell, State, Waiting } from "../shell";
import { told } from "./field";
import { differs } from "./pace";

const enum Most {
  /** Datagrams that wait while another one is at work. */
  WAITING = 2,
  /** One in so many datagrams of the same digest is looked at all the same: sums may deceive. */
  TRUST = 16,
}

/** Hears what somebody tells. */
export function heard(shell: Shell, payload: string | undefined, key: string): void {
  const state = shell.tables.get(string.sub(key, 8)) as State | undefined;
  if (state === undefined || !state.enabled) return;
  const stats = shell.p2ptbl.stats;
  stats.heard += 1;
  if (payload === undefined || payload === "") {
    shell.drop("empty");
    return;
  }
  const digest = told(payload);
  const mine = state.rows.digest ?? "";
  if (digest !== undefined && mine !== "") {
    if (digest !== mine) differs(shell, state);
    else {
      state.same += 1;
      stats.same += 1;
      if (node.random(1, Most.TRUST) > 1) return;
    }
  }
  const one: Waiting = { state, payload };
  if (shell.waiting.length >= Most.WAITING) shell.drop("busy");
  else table.insert(shell.waiting, one);
  shell.wake();
}
