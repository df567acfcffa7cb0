/** What a board says of itself. */
import { use } from "../../lib/modules";
import type { Core } from "../core";
import { At, bytes, Condition, find, Size } from "../table";
import { callFor, repeats } from "./call";
import type * as Judge from "./judge";
import { numberAt } from "./number";
import { settle } from "./settle";
import { isAhead } from "./version";

/** Broadcasts of who joins: it does not know yet how large the fleet is. */
const JOINS = 7;

const { byte, char, sub } = string;

/**
 * Makes the board's own record anew and has all hear it. An incarnation over 255 raises the revision, and
 * so does an up time that has begun again: to others its heartbeats would be older than what they know.
 */
export function assert(
  core: Core,
  revision: number,
  incarnation: number,
  condition: number,
  version?: number,
): void {
  const mine = find(core.table, core.own);
  const heartbeat = bytes(core.uptime());
  const fell = mine !== undefined && heartbeat < sub(mine, At.HEARTBEAT, Size.ENTRY);
  if (incarnation > 255 || (fell && numberAt(mine, At.REVISION) === revision)) {
    revision += 1;
    incarnation = 0;
    core.unsaved = true;
  }
  const held = mine === undefined ? 0 : byte(mine, At.VERSION);
  settle(core, core.own + bytes(revision) + char(incarnation, condition, version ?? held) + heartbeat);
  callFor(core, core.own, repeats(core));
}

/**
 * Holds what others believe of this board against the truth. What is no older than the truth and
 * not true raises the truth above it; to a suspicion, being heard is answer enough.
 */
export function defend(core: Core, entry: string): void {
  const mine = find(core.table, core.own)!;
  const life = sub(entry, At.REVISION, At.INCARNATION);
  const held = sub(mine, At.REVISION, At.INCARNATION);
  if (life < held) return;
  const revision = numberAt(entry, At.REVISION);
  const condition = byte(entry, At.CONDITION);
  const own = numberAt(mine, At.REVISION);
  // Nothing is above the largest number.
  if (revision > 2147483645) return;
  const older =
    life === held &&
    condition === Condition.COMPACT &&
    sub(entry, At.HEARTBEAT, Size.ENTRY) > bytes(core.uptime());
  if (
    older ||
    revision > own ||
    (revision === own && isAhead(byte(entry, At.VERSION), byte(mine, At.VERSION)))
  ) {
    // Its flash has forgotten a life that the fleet remembers.
    core.unsaved = true;
    assert(core, revision + 1, 0, Condition.COMPACT);
  } else if (
    condition >= Condition.DOWN ||
    life > held ||
    // Asleep, in a life that its flash has forgotten.
    (condition < Condition.STATE && condition > byte(mine, At.CONDITION))
  ) {
    assert(core, revision, byte(entry, At.INCARNATION) + 1, Condition.COMPACT);
  } else if (condition >= Condition.SUSPECT) {
    callFor(core, core.own, 2);
    core.health = math.min(core.health + 1, 8);
  }
}

/** Makes a board known to the fleet, which tells it all: as it starts, and at a new address. */
export function enter(core: Core): void {
  const known = find(core.table, core.own);
  const left = core.left === undefined ? undefined : find(core.table, core.left);
  let revision = core.fresh!;
  // A life that begins must be newer than whatever others remember of the address.
  if (known !== undefined && numberAt(known, At.REVISION) >= revision) {
    revision = numberAt(known, At.REVISION) + 1;
    core.unsaved = true;
  }
  assert(core, revision, 0, Condition.COMPACT, left === undefined ? undefined : byte(left, At.VERSION));
  if (left !== undefined) use<typeof Judge>("gossip.busy.judge").judge(core, left, Condition.LEFT, JOINS);
  callFor(core, core.own, JOINS);
  core.joins = JOINS;
  // Whoever had the address before is not to be judged any more.
  core.probes.delete(core.own);
  core.doubted = undefined;
  core.left = undefined;
  core.fresh = undefined;
}
