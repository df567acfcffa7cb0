/** node.startup: what the firmware keeps for the next boot, outside the file system. */
import type { Board } from "../../board.ts";
import type { Args, Members } from "../../module.ts";

/** Settings that outlive restarts and power cuts. */
export interface StartupOptions {
  /** Run at boot instead of init.lua: "@file", or Lua code. */
  command?: string;
  banner: boolean;
  delay_mount: boolean;
  frequency: number;
}

export const STARTUP: Readonly<StartupOptions> = { banner: true, delay_mount: false, frequency: 80 };

export function startup(board: Board): Members {
  return {
    startupcommand: (args: Args) => {
      board.startup = { ...board.startup, command: args.string(1) };
      return true;
    },
    startup: (args: Args) => {
      if (args.count > 0) {
        args.table(1);
        const given = args.value(1) as Map<string, unknown>;
        const next: StartupOptions = given.size === 0 ? { ...STARTUP } : { ...board.startup };
        if (given.has("command")) next.command = String(given.get("command"));
        if (given.has("banner")) next.banner = given.get("banner") !== false;
        if (given.has("delay_mount")) next.delay_mount = given.get("delay_mount") !== false;
        if (given.has("frequency")) next.frequency = given.get("frequency") === 160 ? 160 : 80;
        board.startup = next;
      }
      return { ...board.startup };
    },
    startupcounts: () => [[]],
  };
}
