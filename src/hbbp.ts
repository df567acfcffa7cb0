/**
 * HBBP: messages to whoever is in the network, under keys that name what they are for. Datagrams are those
 * of Freifunk's hbbpc and hbbpd, which speak IPv6; docs/bridge.md tells how both meet. Nothing is
 * acknowledged: what has to arrive is said again.
 */

import type * as Receive from "./hbbp/busy/receive";
import type * as Commands from "./hbbp/commands";
import type * as Problem from "./hbbp/problem";
import type { Hbbp, Shell } from "./hbbp/shell";
import { guard } from "./lib/guard";
import { Below, letGo, use } from "./lib/modules";
import type * as Needs from "./lib/needs";

use<typeof Needs>("lib.needs", true).needs("hbbp", "net", "tmr", "wifi", "node");

const stats: Hbbp["stats"] = {
  datagramsIn: 0,
  datagramsOut: 0,
  bytesIn: 0,
  bytesOut: 0,
  sendErrors: 0,
  errors: 0,
  dropped: new LuaTable<string, number>(),
};
const hbbp = { stats, started: false, port: 4950 } as Hbbp;
const FUNCTIONS = " start stop broadcast send on off ";

function report(problem: string): void {
  // The heap may not have sufficed.
  letGo(Below.ALL);
  use<typeof Problem>("hbbp.problem", true).tell(shell, problem);
}

const shell: Shell = {
  hbbp,
  handlers: new LuaTable(),
  target: "",
  report,
  onReceive: guard(report, (_socket: net.UDPSocket, datagram: string, _port: number, ip: string) => {
    if (ip !== hbbp.ip) use<typeof Receive>("hbbp.busy.receive").receive(shell, datagram, ip);
  }),
};

/** The functions that a user calls: each is loaded when it is. */
setmetatable(hbbp, {
  __index: (_: unknown, name: string) => {
    if (string.find(FUNCTIONS, ` ${name} `, 1, true)[0] === undefined) return undefined;
    return (one: unknown, two: unknown, three: unknown) => {
      const [fine, result] = pcall(
        use<typeof Commands>("hbbp.commands", true).run,
        shell,
        name,
        one,
        two,
        three,
      );
      // An error is to name the user's line.
      if (!fine) error(result, 2);
      return result;
    };
  },
} as object);

export = hbbp;
