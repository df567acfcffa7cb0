/** Where a fleet of `npm start` lives: the LAN that was asked for, or the nearest that this machine can give. */
import type { Lan } from "../lan/lan.ts";
import { SimLan } from "../lan/sim.ts";
import { UdpLan, whyNotBindable } from "../lan/udp.ts";
import type { Speed } from "../page/protocol.ts";
import { modulesPorts } from "./modules-init.ts";
import type { StartOptions } from "./options.ts";

/** Fleets that run side by side on one machine take a block of addresses each: 127.0.8.1, 127.0.12.1, … */
const FIRST_BLOCK = 8;
const LAST_BLOCK = 252;
/** Room for 1,000 boards. */
const BLOCK = 4;

export interface Place {
  lan: Lan;
  firstIp: string;
  /** Of the virtual clock, where the LAN has one. */
  speed: Speed | undefined;
}

/**
 * Finds one. Throws an Error in words where no block of addresses is free, or it has not what the boards need.
 *
 * @param say told what is otherwise than was asked for
 */
export function findPlace(options: StartOptions, say: (text: string) => void): Place {
  const { loss, seed, speed } = options;
  const firstIp = `127.0.${FIRST_BLOCK}.1`;
  if (options.lan === "sim") return { lan: new SimLan({ seed, loss }), firstIp, speed };
  const problem = whyNotBindable("127.0.0.2");
  if (problem !== undefined) {
    if (options.facts) throw new Error(`--facts needs real UDP, which boards do not get here: ${problem}`);
    say(`This machine does not let 127.0.0.2 be used for UDP (${problem}),`);
    say("so the boards run in a simulated LAN, in real time; other programs cannot reach them.");
    return { lan: new SimLan({ seed, loss }), firstIp, speed: 1 };
  }
  const block = freeBlock(modulesPorts(options));
  return { lan: new UdpLan({ seed, loss }), firstIp: block, speed: undefined };
}

/** The first address of a block whose ports nobody has. */
function freeBlock(ports: number[]): string {
  let problem: string | undefined;
  for (let block = FIRST_BLOCK; block <= LAST_BLOCK; block += BLOCK) {
    const ip = `127.0.${block}.1`;
    const found = ports.map((port) => whyNotBindable(ip, port)).find((why) => why !== undefined);
    if (found === undefined) return ip;
    problem ??= found;
  }
  throw new Error(problem);
}
