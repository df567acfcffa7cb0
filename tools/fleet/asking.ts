/** Having a board's firmware do something, or refusing in words. */
import type { FleetBoard } from "./fleet-board.ts";
import { hasLoaded } from "./knowledge.ts";

/** Throws where the board has not loaded a module. */
export function runsOn({ board, ip }: FleetBoard, module: string, remedy: string): void {
  if (!hasLoaded(board, module)) throw new Error(`${ip} does not run ${module}: ${remedy}`);
}

/** Runs Lua on a board. Throws an Error with the firmware's words, after the board's address. */
export function ask({ board, ip }: FleetBoard, chunk: string): void {
  try {
    board.lua(chunk);
  } catch (error) {
    throw new Error(`${ip}: ${(error as Error).message.replace(/^\S*:\d+: /, "")}`);
  }
}
