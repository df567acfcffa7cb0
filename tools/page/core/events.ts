/** What happened: which of it is shown, and where a text speaks of boards. */
import type { BoardInfo, FleetInfo, Happening } from "../protocol.ts";

export type Topic = Happening["topic"];

export const TOPICS: { topic: Topic; word: string }[] = [
  { topic: "power", word: "Power" },
  { topic: "network", word: "Network" },
  { topic: "gossip", word: "Gossip" },
  { topic: "table", word: "Tables" },
  { topic: "fact", word: "Facts" },
  { topic: "scenario", word: "Scenario" },
  { topic: "trouble", word: "Trouble" },
];

/** What this program does to virtual boards, and cannot do to real ones. */
const DONE: ReadonlySet<Topic> = new Set(["power", "network", "scenario"]);

/** Topics that events of such a fleet can be of. */
export function topicsOf(kind: FleetInfo["kind"]): typeof TOPICS {
  return kind === "virtual" ? TOPICS : TOPICS.filter(({ topic }) => !DONE.has(topic));
}

export interface EventFilter {
  /** None: all of them. */
  topics: ReadonlySet<Topic>;
  /** Words that must all be in it, whatever their case; addresses of its boards count. */
  text: string;
  /** A board that it must be about; null: any. */
  board: number | null;
}

/** Those that pass, the newest first. */
export function pickEvents(
  happenings: readonly Happening[],
  filter: EventFilter,
  boards: readonly Pick<BoardInfo, "ip" | "name">[],
): Happening[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = happenings.filter(({ topic, text, boards: about }) => {
    if (filter.topics.size > 0 && !filter.topics.has(topic)) return false;
    if (filter.board !== null && !about.includes(filter.board)) return false;
    if (words.length === 0) return true;
    const names = about.map((index) => `${boards[index]?.ip ?? ""} ${boards[index]?.name ?? ""}`);
    const searched = `${text} ${names.join(" ")}`.toLowerCase();
    return words.every((word) => searched.includes(word));
  });
  return found.reverse();
}

/** A piece of a text; with a board where it is that one's address. */
export interface Piece {
  text: string;
  board?: number;
}

const ADDRESS = /(?<![\d.])\d{1,3}(?:\.\d{1,3}){3}(?![\d]|\.\d)/g;

/** Takes a text apart where it names addresses of boards. */
export function pieces(text: string, indexes: ReadonlyMap<string, number>): Piece[] {
  const found: Piece[] = [];
  let at = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const board = indexes.get(match[0]);
    if (board === undefined) continue;
    if (match.index > at) found.push({ text: text.slice(at, match.index) });
    found.push({ text: match[0], board });
    at = match.index + match[0].length;
  }
  if (at < text.length) found.push({ text: text.slice(at) });
  return found;
}
