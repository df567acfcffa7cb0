/** `npm run board`: one virtual board, its console on the terminal or on a pseudo-terminal. */
import { parseArgs } from "node:util";
import { firstHost } from "../lan/address.ts";
import { netmaskOf, UdpLan } from "../lan/udp.ts";
import { Air } from "./air.ts";
import { Board } from "./board.ts";
import { Flash } from "./flash.ts";
import { MODULES, modulesNamed } from "./modules.ts";
import { openPty } from "./pty.ts";
import { FolderStore, MemoryStore } from "./store.ts";

const HELP = `npm run board -- [options]     a virtual ESP8266 with NodeMCU

  --serial PATH     its serial port is a pseudo-terminal linked at PATH (default: this terminal)
  --flash DIR       its files are kept in DIR (default: in memory, lost at the end)
  --ip ADDRESS      the address of this machine that it uses (default: 127.0.0.1)
  --mac ADDRESS     its MAC address, which gives its chip ID (default: 5c:cf:7f:00:00:01)
  --modules A,B     the NodeMCU modules built in (default: all: ${MODULES.map(({ name }) => name).join(",")})
  --heap BYTES      free heap at boot (default: 45056)
  --seed N          what its random numbers come from (default: different each time)
  --help            this text

At the terminal: Ctrl-] ends it, Ctrl-R presses its reset button.`;

const CTRL_BRACKET = "\x1d";
const CTRL_R = "\x12";
const CTRL_C = "\x03";

function options() {
  const { values } = parseArgs({
    options: {
      serial: { type: "string" },
      flash: { type: "string" },
      ip: { type: "string", default: "127.0.0.1" },
      mac: { type: "string", default: "5c:cf:7f:00:00:01" },
      modules: { type: "string" },
      heap: { type: "string", default: "45056" },
      seed: { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return undefined;
  const number = (name: string, text: string) => {
    if (!/^[0-9]+$/.test(text)) throw new Error(`--${name} ${text}: a whole number is needed`);
    return Number(text);
  };
  if (!/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/i.test(values.mac)) {
    throw new Error(
      `--mac ${values.mac}: six pairs of hexadecimal digits are needed, like 5c:cf:7f:12:34:56`,
    );
  }
  return {
    ...values,
    heap: number("heap", values.heap),
    seed: values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : number("seed", values.seed),
    modules: values.modules === undefined ? MODULES : modulesNamed(values.modules.split(",")),
    netmask: netmaskOf(values.ip),
  };
}

async function main(): Promise<void> {
  const chosen = options();
  if (!chosen) {
    console.log(HELP);
    return;
  }
  const { ip, netmask, mac, heap, seed, modules, serial } = chosen;
  const lan = new UdpLan();
  const air = new Air(lan, { ip, netmask, gateway: firstHost(ip, netmask) });
  const store = chosen.flash === undefined ? new MemoryStore() : new FolderStore(chosen.flash);
  const board = new Board({ air, flash: new Flash(store), mac, heap, seed, modules });
  let ending = false;
  let close = async () => {};
  const end = async (code: number) => {
    if (ending) return;
    ending = true;
    board.powerOff();
    lan.close();
    await close();
    process.exit(code);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end(0));
  if (serial === undefined) close = terminal(board, () => void end(0));
  else {
    const pty = await openPty(
      serial,
      (text) => board.type(text),
      () => void end(1),
    );
    close = () => pty.close();
    board.on("output", (text) => pty.write(text));
    console.log(`a board's serial port is at ${serial}; its address is ${ip}; Ctrl-C ends it`);
  }
  board.powerOn();
}

/** The console on this terminal; gives what puts the terminal back in order. */
function terminal(board: Board, end: () => void): () => Promise<void> {
  const { stdin, stdout } = process;
  board.on("output", (text) => void stdout.write(Buffer.from(text, "latin1")));
  if (stdin.isTTY) stdin.setRawMode(true);
  let waiting = "";
  board.on("boot", () => {
    // What was typed, or piped in, before the board listened.
    const text = waiting;
    waiting = "";
    if (text !== "") board.clock.after(0, () => board.type(text));
  });
  stdin.on("data", (data: Buffer) => {
    const text = data.toString("latin1");
    if (stdin.isTTY && (text.includes(CTRL_BRACKET) || text === CTRL_C)) end();
    else if (stdin.isTTY && text === CTRL_R) board.restart("external reset");
    else if (board.vm) board.type(text);
    else waiting += text;
  });
  stdin.on("end", () => {
    // Let the last lines run before the board ends with its input.
    const wait = () => {
      if (!board.vm || board.busy) board.clock.after(50_000, wait);
      else end();
    };
    wait();
  });
  return async () => {
    if (stdin.isTTY) stdin.setRawMode(false);
  };
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
