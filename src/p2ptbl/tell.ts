/**
 * Telling a table: as many of its rows as fit a datagram, compressed as they are chosen. Those that changed
 * last go first in every other datagram, so that news travels faster than by lot.
 */
import { accept, begin, code, finish } from "../lib/gzip/busy/deflate";
import { FIELD } from "./busy/field";
import type { Rows } from "./busy/rows";
import type { Job, Shell, State } from "./shell";

const { find, match, sub } = string;
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
  /** A row's place: its piece, from 0 on, times this, and where it begins there. */
  PIECE = 1024,
}

/** Where rows stand, in the order in which they are to be told: so many that changed last, and all others if asked for. */
function placesOf(rows: Rows, fresh: number, others: boolean): number[] {
  const places: number[] = [];
  const older = rows.count - fresh;
  for (const last of [true, false]) {
    let index = 0;
    for (const i of $range(1, last || others ? rows.pieces.length : 0)) {
      const piece = rows.pieces[i - 1]!;
      let [at] = find(piece, "\n", 1, true);
      while (at! < piece.length) {
        index += 1;
        if (index > older === last) table.insert(places, (i - 1) * Most.PIECE + at!);
        [at] = find(piece, "\n", at! + 1, true);
      }
    }
  }
  return places;
}

/** Shuffles what stands from there on (Fisher and Yates). */
function shuffle(
  places: number[],
  from: number,
  random: (this: void, least: number, most: number) => number,
) {
  for (const i of $range(places.length, from + 1, -1)) {
    const j = random(from, i);
    const place = places[i - 1]!;
    places[i - 1] = places[j - 1]!;
    places[j - 1] = place;
  }
}

/** Begins to tell a table; `news`: only what has changed lately. */
export function tell(shell: Shell, state: State, news: boolean): Job {
  const rows = state.rows;
  const size = state.size ?? Most.SIZE;
  state.size = undefined;
  // The rows as they are now: what changes meanwhile is told the next time.
  const digest = rows.digest ?? "";
  const pieces: string[] = [];
  for (const piece of rows.pieces) table.insert(pieces, piece);
  const fresh = news || state.turn % 2 === 0 ? rows.fresh : 0;
  // Told already, with the others.
  if (news && fresh === 0) return () => true;
  const places = placesOf(rows, fresh, !news);
  const now = tmr.time();
  shuffle(places, fresh + 1, node.random);
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
        if (next === places.length || misses === Most.MISSES) {
          const payload = finish(member, digest === "" ? undefined : FIELD + digest);
          if (shell.hbbp.broadcast(`p2ptbl/${state.name}`, payload)) shell.p2ptbl.stats.told += 1;
          else told = 0;
          if (!news) state.turn += 1;
          return true;
        }
        next += 1;
        const place = places[next - 1]!;
        const piece = pieces[floor(place / Most.PIECE)]!;
        const at = (place % Most.PIECE) + 1;
        const [end] = find(piece, "\n", at, true);
        const row = sub(piece, at, end!);
        const [gone] = match(row, "^([^\t]*)\t[^\t]*\t\n$");
        // That a key is gone is told half as long as it is remembered: else those that have forgotten it
        // would hear of it again from those that will, for ever.
        const since = (gone as string | undefined) === undefined ? now : (state.gone.get(gone!) ?? now);
        if (now - since < floor(state.forgetAfter / 2)) member.text += row;
      }
    }
    return false;
  };

  // Rows that change meanwhile are counted anew: what is left of those before is added at the end.
  rows.fresh -= fresh;
  return () => {
    const [fine, done] = pcall(step);
    if (!fine) told = 0;
    if (!fine || done) rows.fresh = min(rows.fresh + fresh - told, rows.count);
    if (!fine) error(done, 0);
    return done as boolean;
  };
}
