/** Taking what boards that run NodeMCU's own gossip say. Loaded when one speaks, and let go of at once. */
import { Below, letGo, use } from "../../lib/modules";
import { callFor } from "../busy/call";
import { State } from "../busy/entry";
import type * as Hold from "../busy/hold";
import { numberAt } from "../busy/number";
import type * as Own from "../busy/own";
import { put } from "../busy/put";
import { hasRoom, refuse } from "../busy/room";
import { settle } from "../busy/settle";
import type { Shell } from "../shell/shell";
import { At, bytes, Condition, find, Size } from "../table";
import { Length, type Texts, Told } from "./told";

const { byte, char, sub } = string;

/**
 * Holds what somebody believes of this board against the truth. A belief that is no older raises
 * the revision above it.
 */
function defend(shell: Shell, told: string): void {
  const core = shell.core;
  const mine = find(core.table, core.own)!;
  const truth = sub(mine, At.REVISION, At.INCARNATION - 1) + bytes(core.uptime());
  const belief = sub(told, Told.REVISION, Told.STATE - 1);
  if (belief === truth ? byte(told, Told.STATE) < State.SUSPECT : belief < truth) return;
  const revision = numberAt(told, Told.REVISION);
  // Nothing is above the largest number: to answer would bring the same belief back for ever.
  if (revision > 2147483645) return;
  core.unsaved = true;
  use<typeof Own>("gossip.busy.own").assert(core, revision + 1, 0, Condition.COMPACT);
}

/** Keeps the further fields of an entry, if they are others than before. */
function share(shell: Shell, address: string, told: string): void {
  let text = told;
  const { fits, hold } = use<typeof Hold>("gossip.busy.hold");
  if (!fits(shell, address, text)) {
    shell.core.drop("full");
    text = "";
  }
  if (text === ((shell.data?.get(address) as string | undefined) ?? "")) return;
  const record = find(shell.core.table, address)!;
  hold(shell, record, (byte(record, At.VERSION) % 255) + 1, text);
}

/** Takes an entry of another board; `direct` if that board itself told it. */
function take(shell: Shell, told: string, text: string, direct: boolean): void {
  const core = shell.core;
  const address = sub(told, 1, Size.ADDRESS);
  const mine = find(core.table, address);
  const up = direct || byte(told, Told.STATE) < State.DOWN;
  let revision = sub(told, Told.REVISION, Told.HEARTBEAT - 1);
  const heartbeat = sub(told, Told.HEARTBEAT, Told.STATE - 1);
  let [incarnation, version] = [0, 0];
  if (mine === undefined) {
    if (!direct && byte(told, Told.STATE) === State.REMOVE) return;
    if (!hasRoom(core, up)) {
      core.drop("full");
      return;
    }
    core.grown = core.tick;
  } else {
    const condition = byte(mine, At.CONDITION);
    const compact = condition % 2 === 1;
    const held = sub(mine, At.REVISION, At.INCARNATION - 1);
    const later = sub(mine, At.HEARTBEAT, Size.ENTRY) < heartbeat;
    const aged = sub(mine, 1, At.HEARTBEAT - 1) + heartbeat + sub(mine, At.STAMP);
    if (compact && !direct) {
      // Boards of this project speak for themselves; but of one that is gone its kind believes no
      // news that is older than what it heard last.
      if (later && revision === held && condition % 4 < Condition.ASLEEP) put(core.table, address, aged);
      return;
    }
    if (revision < held && !direct) return;
    if (revision <= held) {
      incarnation = byte(mine, At.INCARNATION);
      version = byte(mine, At.VERSION);
      revision = held;
      // To its kind it cannot say itself that it lives, or speaks another language now.
      if (direct && (compact || condition >= Condition.DOWN)) incarnation = math.min(incarnation + 1, 255);
      else if (!later) return;
      else {
        put(core.table, address, aged);
        share(shell, address, text);
        return;
      }
    }
  }
  settle(core, address + revision + char(incarnation, up ? 0 : Condition.DOWN, version) + heartbeat);
  if (direct) callFor(core, address, 2);
  share(shell, address, text);
}

/** Takes an entry, if need be in a second try without what is loaded only for now; then it is refused. */
function attempt(shell: Shell, told: string, text: string, direct: boolean): void {
  const fn = sub(told, 1, Size.ADDRESS) === shell.core.own ? defend : take;
  let [done, problem] = pcall(fn, shell, told, text, direct);
  if (!done) {
    letGo(Below.ALL);
    [done, problem] = pcall(fn, shell, told, text, direct);
  }
  if (!done) refuse(shell.core, problem);
}

/** Takes what a good JSON datagram tells. */
export function receive(shell: Shell, from: string, told: string, texts: Texts): void {
  for (const at of $range(1, told.length, Length.TOLD)) {
    const address = sub(told, at, at + Size.ADDRESS - 1);
    const text = (texts.get(address) as string | undefined) ?? "";
    attempt(shell, sub(told, at, at + Length.TOLD - 1), text, address === from);
  }
  const record = find(shell.core.table, from);
  if (record !== undefined && byte(record, At.CONDITION) >= Condition.DOWN) {
    const text = (shell.data?.get(from) as string | undefined) ?? "";
    attempt(shell, from + bytes(0) + sub(record, At.HEARTBEAT, Size.ENTRY) + char(State.UP), text, true);
  }
}
