/** What can be done to a fleet of virtual boards: the same for a page, a program and a key of the terminal. */
import { literal } from "../desktop/bytes.ts";
import type { Command } from "../page/protocol.ts";
import { ask, runsOn } from "./asking.ts";
import { MOST_BOARDS } from "./fleet.ts";
import type { FleetBoard } from "./fleet-board.ts";
import type { LiveFleet } from "./live.ts";
import { checkScenario } from "./playing.ts";
import { amount, list, names } from "./words.ts";

/** The longest pause, seconds, and the longest way of a datagram, milliseconds. */
const LONGEST_PAUSE = 3600;
const LONGEST_WAY = 60_000;

type Do<What extends Command["do"]> = Extract<Command, { do: What }>;

/** Does it. Throws an Error in words, with the remedy, where it cannot. */
export function perform(live: LiveFleet, command: Command): void {
  switch (command.do) {
    case "power-on":
      for (const board of chosen(live, command)) board.powerOn();
      break;
    case "power-off":
      for (const board of chosen(live, command)) board.powerOff();
      break;
    case "restart":
      for (const board of chosen(live, command)) board.restart();
      break;
    case "cut-off":
      for (const board of chosen(live, command)) board.cutOff();
      break;
    case "rejoin":
      for (const board of chosen(live, command)) board.rejoin();
      break;
    case "pause":
      pause(live, command);
      break;
    case "partition":
      live.network.cut(command.boards.length === 0 ? [] : chosen(live, command));
      break;
    case "weather":
      weather(command);
      live.network.suffer(command.loss, command.delay);
      break;
    case "add":
      add(live, command.count);
      break;
    case "push":
      push(live, command);
      break;
    case "set-row":
      setRow(live, command);
      break;
    case "set-fact":
      setFact(live, command);
      break;
    case "scenario":
      scenario(live, command);
      break;
    case "stop-scenario":
      live.playing.stop();
      break;
    case "type":
      one(live, command.board).board.type(command.text);
      break;
    case "speed":
      live.pace.set(command.speed);
      break;
    case "anew":
      live.emit("anew", checked(command));
      break;
  }
}

/** The boards that a command names. */
function chosen(live: LiveFleet, { do: what, boards }: { do: string; boards: number[] }): FleetBoard[] {
  if (boards.length === 0) throw new Error(`${what}: no board is named: give the index of one at least`);
  return [...new Set(boards)].map((index) => boardAt(live, index));
}

function boardAt({ fleet }: LiveFleet, index: number): FleetBoard {
  const board = fleet.boards[index];
  if (board) return board;
  const last = fleet.boards.length - 1;
  throw new Error(`there is no board ${index}: this fleet's are ${last === 0 ? "0 alone" : `0 to ${last}`}`);
}

/** A board whose firmware is to do something now. */
function one(live: LiveFleet, index: number): FleetBoard {
  const board = boardAt(live, index);
  if (!board.powered) throw new Error(`${board.ip} is off: switch it on first`);
  if (!board.board.vm) throw new Error(`${board.ip} is booting: try again in a moment`);
  if (board.paused) throw new Error(`${board.ip} stands still: wait until it goes on, or restart it`);
  return board;
}

function pause(live: LiveFleet, { seconds, ...rest }: Do<"pause">): void {
  if (!(seconds > 0 && seconds <= LONGEST_PAUSE)) {
    throw new Error(`seconds ${seconds}: give a number above 0, up to ${LONGEST_PAUSE}`);
  }
  const boards = chosen(live, rest);
  const off = boards.filter(({ powered }) => !powered);
  if (off.length > 0) throw new Error(`${names(off)}: off, and so not to be paused: switch on first`);
  for (const board of boards) board.pause(seconds);
}

function weather({ loss, delay: [shortest, longest] }: Do<"weather">): void {
  if (!(loss >= 0 && loss <= 1)) throw new Error(`loss ${loss}: give a number from 0 to 1`);
  if (!(shortest >= 0 && shortest <= longest && longest <= LONGEST_WAY)) {
    throw new Error(
      `delay ${shortest} to ${longest}: give milliseconds, the shortest first, from 0 to ${LONGEST_WAY}`,
    );
  }
}

