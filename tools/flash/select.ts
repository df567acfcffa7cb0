/** Which boards a command is about. */
import type { Config, Settings } from "./config.ts";
import { FlashError, list } from "./words.ts";

/** What the command line says about it. */
export interface Choice {
  board?: string;
  all: boolean;
  port?: string;
}

/**
 * The settings of the boards chosen, each with its port.
 *
 * `--board` and `--all` name them. With neither it is the board whose port is the one given, else the only
 * board there is, else, where none is configured, the shared settings. With several boards and a port that
 * is none of theirs, nobody can tell.
 * @throws FlashError where the choice is none, or more than one, or has no port
 */
export function select(config: Config, choice: Choice, path: string): Settings[] {
  const names = list(config.boards.map((board) => board.name!));
  if (choice.all) {
    if (choice.board !== undefined) throw new FlashError("--board and --all exclude each other.");
    if (choice.port !== undefined) {
      throw new FlashError("--all takes each board's port from the configuration; --port is for one board.");
    }
    if (config.boards.length === 0) throw new FlashError(`${path} has no "boards", so --all is nothing.`);
    return config.boards.map(withPort);
  }
  return [withPort({ ...one(config, choice, path, names), ...(choice.port && { port: choice.port }) })];
}

function one(config: Config, choice: Choice, path: string, names: string): Settings {
  if (choice.board !== undefined) {
    const board = config.boards.find(({ name }) => name === choice.board);
    if (board !== undefined) return board;
    throw new FlashError(
      `${path} has no board "${choice.board}"; ${names === "" ? 'its "boards" is empty' : `there is ${names}`}.`,
    );
  }
  const there = config.boards.filter(({ port }) => port !== undefined && port === choice.port);
  if (there.length === 1) return there[0]!;
  if (config.boards.length === 1) return config.boards[0]!;
  if (config.boards.length === 0) return config.shared;
  throw new FlashError(`which board? Say --board NAME or --all; ${path} has ${names}.`);
}

function withPort(settings: Settings): Settings & { port: string } {
  const { name, port } = settings;
  if (port !== undefined) return { ...settings, port };
  const who = name === undefined ? "the board" : `board "${name}"`;
  throw new FlashError(`${who} has no port: say --port PATH, or set "port"; --list shows the ports found.`);
}
