/** Boards, amounts and lists in words. */
import type { FleetBoard } from "./fleet-board.ts";

/** If there are more, the rest is counted and not named. */
const NAMED = 3;
const SMALL = [
  "no",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];

/** "10.0.0.2", "10.0.0.2 and 10.0.0.5", "10.0.0.2, 10.0.0.5 and 10 others". */
export function names(boards: readonly Pick<FleetBoard, "ip">[]): string {
  const ips = boards.map(({ ip }) => ip);
  if (ips.length <= NAMED) return list(ips);
  return `${ips.slice(0, NAMED - 1).join(", ")} and ${ips.length - NAMED + 1} others`;
}

/** "a", "a and b", "a, b and c". */
export function list(words: readonly string[]): string {
  if (words.length < 2) return words.join("");
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** "1 row", "2 rows". */
export function amount(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}

/** "three", "13". */
export function inWords(count: number): string {
  return SMALL[count] ?? String(count);
}

/** "2.8 rounds". */
export function rounds(count: number): string {
  const text = count.toFixed(1);
  return `${text} round${text === "1.0" ? "" : "s"}`;
}

/** A verb as it follows so many: "was killed" of two is "were killed". */
export function verb(text: string, count: number): string {
  if (count === 1) return text;
  return text.replace(/^(was|is|stands) /, (_, one: keyof typeof MANY) => `${MANY[one]} `);
}

const MANY = { was: "were", is: "are", stands: "stand" } as const;