function add({ fleet, teller }: LiveFleet, count: number): void {
  if (!Number.isInteger(count) || count < 1) throw new Error(`count ${count}: give a whole number from 1 on`);
  const added = fleet.grow(count);
  teller.tell("power", `${amount(count, "board")} came to the fleet: ${names(added)}`, added);
  const { length } = fleet.boards;
  const bound = Math.min(...fleet.boards.map((board) => board.bound() ?? length));
  if (bound < length) {
    const why = `a board keeps ${bound} members (maxMembers, docs/gossip.md)`;
    teller.tell("trouble", `not every board can know all ${length}: ${why}`);
  }
}

/** A fleet that there can be. */
function checked(command: Do<"anew">): Do<"anew"> {
  const { boards, seed, scenario: name, until } = command;
  if (!Number.isInteger(boards) || boards < 1 || boards > MOST_BOARDS) {
    throw new Error(`boards ${boards}: give a whole number from 1 to ${MOST_BOARDS}`);
  }
  if (!Number.isSafeInteger(seed) || seed < 0) throw new Error(`seed ${seed}: give a whole number from 0 on`);
  if (name !== null) checkScenario(name, boards);
  if (until !== null && !(until >= 0)) throw new Error(`until ${until}: give a round, from 0 on`);
  return command;
}

/** Begins where a scenario begins: with all boards on, in a network that is whole. */
function scenario({ fleet, network, playing }: LiveFleet, { name }: Do<"scenario">): void {
  const off = fleet.boards.filter(({ powered }) => !powered);
  if (off.length > 0)
    throw new Error(`${names(off)}: off, and a scenario begins with all on: switch on first`);
  const cut = fleet.boards.filter((board) => board.cut);
  if (cut.length > 0)
    throw new Error(`${names(cut)}: cut off, and a scenario begins with all in: rejoin first`);
  if (network.apart.length > 0) throw new Error("the network is cut in two: make it whole first");
  playing.start(name);
}

function push(live: LiveFleet, { board: index, data }: Do<"push">): void {
  const board = one(live, index);
  runsOn(board, "gossip", 'have its init.lua do require("gossip").start()');
  const fields = Object.entries(data).map(([key, value]) => `[${literal(key)}]=${luaOf(value)}`);
  ask(board, `require("gossip").pushGossip({${fields.join(",")}})`);
  live.teller.tell("gossip", `${board.ip} shares ${shareWords(Object.keys(data))}`, [board]);
}

function luaOf(value: string | number | boolean): string {
  return typeof value === "string" ? literal(value) : String(value);
}

function shareWords(keys: readonly string[]): string {
  return keys.length === 0 ? "no data any more" : `its ${list(keys.slice(0, 5).map(shown))}`;
}

/** A text of a person's for people: short, and without what would do something to their terminal. */
function shown(text: string): string {
  return text.replaceAll(/\p{C}/gu, "?").slice(0, 40);
}

function setRow(live: LiveFleet, { board: index, table, key, fields }: Do<"set-row">): void {
  if (live.table?.name !== table) {
    const remedy = live.table
      ? `the one here is ${live.table.name}`
      : `start it with --table ${shown(table)}`;
    throw new Error(`no table ${shown(table)} is shared in this fleet: ${remedy}`);
  }
  const board = one(live, index);
  runsOn(board, "p2ptbl", "start it with --table");
  const args = [table, key, ...fields].map((text) => literal(text)).join(", ");
  ask(board, `require("p2ptbl").${fields.length === 0 ? "remove" : "update"}(${args})`);
  const values = shown(fields.join(" "));
  const what = fields.length === 0 ? `takes ${shown(key)} out of` : `sets ${shown(key)} to ${values} in`;
  live.teller.tell("table", `${board.ip} ${what} ${table}`, [board]);
}

function setFact(live: LiveFleet, { board: index, type, text }: Do<"set-fact">): void {
  if (!Number.isInteger(type) || type < 0 || type > 255) {
    throw new Error(`type ${type}: give a whole number from 0 to 255; 64 and up are yours`);
  }
  const board = one(live, index);
  runsOn(board, "alfred", "start it with --alfred");
  ask(board, `require("alfred").set(${type}, ${literal(text)})`);
  live.teller.tell("fact", `${board.ip} sets its fact of type ${type}`, [board]);
}
