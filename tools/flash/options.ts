/** The command line of `npm run flash`. */
import { parseArgs } from "node:util";
import { FlashError } from "./words.ts";

export interface Options {
  board?: string;
  all: boolean;
  port?: string;
  dryRun: boolean;
  list: boolean;
  help: boolean;
  /** The configuration file. */
  config: string;
}

export const HELP = `npm run flash -- [options]

Builds, and brings a board up to date over its serial port: docs/flash.md.

  --board NAME   the board of that name in flash.config.json
  --all          every board in it, one after the other
  --port PATH    the serial port, instead of the one configured
  --dry-run      say what would change, and change nothing
  --list         the serial ports found
  --config PATH  another configuration than flash.config.json
  --help         this text
`;

/**
 * Parses the arguments.
 * @throws FlashError for an unknown option, one without its value, or a stray word
 */
export function parseOptions(args: string[]): Options {
  let values: ReturnType<typeof parse>;
  try {
    values = parse(args);
  } catch (error) {
    throw new FlashError(`${(error as Error).message.split(". ")[0]}.\n\n${HELP}`);
  }
  return {
    board: values.board,
    all: values.all ?? false,
    port: values.port,
    dryRun: values["dry-run"] ?? false,
    list: values.list ?? false,
    help: values.help ?? false,
    config: values.config ?? "flash.config.json",
  };
}

function parse(args: string[]) {
  return parseArgs({
    args,
    options: {
      board: { type: "string" },
      all: { type: "boolean" },
      port: { type: "string" },
      "dry-run": { type: "boolean" },
      list: { type: "boolean" },
      help: { type: "boolean" },
      config: { type: "string" },
    },
  }).values;
}
