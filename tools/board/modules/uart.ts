/** NodeMCU's `uart`: port 0 is the console. Reference: the firmware's docs/modules/uart.md. */
import { type Args, type BoardModule, LuaError } from "../module.ts";
import { MAX_LINE } from "../serial.ts";
import type { Services } from "../services.ts";

const TYPE_NUMBER = 3;
const TYPE_STRING = 4;

function port(args: Args): number {
  const id = args.integer(1);
  if (id !== 0 && id !== 1) throw new LuaError(`uart ${id >>> 0} does not exist`);
  return id;
}

export const uart: BoardModule = {
  name: "uart",
  open(services) {
    const { board } = services as Services;
    const { serial } = board.console;
    const configs = [
      [115200, 8, 0, 1],
      [115200, 8, 0, 1],
    ];
    return {
      members: {
        setup: (args: Args) => {
          const id = port(args);
          const config = [args.integer(2), args.integer(3), args.integer(4), args.integer(5)];
          if (args.isNumber(6)) serial.echo = args.integer(6) !== 0;
          configs[id] = config;
          return config[0]!;
        },
        getconfig: (args: Args) => [...configs[port(args)]!],
        write: (args: Args) => {
          const id = port(args);
          for (let n = 2; n <= args.count; n++) {
            let text: string;
            if (args.type(n) === TYPE_NUMBER) {
              const byte = args.integer(n);
              if (byte < 0 || byte > 255) args.error("invalid number");
              text = String.fromCharCode(byte);
            } else if (args.type(n) === TYPE_STRING) text = args.string(n);
            else args.typeError(n, "string");
            if (id === 0) board.console.putRaw(text);
          }
        },
        on: (args: Args) => {
          if (args.optString(1) !== "data") args.argError(1, "method not supported");
          let at = 2;
          let length = -1;
          let endChar = 0;
          if (args.type(at) === TYPE_NUMBER) {
            length = args.integer(at);
            if (length < 0 || length >= MAX_LINE) args.argError(at, "wrong arg range");
            at++;
          } else if (args.type(at) === TYPE_STRING) {
            const end = args.string(at++);
            if (end.length !== 1) args.error("wrong arg range");
            endChar = end.charCodeAt(0);
          }
          serial.receiver?.release();
          serial.receiver = undefined;
          if (!args.isFunction(at)) return;
          const callback = args.function(at);
          const runInput = !(args.isNumber(at + 1) && args.integer(at + 1) === 0);
          serial.receiver = {
            length,
            endChar,
            runInput,
            callback: (data) => void board.dispatch(callback, data),
            release: () => callback.release(),
          };
        },
        alt: (args: Args) => {
          args.integer(1);
        },
        fifodepth: (args: Args) => {
          const id = args.optInteger(1, 0);
          if (id !== 0 && id !== 1) args.argError(1, "Bad UART id; must be 0 or 1");
          const direction = args.optInteger(2, 0);
          if (direction !== 0 && direction !== 1) args.argError(2, "Bad direction; must be DIR_RX or DIR_TX");
          return 0;
        },
        STOPBITS_1: 1,
        STOPBITS_1_5: 2,
        STOPBITS_2: 3,
        PARITY_NONE: 0,
        PARITY_EVEN: 2,
        PARITY_ODD: 3,
        DIR_RX: 0,
        DIR_TX: 1,
      },
    };
  },
};
