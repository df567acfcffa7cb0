/** What is drawn, in words. */
import type { BoardInfo } from "../protocol.ts";
import { ALL_SEEN, type Opinion, type Seen } from "./opinion.ts";
import { amount } from "./units.ts";

/** What each state of gossip's is called. */
export const STATE_WORDS: Readonly<Record<Seen, string>> = {
  "0": "up",
  "1": "tick",
  "2": "suspect",
  "3": "down",
  "4": "removed",
  ".": "not known",
};

/** Three at most by name: "a, b and c", "a, b and 10 others". */
export function list(names: readonly string[]): string {
  if (names.length <= 1) return names.join("");
  if (names.length > 3) return `${names.slice(0, 2).join(", ")} and ${names.length - 2} others`;
  return `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}

/** What a board is called: its name, else its address. */
export function nameOf({ name, ip }: BoardInfo): string {
  return name ?? ip;
}

/** What others think of a board: "up for all 11 others", "down for 10 of 11 others, suspect for 1". */
export function opinionWords({ counts, others, seen }: Opinion): string {
  if (others === 0) return "no other board can say";
  if (counts[seen] === others)
    return `${STATE_WORDS[seen]} for ${others === 1 ? "the one other" : `all ${others} others`}`;
  const rest = ALL_SEEN.filter((one) => one !== seen && counts[one] > 0).map(
    (one) => `${STATE_WORDS[one]} for ${counts[one]}`,
  );
  return [`${STATE_WORDS[seen]} for ${counts[seen]} of ${others} others`, ...rest].join(", ");
}

/** The truth where it is other than "up", which no board knows: "off"; undefined: nothing to tell. */
export function truthWords({ condition, kind }: BoardInfo): string | undefined {
  if (kind === "watcher") return "this PC";
  if (condition === "heard" || kind === "heard") return "known by hearsay";
  return condition === "up" ? undefined : condition;
}

/**
 * What stands below each node of the graph: the truth where it is other than "up", in a word. Where this PC is a
 * member of real boards all others are known by hearsay, and it goes without saying.
 */
export function tags(boards: readonly BoardInfo[]): (string | undefined)[] {
  const real = boards.some(({ kind }) => kind === "watcher");
  return boards.map((board) => {
    if (board.kind === "watcher") return board.name === null ? truthWords(board) : board.ip;
    if (board.kind === "heard") return real ? undefined : "hearsay";
    return truthWords(board);
  });
}

/** All that a node of the graph says: "10.0.0.7: down for all 11 others; in truth off", "this PC: holds itself for up". */
export function boardWords(board: BoardInfo, opinion: Opinion): string {
  const truth = truthWords(board);
  const beside = board.kind === "virtual" ? "in truth " : "";
  const alone = opinion.others === 0 && opinion.seen !== ".";
  const held = alone ? `holds itself for ${STATE_WORDS[opinion.seen]}` : opinionWords(opinion);
  const words = `${nameOf(board)}: ${held}`;
  return truth ? `${words}; ${beside}${truth}` : words;
}

/** One cell of the matrix: "10.0.0.3 holds 10.0.0.7 for suspect". */
export function cellWords(observer: BoardInfo, board: BoardInfo, seen: Seen | null): string {
  if (seen === null)
    return `${nameOf(observer)} cannot say: it is ${observer.condition === "heard" ? "known by hearsay only" : observer.condition}`;
  if (observer === board) return `${nameOf(observer)} holds itself for ${STATE_WORDS[seen]}`;
  if (seen === ".") return `${nameOf(observer)} does not know ${nameOf(board)}`;
  return `${nameOf(observer)} holds ${nameOf(board)} for ${STATE_WORDS[seen]}`;
}

/** The matrix in a sentence or two: how many look, and of whom they do not think alike. */
export function matrixWords(
  boards: readonly BoardInfo[],
  opinions: readonly Opinion[],
  observers: number,
): string {
  const looking = amount(observers, "observer");
  const disputed = boards.filter((_, index) => opinions[index] && !opinions[index].agree);
  if (disputed.length === 0) return `${looking}; all agree`;
  if (disputed.length > 6)
    return `${looking}; they disagree on ${disputed.length} of ${boards.length} boards`;
  const each = disputed.map(
    (board) => `${nameOf(board)} is ${opinionWords(opinions[boards.indexOf(board)]!)}`,
  );
  return `${looking}; they disagree on ${amount(disputed.length, "board")}: ${each.join("; ")}`;
}
