/**
 * Telling a table: as many of its rows as fit a datagram, compressed as they are chosen. Those that changed
 * last go first in every other datagram, so that news travels faster than by lot.
 */
import { accept, begin, code, type Deflater } from "../lib/gzip/busy/deflate";
import type * as Finish from "../lib/gzip/busy/finish";
import { Below, letGo, use } from "../lib/modules";
import { FIELD } from "./busy/field";
import type { Rows } from "./busy/rows";
import type { Job, Shell, State } from "./shell";

const { byte, char, find, match, sub } = string;
const { floor, max, min } = math;

const enum Most {
  /** Bytes of a member, unless told. */
  SIZE = 1200,
  /** Bytes of the field in the header, its length included. */
  FIELD = 10,
  /** Units of work a step, as lib/gzip counts them. */
  BUDGET = 24,
  /** Rows in a row that do not fit before the datagram counts as full. */
  MISSES = 3,
  /** Bytes of a row's place. */
  PLACE = 4,
}

/**
 * Where rows stand, in two bytes for the piece and two for the place in it, so that a hundred take less heap
 * than a small table of numbers would: those of the `fresh` that changed last, or of all others.
 */
function placesOf(rows: Rows, fresh: number, last: boolean): string {
  const older = rows.count - fresh;
  let [places, index] = ["", 0];
  for (const i of $range(0, rows.pieces.length - 1)) {
    const piece = rows.pieces[i]!;
    let [those, at] = ["", find(piece, "\n", 1, true)[0]!];
    while (at < piece.length) {
      index += 1;
      if (index > older === last) those += char(floor(i / 256), i % 256, floor(at / 256), at % 256);
      at = find(piece, "\n", at + 1, true)[0]!;
    }
    places += those;
  }
  return places;
}

/** So many of a table's rows are news still. */
function stillNew(rows: Rows, fresh: number): void {
  rows.fresh = min(rows.fresh + fresh, rows.count);
}

/**
 * Sends what was accepted, of which so many rows were news: in a step of its own, as the code that has coded it
 * goes before.
 */
function send(
  shell: Shell,
  state: State,
  member: Deflater,
  extra: string | undefined,
  fresh: number,
  told: number,
): Job {
  return () => {
    letGo(Below.LONG);
    const [fine, sent] = pcall(() => {
      const payload = use<typeof Finish>("lib.gzip.busy.finish", true).finish(member, extra);
      letGo(Below.LONG);
      return shell.hbbp.broadcast(`p2ptbl/${state.name}`, payload);
    });
    if (fine && sent) shell.p2ptbl.stats.told += 1;
    stillNew(state.rows, fresh - (fine && sent ? told : 0));
    if (!fine) error(sent, 0);
    return true;
  };
}

/** Begins to tell a table; `urgent`: only so many of the rows that changed last, and what has changed since; 0: any. */
export function tell(shell: Shell, state: State, urgent: number): Job {
  const rows = state.rows;
  const size = state.size ?? Most.SIZE;
  state.size = undefined;
  // The rows as they are now: what changes meanwhile is told the next time.
  const digest = rows.digest ?? "";
  const pieces: string[] = [];
  for (const piece of rows.pieces) table.insert(pieces, piece);
  const news = urgent > 0;
  let fresh = news || state.turn % 2 === 0 ? rows.fresh : 0;
  // Older news has its turn like all else, lest what is urgent wait behind it.
  const behind = news ? max(fresh - urgent - state.urgent, 0) : 0;
  fresh -= behind;
  // Told already, with the others.
  if (news && fresh === 0) return () => true;
  let newer = placesOf(rows, fresh, true);
  let older = news ? "" : placesOf(rows, fresh, false);
  const now = tmr.time();
  const member = begin();
  let [told, next, misses] = [0, 0, 0];

  const step = () => {
    let left: number = Most.BUDGET;
    while (left > 0) {
      const cost = code(member);
      left -= max(cost, 1);
      if (cost === 0) {
        // A row is coded.
        if (next > 0) {
          if (accept(member, size, Most.FIELD)) {
            misses = 0;
            if (told + 1 === next && told < fresh) told = next;
          } else misses += 1;
        }
        if ((newer === "" && older === "") || misses === Most.MISSES) {
          const extra = digest === "" ? undefined : FIELD + digest;
          if (!news) state.turn += 1;
          // What stands before what was told is news still: so all counts as such.
          shell.job = send(shell, state, member, extra, fresh, behind > 0 ? 0 : told);
          return;
        }
        next += 1;
        // What is new in its order, all else by lot.
        const lot = newer === "" ? node.random(1, floor(older.length / Most.PLACE)) * Most.PLACE : Most.PLACE;
        const [i, j, high, low] = byte(newer === "" ? older : newer, lot - 3, lot);
        if (newer === "") older = sub(older, 1, lot - Most.PLACE) + sub(older, lot + 1);
        else newer = sub(newer, lot + 1);
        const piece = pieces[i! * 256 + j!]!;
        const at = high! * 256 + low! + 1;
        const [end] = find(piece, "\n", at, true);
        const row = sub(piece, at, end!);
        const [gone] = match(row, "^([^\t]*)\t[^\t]*\t\n$");
        // That a key is gone is told half as long as it is remembered: else those that have forgotten it
        // would hear of it again from those that will, for ever.
        const since = (gone as string | undefined) === undefined ? now : (state.gone.get(gone!) ?? now);
        if (now - since < floor(state.forgetAfter / 2)) member.text += row;
      }
    }
  };

  const undo = shell.undo!;
  shell.undo = () => {
    stillNew(rows, fresh);
    state.size = size;
    undo();
  };
  // Rows that change meanwhile are counted anew: what is left of those before is added at the end.
  rows.fresh -= fresh;
  return () => {
    const [fine, problem] = pcall(step);
    if (!fine) {
      stillNew(rows, fresh);
      error(problem, 0);
    }
    return false;
  };
}
