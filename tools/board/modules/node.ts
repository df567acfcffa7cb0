/** NodeMCU's `node`: the board itself. Reference: the firmware's docs/modules/node.md. */

import { checkName, Flash, MAX_OPEN } from "../flash.ts";
import { stripDebug } from "../lua/bytecode.ts";
import { type Args, type BoardModule, NewObject, PRIORITY, type RestartCause } from "../module.ts";
import { FLASH_ID, FLASH_SIZE } from "../release.ts";
import type { Services } from "../services.ts";
import { egc } from "./node/egc.ts";
import { info } from "./node/info.ts";
import { startup } from "./node/startup.ts";
import { PIPE, Pipe } from "./pipe.ts";

/** node.bootreason's raw code and reason for each cause. */
const REASONS: Record<RestartCause, [number, number]> = {
  power: [1, 0],
  "hardware watchdog": [4, 1],
  exception: [2, 2],
  "software watchdog": [2, 3],
  software: [2, 4],
  "deep sleep": [2, 5],
  "external reset": [2, 6],
};
/** The longest deep sleep, in microseconds, that the RTC's counter allows at room temperature. */
const DSLEEP_MAX = 12_884_901_882;
/** node.dsleep's own bound: ten hours. */
const DSLEEP_LIMIT = 36_000_000_000;

export const node: BoardModule = {
  name: "node",
  open(services) {
    const { board, vm } = services as Services;
    let frequency = 80;
    const random = (low: number, high: number) => Math.floor(board.random() * (high - low + 1)) + low;
    return {
      members: {
        bootreason: () => {
          const [raw, reason] = REASONS[board.cause];
          return reason === 2 ? [raw, reason, 0, 0, 0, 0, 0, 0] : [raw, reason];
        },
        chipid: () => board.chipId,
        flashid: () => FLASH_ID,
        flashsize: () => FLASH_SIZE,
        heap: () => vm.freeHeap(),
        restart: () => board.restart("software"),
        restore: () => {
          Object.assign(board.air.radio, { mode: 2, station: { ssid: "", password: "" }, auto: true });
        },
        compile: (args: Args) => compile(args, services as Services),
        input: (args: Args) => board.console.input(args.string(1)),
        output: (args: Args) => redirect(args, services as Services),
        setonerror: (args: Args) => {
          const handler = args.isFunction(1) ? args.function(1) : undefined;
          board.panic.handler?.release();
          board.panic.handler = handler;
        },
        random: (args: Args) => {
          if (args.count === 0) return board.random();
          if (args.count > 2) args.error("wrong number of arguments");
          const low = args.count === 1 ? 1 : args.integer(1);
          const high = args.integer(args.count);
          if (low > high) args.argError(2, "interval is empty");
          return random(low, high);
        },
        osprint: (args: Args) => {
          (services as Services).osPrinting = args.boolean(1);
        },
        setcpufreq: (args: Args) => {
          frequency = args.integer(1) === 160 ? 160 : 80;
          return frequency;
        },
        getcpufreq: () => frequency,
        dsleep: (args: Args) => {
          if (args.isNumber(2) && (args.integer(2) < 0 || args.integer(2) > 4)) {
            args.argError(2, "wrong option value");
          }
          if (!args.isNumber(1)) return;
          const us = args.number(1);
          if (us < 0 || us >= DSLEEP_LIMIT) args.argError(1, "invalid time value");
          board.sleep(us);
        },
        dsleepMax: () => DSLEEP_MAX,
        sleep: (args: Args) => args.error("node.sleep() is unavailable"),
        stripdebug: (args: Args) => {
          if (!args.isNone(1) && (args.integer(1) < 1 || args.integer(1) > 3)) {
            args.argError(1, "Invalid strip level");
          }
          if (!args.isNone(1))
            args.error("node.stripdebug(level) needs the firmware's own VM: node.compile strips");
          return 1;
        },
        getpartitiontable: () => ({
          lfs_addr: 0,
          lfs_size: 0,
          spiffs_addr: FLASH_SIZE - board.flash.size - 0x4000,
          spiffs_size: board.flash.size,
        }),
        setpartitiontable: (args: Args) => args.error("the virtual board's flash has no partitions to move"),
        ...info(board),
        ...startup(board),
        egc: egc(vm),
        task: {
          post: (args: Args) => {
            const first = args.type(1) === 3 ? args.integer(1) : undefined;
            if (first !== undefined && (first < 0 || first > PRIORITY.high))
              args.argError(1, "invalid  priority");
            const task = args.function(first === undefined ? 1 : 2);
            const priority = first ?? PRIORITY.medium;
            const posted = board.tasks.post(priority, () => {
              board.dispatch(task, priority);
              task.release();
            });
            if (!posted) {
              task.release();
              args.error("Task queue overflow. Task not posted");
            }
          },
          LOW_PRIORITY: PRIORITY.low,
          MEDIUM_PRIORITY: PRIORITY.medium,
          HIGH_PRIORITY: PRIORITY.high,
        },
        CPU80MHZ: 80,
        CPU160MHZ: 160,
      },
    };
  },
};

/** node.compile: the bytecode goes into a file beside the source, without debug information. */
function compile(args: Args, { board, vm }: Services): void {
  const name = args.string(1);
  checkName(args, 1);
  if (!name.endsWith(".lua")) args.error("not a .lua file");
  const error = board.loader!.loadFile(args.L, name);
  if (error !== undefined) args.error(error);
  const code = stripDebug(vm.dump(args.L));
  const output = `${name.slice(0, -2)}c`;
  if (!Flash.validName(output) || board.flash.open >= MAX_OPEN) args.error("cannot open/write to file");
  board.flash.truncate(output);
  if (!board.flash.write(output, 0, code)) args.error("writing to file failed");
}

/** node.output: what is printed goes into a pipe that the function reads, as a task. */
function redirect(args: Args, { board }: Services): void {
  const serial = !(args.isNumber(2) && args.integer(2) === 0);
  board.console.redirect?.release();
  board.console.redirect = undefined;
  if (!args.isFunction(1)) return;
  const reader = args.function(1);
  const pipe = new Pipe(board, reader, PRIORITY.medium);
  const object = args.keep(new NewObject(PIPE, pipe));
  pipe.self = object;
  board.console.redirect = {
    serial,
    write: (text) => pipe.write(text),
    release: () => {
      pipe.close();
      reader.release();
      object.release();
    },
  };
}
