/** The options of `npm run bridge`. */
import { parseArgs } from "node:util";
import { isMulticast, parseIp } from "../lan/address.ts";
import { MOST_BYTES } from "./datagram.ts";
import type { Rate } from "./rate.ts";

export interface BridgeOptions {
  /** The interface whose IPv6 it uses. */
  interface: string;
  /** The address of this machine in the boards' network; undefined: the first of the interface. */
  ip: string | undefined;
  /** An IPv4 multicast group; undefined: the directed broadcast address. */
  group: string | undefined;
  port: number;
  rate: Rate;
  verbose: boolean;
}

export const USAGE = `npm run bridge -- --interface NAME [options]     carries HBBP between IPv4 and IPv6

  --interface NAME     where IPv6 peers are (ff02::1): eth0, br-lan, wlan0, ...
  --ip ADDRESS         this machine's IPv4 address in the boards' network (default: the
                       interface's first one)
  --group ADDRESS      an IPv4 multicast group instead of the directed broadcast address
  --port N             UDP port on both sides (default 4950)
  --rate N[,BYTES]     what goes to each side in a second at most: datagrams, and bytes
                       (default 50,20000)
  --verbose            a line for each datagram
  --help               this text`;

/** A wrong option; the message is words for a person. */
export class OptionError extends Error {}

/** Reads the command line; undefined where it asks for help. Throws {@link OptionError}. */
export function readOptions(args: string[]): BridgeOptions | undefined {
  const values = parsed(args);
  if (values.help) return undefined;
  const { ip, group } = values;
  if (!values.interface) throw new OptionError("--interface NAME is missing: say where IPv6 peers are");
  if (ip !== undefined && parseIp(ip) === undefined) {
    throw new OptionError(`--ip ${ip}: give an IPv4 address, as 192.168.1.5`);
  }
  if (group !== undefined && !isMulticast(group)) {
    throw new OptionError(`--group ${group}: give an address from 224.0.0.0 to 239.255.255.255`);
  }
  return {
    interface: values.interface,
    ip,
    group,
    port: wholeNumber("--port", values.port ?? "4950", 1, 65_535),
    rate: rateOf(values.rate ?? "50,20000"),
    verbose: values.verbose === true,
  };
}

function parsed(args: string[]) {
  const string = { type: "string" } as const;
  const boolean = { type: "boolean" } as const;
  try {
    return parseArgs({
      args,
      options: {
        interface: string,
        ip: string,
        group: string,
        port: string,
        rate: string,
        verbose: boolean,
        help: boolean,
      },
    }).values;
  } catch (error) {
    throw new OptionError((error as Error).message);
  }
}

function rateOf(text: string): Rate {
  const [datagrams = "", bytes, ...more] = text.split(",");
  if (more.length > 0)
    throw new OptionError(`--rate ${text}: give datagrams, or datagrams and bytes: 50,20000`);
  const most = wholeNumber("--rate", datagrams, 1, 10_000);
  // A bound below the largest datagram would keep that one out for ever.
  const otherwise = String(Math.max(MOST_BYTES, most * 400));
  return {
    datagrams: most,
    bytes: wholeNumber("--rate: bytes", bytes ?? otherwise, MOST_BYTES, 100_000_000),
  };
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) {
    throw new OptionError(`${name} ${text}: give a whole number from ${least} to ${most}`);
  }
  return value;
}
