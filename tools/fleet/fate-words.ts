/** What has become of boards, in words: of each by itself, or of many in one sentence. */
import type { Turn } from "./fates.ts";
import type { FleetBoard } from "./fleet-board.ts";
import { amount, inWords, names, rounds } from "./words.ts";

export interface Sentence {
  text: string;
  boards: FleetBoard[];
}

/** If more boards than this have the same fate at a look, they share a sentence. */
const APART = 3;

type Kind = "doubted" | "missed" | "told" | "gone" | "forgotten" | "heard" | "back";

/** In the order in which one comes from the other. */
const KINDS: Record<Kind, { one: (turn: Turn) => string; many: (turns: readonly Turn[]) => string }> = {
  heard: {
    one: () => "was heard again: nobody suspects it any more",
    many: () => "were heard again: nobody suspects them any more",
  },
  back: {
    one: ({ agree, of }) =>
      `is up again for ${agree < of ? `${agree} of ` : "all "}${amount(of, "other")} that run`,
    many: () => "are up again for all others that run",
  },
  doubted: {
    one: ({ first, agree }) =>
      first ? `was not heard by ${first.ip}, which suspects it` : `is suspected by ${inWords(agree)} others`,
    many: () => "are suspected by boards that did not hear them",
  },
  missed: {
    one: unheard,
    many: (turns) => `are DOWN for the first who missed them, after ${span(turns)}`,
  },
  told: {
    one: ({ told, first, agree, of }) =>
      `is there, but DOWN for ${first ? 1 : agree} of ${amount(of, "other")}: ${told!.ip}, which heard nobody for a while, tells them so`,
    many: () => "are there, but DOWN for others: boards that heard nobody for a while tell them so",
  },
  gone: {
    one: (turn) =>
      turn.from === "missed"
        ? `is down for all ${amount(turn.of, "other")} that ${turn.board.powered ? "cannot hear it" : "run"}, after ${rounds(turn.after)}`
        : unheard(turn),
    many: (turns) => `are down for all who cannot hear them, after ${span(turns)}`,
  },
  forgotten: {
    one: ({ after }) => `is forgotten by all, ${rounds(after)} after it was there last`,
    many: () => "are forgotten by all: they were gone for long",
  },
};

/** Sentences on what has become of boards at one look, at most {@link APART} of a kind. */
export function sentencesOn(turns: readonly Turn[]): Sentence[] {
  return (Object.keys(KINDS) as Kind[]).flatMap((kind) => {
    const same = turns.filter((turn) => kindOf(turn) === kind);
    const { one, many } = KINDS[kind];
    if (same.length <= APART)
      return same.map((turn) => ({ text: `${turn.board.ip} ${one(turn)}`, boards: [turn.board] }));
    const boards = same.map(({ board }) => board);
    return [{ text: `${boards.length} boards ${many(same)}: ${names(boards)}`, boards }];
  });
}

function kindOf({ from, to, told }: Turn): Kind {
  if (told) return "told";
  if (to !== "there") return to;
  return from === "doubted" ? "heard" : "back";
}

function unheard(turn: Turn): string {
  const by = turn.first ? ` by ${turn.first.ip}` : "";
  return `was not heard${by}; ${agreeing(turn)}; DOWN after ${rounds(turn.after)}`;
}

function agreeing({ first, agree, of }: Turn): string {
  const most = first ? of - 1 : of;
  if (agree === 0) return most === 0 ? "there is no other" : "no other agrees yet";
  if (agree === 1) return most === 1 ? "the only other agrees" : "one other agrees";
  if (agree === 2 && most === 2) return "both others agree";
  return `${agree >= most ? `all ${agree}` : inWords(agree)} others agree`;
}

/** From the shortest to the longest. */
function span(turns: readonly Turn[]): string {
  const all = turns.map(({ after }) => after);
  const [least, most] = [Math.min(...all), Math.max(...all)];
  return least.toFixed(1) === most.toFixed(1) ? rounds(most) : `${least.toFixed(1)} to ${rounds(most)}`;
}
