/** `net.ifinfo`: the station's interface (0); the soft access point (1) has no clients here. */
import type { BoardServices, Value } from "../../module.ts";

/** The table of interface `index`, or undefined where there is none. */
export function ifinfo(board: BoardServices, index: number): Value {
  if (index !== 0) return undefined;
  const { station, lease } = board.air;
  const hwaddr = Buffer.from(board.mac.replaceAll(":", ""), "hex").toString("latin1");
  if (!station) return { hwaddr };
  const gateway = lease?.gateway;
  const dhcp = { server_ip: gateway, client_ip: station.ip };
  return { hwaddr, ip: station.ip, netmask: station.netmask, gateway, dhcp };
}
