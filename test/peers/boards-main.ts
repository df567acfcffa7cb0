/**
 * Virtual boards with the firmware, 44 KB of heap each, on addresses of this machine, with the MAC addresses that
 * others see behind those:
 *
 *     boards-main.ts ADDRESS…
 *
 * Runs Lua that comes as a JSON object on a line of standard input, {"board", "lua"}, one after the other, and
 * prints for each {"value"}, the first value that it gives, or {"error"}; for {"board", "file"} the content of a
 * file in its flash, which takes none of its heap; and {"trouble"} for what a board says that is wrong, unasked.
 * Texts are bytes, a character each. Ends with its input.
 */
import { once } from "node:events";
import { createInterface } from "node:readline";
import { Air } from "../../tools/board/air.ts";
import { Board } from "../../tools/board/board.ts";
import { Flash } from "../../tools/board/flash.ts";
import { macOf } from "../../tools/desktop/address.ts";
import { compiled, readFirmware } from "../../tools/fleet/firmware.ts";
import { firstHost } from "../../tools/lan/address.ts";
import { netmaskOf, UdpLan } from "../../tools/lan/udp.ts";

const say = (message: object) => process.stdout.write(`${JSON.stringify(message)}\n`);

const lan = new UdpLan();
const firmware = compiled(readFirmware());
const boards = process.argv.slice(2).map((ip, index) => {
  const netmask = netmaskOf(ip);
  const air = new Air(lan, { ip, netmask, gateway: firstHost(ip, netmask) });
  const flash = new Flash();
  for (const [name, content] of firmware) flash.store.set(name, content);
  const board = new Board({ air, flash, mac: macOf(ip), seed: index + 1 });
  board.on("panic", (problem) => say({ trouble: `${ip} panics: ${problem}` }));
  board.on("output", (text) => {
    if (/^(p2ptbl|hbbp|alfred): /m.test(text)) say({ trouble: `${ip}: ${text}` });
  });
  return { board, flash };
});
await Promise.all(
  boards.map(({ board }) => {
    board.powerOn();
    return once(board, "boot");
  }),
);

for await (const line of createInterface({ input: process.stdin })) {
  const { board: index, lua, file } = JSON.parse(line);
  const { board, flash } = boards[index]!;
  try {
    const [value] = file === undefined ? board.lua(lua) : [flash.store.get(file)?.toString("latin1")];
    say({ value: typeof value === "string" || value === undefined ? value : String(value) });
  } catch (error) {
    say({ error: (error as Error).message });
  }
}
for (const { board } of boards) board.powerOff();
lan.close();
