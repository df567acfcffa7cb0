/** What the terminal shows, as lines of text: pure, so that it can be read in a test. */

import type { TableSeen } from "./table.ts";
import { heapNote, tableSentence } from "./table-words.ts";
import type { Row } from "./view.ts";

/** The terminal and where the person is in it. */
export interface Frame {
  columns: number;
  height: number;
  /** Index of the chosen board. */
  chosen: number;
  /** Digits typed so far to choose one. */
  typed: string;
  rounds: number;
  allKnewAll: number | undefined;
  /** Of the page; undefined: it is not served. */
  link?: string | undefined;
  /** The table that the fleet shares, if it does. */
  table?: TableSeen | undefined;
}

const HELP = "up/down, j/k or a number: choose   x kill   r restart   c cut off   b back again   q quit";
const TABLE_HELP = "up/down, number: choose  s set row  x kill  r restart  c cut off  b back  q quit";
/** Lines that are no board and no event: title, head, a blank, the events' head, help. */
const FURNITURE = 5;
const LEAST_EVENTS = 3;
const DIM = "\x1b[2m";
const BOLD = "\x1b[1m";
const REVERSE = "\x1b[7m";
const RED = "\x1b[31m";
const YELLOW = "\x1b[33m";

const HEAD = "       address          up for  rev   free heap";
const HEAD_TABLE = "   rows  newest";
const HEAD_REST = "  knows   up  susp  down  dgrams/rd  bytes/rd  state";

/** Exactly `height` lines, none wider than `columns` (control codes not counted). */
export function layOut(rows: Row[], entries: string[], frame: Frame): string[] {
  const { columns, height, table } = frame;
  const space = Math.max(1, height - FURNITURE - LEAST_EVENTS);
  const visible = Math.min(rows.length, space);
  const first = Math.max(0, Math.min(frame.chosen - Math.floor(visible / 2), rows.length - visible));
  const shown = rows.slice(first, first + visible);
  const events = Math.max(0, height - FURNITURE - visible);
  const lines: string[] = [];
  lines.push(`${BOLD}${fit(title(rows, frame), columns)}`);
  lines.push(`${DIM}${fit(`${HEAD}${table ? HEAD_TABLE : ""}${HEAD_REST}`, columns)}`);
  for (const row of shown) lines.push(boardLine(row, frame));
  // In the place of a blank.
  lines.push(table ? `${BOLD}${fit(tableSentence(table), columns)}` : "");
  lines.push(`${DIM}${fit("events", columns)}`);
  const latest = entries.slice(-events);
  for (let index = 0; index < events; index++) lines.push(fit(latest[index] ?? "", columns));
  const help = table ? TABLE_HELP : HELP;
  lines.push(`${DIM}${fit(frame.typed === "" ? help : `${help}   ${frame.typed}_`, columns)}`);
  return lines.slice(0, height);
}

function title(rows: Row[], { rounds, allKnewAll, link, table }: Frame): string {
  const known = allKnewAll === undefined ? "" : `   all knew all in round ${allKnewAll}`;
  return `hearsay   ${rows.length} boards   round ${Math.floor(rounds) + 1}${link ? `   ${link}` : ""}${known}${table ? `   ${heapNote()}` : ""}`;
}

function boardLine(row: Row, { chosen: index, columns, table }: Frame): string {
  const chosen = row.board.index === index;
  const started = row.revision !== undefined;
  const count = (value: number, width: number) => (started ? String(value) : "-").padStart(width);
  const text = [
    chosen ? " >" : "  ",
    String(row.board.index + 1).padStart(4),
    ` ${row.board.ip.padEnd(15)}`,
    duration(row).padStart(8),
    (row.revision === undefined ? "-" : String(row.revision)).padStart(5),
    (row.condition === "off" || row.condition === "booting" ? "-" : String(row.heap)).padStart(12),
    table ? heldColumns(row, table) : "",
    count(row.members.size, 7),
    count(row.up, 5),
    count(row.suspect, 6),
    count(row.down, 6),
    String(row.datagrams).padStart(11),
    String(row.bytes).padStart(10),
    `  ${row.condition}`,
  ].join("");
  return `${chosen ? REVERSE : ""}${colour(row)}${fit(text, columns)}`;
}

function heldColumns({ held }: Row, { rows }: TableSeen): string {
  if (!held) return "-".padStart(7) + "-".padStart(8);
  return String(held.rows).padStart(7) + (held.all && rows > 0 ? "all" : String(held.newest)).padStart(8);
}

function colour(row: Row): string {
  if (row.condition === "off") return DIM;
  if (row.condition === "cut off" || row.condition === "paused") return YELLOW;
  return row.down > 0 || row.suspect > 0 ? RED : "";
}

function duration({ uptime, condition }: Row): string {
  if (condition === "off" || condition === "booting") return "-";
  const seconds = Math.floor(uptime);
  if (seconds < 60) return `${seconds} s`;
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0 ? `${hours}h ${minutes}m` : `${minutes}m ${seconds % 60}s`;
}

function fit(text: string, columns: number): string {
  return text.length > columns ? text.slice(0, columns) : text;
}
