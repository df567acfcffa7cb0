/** What may come from a page: the commands of the protocol, each field checked and bounded. */
import { z } from "zod";
import type { Command, FromPage } from "../page/protocol.ts";

/** Indexes a fleet may come to have: a thousand boards, and whom they speak of. */
const MOST_BOARDS = 10_000;

const text = (most: number) =>
  z.string(`give a text of at most ${most} characters`).max(most, `give at most ${most} characters`);
const number = (least: number, most: number, unit = "") => {
  const words = `give a number from ${least} to ${most}${unit}`;
  return z.number(words).min(least, words).max(most, words);
};
const whole = (least: number, most: number) => {
  const words = `give a whole number from ${least} to ${most}`;
  return z.int(words).min(least, words).max(most, words);
};

const board = z
  .int("give the index of a board, a whole number from 0")
  .min(0, "give the index of a board, a whole number from 0")
  .max(MOST_BOARDS, `give the index of a board, at most ${MOST_BOARDS}`);
const boards = z
  .array(board, "give a list of boards' indexes")
  .max(MOST_BOARDS, `give at most ${MOST_BOARDS} boards`);
const someBoards = boards.min(1, "give at least one board");
const bytes = text(4096).regex(/^[\0-\xff]*$/, "give bytes, one character each");
const key = text(255).min(1, "give a text that is not empty");
const value = z.union([text(1400), z.number(), z.boolean()], "give a text, a number, or true or false");
const shortest = "give two numbers of milliseconds, the shortest delay first";
const delay = z.tuple([number(0, 60_000, " milliseconds"), number(0, 60_000, " milliseconds")], shortest);

/** An object of these fields and no others. */
function command<T extends z.ZodRawShape>(shape: T) {
  return z.strictObject(shape);
}

const COMMANDS = [
  command({ do: z.enum(["power-on", "power-off", "restart"]), boards: someBoards }),
  command({ do: z.literal("pause"), boards: someBoards, seconds: number(0.1, 3600, " seconds") }),
  command({ do: z.enum(["cut-off", "rejoin"]), boards: someBoards }),
  command({ do: z.literal("partition"), boards }),
  command({
    do: z.literal("weather"),
    loss: number(0, 1),
    delay: delay.refine(([least, most]) => least <= most, shortest),
  }),
  command({ do: z.literal("add"), count: whole(1, 1000) }),
  command({ do: z.literal("push"), board, data: z.record(key, value, "give an object of names and values") }),
  command({
    do: z.literal("set-row"),
    board,
    table: key,
    key,
    fields: z
      .array(text(1400), "give a list of texts; none removes the key")
      .max(64, "give at most 64 fields"),
  }),
  command({ do: z.literal("set-fact"), board, type: whole(0, 255), text: text(4096) }),
  command({ do: z.literal("scenario"), name: key }),
  command({ do: z.literal("stop-scenario") }),
  command({ do: z.literal("speed"), speed: z.literal([0, 1, 10, "max"], 'give 0, 1, 10 or "max"') }),
  command({ do: z.literal("type"), board, text: bytes }),
  command({
    do: z.literal("anew"),
    boards: whole(1, 1000),
    seed: whole(0, Number.MAX_SAFE_INTEGER),
    scenario: key.nullable(),
    until: number(0, 1_000_000, " rounds").nullable(),
  }),
] as const;

const NAMES = COMMANDS.flatMap(({ shape }) => [...shape.do._zod.values]);
const commandSchema = z.discriminatedUnion("do", COMMANDS, `give one of ${NAMES.join(", ")}`);

const pageSchema = z.discriminatedUnion(
  "say",
  [
    z.strictObject({ say: z.literal("look"), board: board.nullable() }),
    z.strictObject({ say: z.literal("do"), id: whole(0, Number.MAX_SAFE_INTEGER), command: z.unknown() }),
  ],
  "give look or do",
);

/** A message whose command has not been read. */
type Unread<M> = M extends { command: Command } ? Omit<M, "command"> & { command: unknown } : M;
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false;
// Schema and protocol are equal: where either has more than the other, this does not compile.
true satisfies Same<z.infer<typeof commandSchema>, Command>;
true satisfies Same<z.infer<typeof pageSchema>, Unread<FromPage>>;

/** What is wrong with it, by field, and what to give. */
function words(error: z.ZodError, what: string): string {
  const [issue] = error.issues;
  const field = issue?.path.join(".");
  if (issue?.code === "unrecognized_keys")
    return `${[field, ...issue.keys].filter(Boolean).join(".")}: no field of this ${what}; leave it out`;
  return `${field || what}: ${issue?.message ?? "not understood"}`;
}

/** What a page wants done. Throws an Error that names the field and the remedy. */
export function readCommand(given: unknown): Command {
  const read = commandSchema.safeParse(given);
  if (!read.success) throw new Error(words(read.error, "command"));
  return read.data;
}

/** What a page says, its command still unread ({@link readCommand}). Throws an Error in words where it is no such message. */
export function readMessage(json: string): z.infer<typeof pageSchema> {
  const read = pageSchema.safeParse(parse(json));
  if (!read.success) throw new Error(words(read.error, "message"));
  return read.data;
}

/** JSON, from whom one does not trust. Throws an Error in words where it is none. */
export function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new Error("this is no JSON");
  }
}
