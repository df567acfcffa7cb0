/**
 * Who holds whom for what in a fleet, told by the boards as it changes, so that "all know all" is
 * known at the very moment and costs nothing to ask. Boards are numbers from 0.
 */
import { STATE } from "../fleet/knowledge.ts";

/** A viewer's cell of a board that it does not know. */
const UNKNOWN = 255;

/** Whether a board in this state is there: UP, TICK or SUSPECT. */
function isThere(state: number): boolean {
  return state < STATE.DOWN;
}

/** Whether it is there and nobody doubts it. */
function isUp(state: number): boolean {
  return state <= STATE.TICK;
}

/** Whether a view says that the board is gone, other than by not knowing it. */
function isDown(state: number): boolean {
  return state >= STATE.DOWN && state !== UNKNOWN;
}

/** What happened in views, counted by the board that was seen so and by the viewer. */
export class Tally {
  private readonly boards: Uint32Array;
  private readonly viewers: Uint32Array;

  constructor(boards: number) {
    this.boards = new Uint32Array(boards);
    this.viewers = new Uint32Array(boards);
  }

  add(viewer: number, board: number): void {
    this.viewers[viewer]!++;
    this.boards[board]!++;
  }

  /** All of them. */
  get total(): number {
    return this.boards.reduce((sum, count) => sum + count, 0);
  }

  /** Those of a board. */
  of(board: number): number {
    return this.boards[board]!;
  }

  /** Those in a board's view. */
  by(viewer: number): number {
    return this.viewers[viewer]!;
  }
}

export class Views {
  /** How often a live board became DOWN or gone in the view of one who could hear it: by board, by viewer. */
  readonly falseDowns: Tally;
  /** How often a board became SUSPECT. */
  readonly suspicions: Tally;
  /** Whether two boards cannot hear each other for now: what they hold of each other is not false then. */
  apart: (one: number, other: number) => boolean = () => false;
  /** The state that viewer `v` holds board `s` in: at v * boards + s. */
  private readonly cells: Uint8Array;
  /** Since when a cell is down, microseconds. */
  private readonly downSince: Float64Array;
  /** How many running boards hold this one for there, and for up. */
  private readonly there: Uint32Array;
  private readonly up: Uint32Array;
  /** The sums of both over the boards that run. */
  private pairsThere = 0;
  private pairsUp = 0;
  /** Since when each board runs; undefined while it does not. */
  private readonly running: (number | undefined)[];
  private count = 0;
  private longest = 0;

  /** `now` gives the time in microseconds. No board runs yet. */
  constructor(
    readonly boards: number,
    private readonly now: () => number,
  ) {
    this.falseDowns = new Tally(boards);
    this.suspicions = new Tally(boards);
    this.cells = new Uint8Array(boards * boards).fill(UNKNOWN);
    this.downSince = new Float64Array(boards * boards);
    this.there = new Uint32Array(boards);
    this.up = new Uint32Array(boards);
    this.running = new Array(boards).fill(undefined);
  }

  /** A board started: it knows nobody. Also when it had been running. */
  started(board: number): void {
    this.stopped(board);
    this.running[board] = this.now();
    this.count++;
    this.pairsThere += this.there[board]!;
    this.pairsUp += this.up[board]!;
  }

  /** A board does not run any more; harmless when it did not. */
  stopped(board: number): void {
    if (this.running[board] === undefined) return;
    for (let other = 0; other < this.boards; other++) {
      if (isDown(this.state(other, board))) this.endDown(other, board);
      this.set(board, other, UNKNOWN);
    }
    this.running[board] = undefined;
    this.count--;
    this.pairsThere -= this.there[board]!;
    this.pairsUp -= this.up[board]!;
  }

  /** A board holds another in this state (see {@link STATE}) from now on. What it holds of itself does not count. */
  saw(viewer: number, board: number, state: number): void {
    if (viewer === board || this.running[viewer] === undefined) return;
    const before = this.state(viewer, board);
    this.set(viewer, board, state);
    if (state === STATE.SUSPECT && before !== state) this.suspicions.add(viewer, board);
    if (isDown(state) && !isDown(before) && this.running[board] !== undefined && !this.apart(viewer, board)) {
      this.falseDowns.add(viewer, board);
    }
  }

  /** The state a viewer holds a board in; undefined where it does not know it. */
  stateOf(viewer: number, board: number): number | undefined {
    const state = this.state(viewer, board);
    return state === UNKNOWN ? undefined : state;
  }

  /** Whether every board runs, and each holds each other for there. */
  get allKnowAll(): boolean {
    return this.missing === 0;
  }

  /** Whether every board runs, and each holds each other for up. */
  get allUp(): boolean {
    return this.pairsUp === this.boards * (this.boards - 1);
  }

  /** Views that {@link allKnowAll} lacks. */
  get missing(): number {
    return this.boards * (this.boards - 1) - this.pairsThere;
  }

  /** How many other boards a board holds for there. */
  knownTo(viewer: number): number {
    const row = this.cells.subarray(viewer * this.boards, (viewer + 1) * this.boards);
    return row.reduce((sum, state) => sum + Number(isThere(state)), 0);
  }

  /** Whether no running board holds this one for there. */
  goneForAll(board: number): boolean {
    return this.there[board] === 0;
  }

  /** Whether this board and all others that run hold each other for up. */
  backForAll(board: number): boolean {
    if (this.running[board] === undefined || this.up[board] !== this.count - 1) return false;
    return this.running.every(
      (since, other) => since === undefined || other === board || isUp(this.state(board, other)),
    );
  }

  /** The longest that a board was down in the view of another while both ran, microseconds. */
  longestWrong(): number {
    for (let viewer = 0; viewer < this.boards; viewer++) {
      for (let board = 0; board < this.boards; board++) {
        if (isDown(this.state(viewer, board))) this.endDown(viewer, board);
      }
    }
    return this.longest;
  }

  private state(viewer: number, board: number): number {
    return this.cells[viewer * this.boards + board]!;
  }

  private set(viewer: number, board: number, state: number): void {
    const before = this.state(viewer, board);
    if (isDown(before) && !isDown(state)) this.endDown(viewer, board);
    const cell = viewer * this.boards + board;
    if (!isDown(before) && isDown(state)) this.downSince[cell] = this.now();
    this.cells[cell] = state;
    const there = Number(isThere(state)) - Number(isThere(before));
    const up = Number(isUp(state)) - Number(isUp(before));
    this.there[board]! += there;
    this.up[board]! += up;
    if (this.running[board] === undefined) return;
    this.pairsThere += there;
    this.pairsUp += up;
  }

  /** A cell that is down ceases to be, or is looked at: was the board running meanwhile? */
  private endDown(viewer: number, board: number): void {
    const since = this.running[board];
    if (since === undefined) return;
    const wrong = this.now() - Math.max(since, this.downSince[viewer * this.boards + board]!);
    this.longest = Math.max(this.longest, wrong);
  }
}
