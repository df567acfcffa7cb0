/** `net.dns`, and the resolver behind it: the names that the access point's server knows. */
import type { Clock } from "../../../lan/lan.ts";
import { type Args, type BoardServices, LuaError, type Members } from "../../module.ts";
import { aton } from "../../netif.ts";

const SERVERS = 2;
/** A question and its answer over Wi-Fi; and lwIP's tries until it gives up. Microseconds. */
const ANSWER = 20_000;
const SILENCE = 4_000_000;

/** Tells `done` an address, or undefined where nobody knows the name; soon, or at once. */
export type Resolve = (name: string, done: (ip: string | undefined) => void) => void;

/**
 * The board's resolver, which takes its time on `clock`. An address is its own name, and told at
 * once. Raises "illegal argument" for a name that is none.
 */
export function resolver(board: BoardServices, clock: Clock): Resolve {
  return (name, done) => {
    const address = aton(name);
    if (address !== undefined) {
      done(address);
      return;
    }
    if (name === "" || name.length >= 256) throw new LuaError("illegal argument");
    const { station, hosts } = board.air;
    const ip = station && !station.cut ? hosts.get(name.toLowerCase()) : undefined;
    clock.after(ip === undefined ? SILENCE : ANSWER, () => done(ip));
  };
}

/** The table `net.dns`. */
export function dns(board: BoardServices, resolve: Resolve): Members {
  const servers: (string | undefined)[] = [];
  const index = (args: Args, n: number) => {
    const at = args.optInteger(n, 0);
    if (at >= SERVERS || at < 0) args.error(`server index out of range [0-${SERVERS - 1}]`);
    return at;
  };
  return {
    resolve: (args: Args) => {
      const name = args.string(1);
      const callback = args.function(2);
      resolve(name, (ip) => {
        // The first argument is nil, as in the firmware: there is no socket.
        board.dispatch(callback, undefined, ip);
        callback.release();
      });
    },
    setdnsserver: (args: Args) => {
      const server = aton(args.string(1));
      if (server === undefined || server === "0.0.0.0" || server === "255.255.255.255") {
        args.error("invalid dns server ip");
      }
      servers[index(args, 2)] = server;
    },
    getdnsserver: (args: Args) => {
      const at = index(args, 1);
      // DHCP names the router as the first server.
      return [servers[at] ?? (at === 0 && board.air.station ? board.air.lease?.gateway : undefined)];
    },
  };
}
