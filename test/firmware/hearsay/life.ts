/** Boots of mock boards with the boot file: what they meet, do and say. */
import { type MockBoard, mockBoard } from "../mock/board";

export type Hearsay = typeof import("../../../src/hearsay");

const CONFIG = "hearsay.cfg";
export const PANICS = "hearsay.panics";
/** Extended reset causes, as `node.bootreason()` returns them second. */
export const POWER_ON = 0;
export const WATCHDOG = 1;
export const SOFTWARE = 4;
export const DEEP_SLEEP = 5;
export const RESET_PIN = 6;

/** What a board that boots did and said. */
export interface Boot {
  hearsay: Hearsay;
  /** What it printed, a line an entry. */
  said: string[];
  /** What it did with Wi-Fi, in order. */
  wifi: string[];
  /** Calls of the module `app`, in order, with the settings it got. */
  app: string[];
  restarts: number;
  /** The garbage collector's mode and level, if it was set. */
  gc?: string;
  /** Runs what was posted to run once the present callback, or init.lua, has ended. */
  runTasks: (this: void) => void;
  /** Lets an error leave a callback, as the firmware reports it. */
  panic: (this: void, message: string) => void;
}

/** What a boot meets. */
export interface World {
  cause?: number;
  /** An older firmware, without node.setonerror and node.egc. */
  old?: boolean;
  /** The network that the SDK has in flash. */
  known?: { ssid: string; pwd?: string; bssid_set: boolean; bssid: string };
  mode?: number;
  /** What `app.start` does; it prints its settings unless told otherwise. */
  start?: () => void;
}

/** Boots a board: `hearsay` is required as by an init.lua, in a world of mocks. */
export function boot(board: MockBoard, world: World = {}): Boot {
  board.restart();
  const said: string[] = [];
  const happened: string[] = [];
  const app: string[] = [];
  let onError: ((this: void, message: string) => void) | undefined;
  const result = { said, wifi: happened, app, restarts: 0 } as unknown as Boot;
  const globals = _G as unknown as LuaTable<string, unknown>;
  globals.set("print", (text: string) => {
    for (const [line] of string.gmatch(tostring(text), "[^\n]+")) table.insert(said, line);
  });
  globals.set("loadfile", (name: string) => {
    const text = board.file.files.get(name) as string | undefined;
    if (text === undefined) return $multi(undefined, `cannot open ${name}`);
    let left: string | undefined = text;
    return load(() => {
      const piece = left;
      left = undefined;
      return piece;
    }, name);
  });
  const tasks: ((this: void) => void)[] = [];
  globals.set("node", {
    task: { post: (task: (this: void) => void) => table.insert(tasks, task) },
    bootreason: () => $multi(2, world.cause ?? POWER_ON),
    restart: () => {
      result.restarts += 1;
    },
    setonerror: world.old
      ? undefined
      : (callback: typeof onError) => {
          onError = callback;
        },
    egc: world.old
      ? undefined
      : {
          ON_MEM_LIMIT: 2,
          setmode: (mode: number, level: number) => {
            result.gc = `${mode} ${level}`;
          },
        },
  });
  const write = (name: string) => (value: unknown) => {
    const keys: string[] = [];
    if (type(value) === "table") {
      for (const [key, field] of pairs(value as Record<string, unknown>)) {
        table.insert(keys, `${key}=${tostring(field)}`);
      }
      table.sort(keys);
    } else if (value !== undefined) table.insert(keys, tostring(value));
    table.insert(happened, `${name} ${table.concat(keys, " ")}`);
  };
  globals.set("wifi", {
    STATION: 1,
    STATIONAP: 3,
    getmode: () => world.mode ?? 1,
    setmode: write("setmode"),
    sta: {
      getconfig: () => world.known ?? { ssid: "", bssid_set: false, bssid: "ff:ff:ff:ff:ff:ff" },
      config: write("config"),
      connect: write("connect"),
      sethostname: (name: string) => {
        if (name === "no_name") error("Invalid hostname");
        write("hostname")(name);
      },
    },
    eventmon: { register: () => error("wifi.eventmon belongs to the user") },
  });
  _G.package.loaded.app = {
    setConfig: (settings: { n: number }) => table.insert(app, `setConfig ${settings.n}`),
    start: () => {
      table.insert(app, "start");
      if (world.start !== undefined) world.start();
    },
  };
  _G.package.loaded.later = {
    start: (settings: { n: number }) => table.insert(app, `later ${settings.n}`),
  };
  result.panic = (message) => onError!(message);
  result.runTasks = () => {
    while (tasks.length > 0) table.remove(tasks, 1)!();
  };
  result.hearsay = require("hearsay") as Hearsay;
  if (app.length > 0) error("modules start only once init.lua has ended");
  result.runTasks();
  return result;
}

export function withConfig(text: string): MockBoard {
  const board = mockBoard();
  board.file.files.set(CONFIG, text);
  return board;
}

/** A configuration that starts the mock module `app`. */
export const APP = 'return { start = { "app" }, app = { n = 7 } }';

// What `boot` replaces, as it was.
const print = _G.print;
const loadfile = _G.loadfile;

/** Gives back the globals that `boot` replaced: for `after_each`. */
export function restoreGlobals(): void {
  const globals = _G as unknown as LuaTable<string, unknown>;
  globals.set("print", print);
  globals.set("loadfile", loadfile);
  const loaded = _G.package.loaded as unknown as LuaTable<string, unknown>;
  loaded.delete("app");
  loaded.delete("later");
}
