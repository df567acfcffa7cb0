/** Every NodeMCU module that the virtual board has. */
import type { BoardModule } from "./module.ts";
import { bit } from "./modules/bit.ts";
import { crypto } from "./modules/crypto.ts";
import { encoder } from "./modules/encoder.ts";
import { file } from "./modules/file.ts";
import { net } from "./modules/net.ts";
import { node } from "./modules/node.ts";
import { pipe } from "./modules/pipe.ts";
import { rtctime } from "./modules/rtctime.ts";
import { sjson } from "./modules/sjson.ts";
import { struct } from "./modules/struct.ts";
import { tmr } from "./modules/tmr.ts";
import { uart } from "./modules/uart.ts";
import { websocket } from "./modules/websocket.ts";
import { wifi } from "./modules/wifi.ts";

export const MODULES: readonly BoardModule[] = [
  ...[bit, crypto, encoder, file, net, node, pipe],
  ...[rtctime, sjson, struct, tmr, uart, websocket, wifi],
];

/** The modules of these names. Throws an Error that names the ones there are not. */
export function modulesNamed(names: readonly string[]): BoardModule[] {
  const found = names.map((name) => MODULES.find((module) => module.name === name));
  const missing = names.filter((_, i) => !found[i]);
  if (missing.length > 0) {
    const known = MODULES.map(({ name }) => name).join(", ");
    throw new Error(`the virtual board has no module ${missing.join(", ")}; it has ${known}`);
  }
  return found as BoardModule[];
}
