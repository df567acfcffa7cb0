/** `wifi.ap`: the board as an access point that nobody joins. */
import { broadcastOf, nextIp } from "../../../lan/address.ts";
import type { Lease } from "../../air.ts";
import type { Args, BoardServices, Members, Value } from "../../module.ts";
import { aton } from "../../netif.ts";
import { EVENT, MODE, type WifiLink } from "../../wifi-link.ts";
import type { EventMonitor } from "./eventmon.ts";
import { MAC_ERROR } from "./sta.ts";

interface Config {
  ssid: string;
  pwd: string | undefined;
  auth: number;
  channel: number;
  hidden: boolean;
  max: number;
  beacon: number;
}

const CALLBACKS = [
  ["staconnected_cb", EVENT.AP_STACONNECTED],
  ["stadisconnected_cb", EVENT.AP_STADISCONNECTED],
  ["probereq_cb", EVENT.AP_PROBEREQRECVED],
] as const;

function number(
  args: Args,
  name: string,
  otherwise: number,
  least: number,
  most: number,
  range: string,
): number {
  const value = args.field(1, name) ?? otherwise;
  if (typeof value !== "number") args.argError(1, `${name}: not number`);
  if (value < least || value > most) args.argError(1, `${name}: ${range}`);
  return Math.trunc(value);
}

function text(args: Args, name: string, least: number, most: number, range: string): string | undefined {
  const value = args.field(1, name);
  if (value === undefined) return undefined;
  if (typeof value !== "string" && typeof value !== "number") args.argError(1, `${name}: not string`);
  const { length } = String(value);
  if (length < least || length > most) args.argError(1, `${name}: length:${range}`);
  return String(value);
}

function readConfig(args: Args): Config {
  args.table(1);
  const ssid = text(args, "ssid", 1, 32, "1-32");
  if (ssid === undefined) args.argError(1, "ssid: required");
  const pwd = text(args, "pwd", 8, 64, "0 or 8-64");
  const auth = number(args, "auth", pwd === undefined ? 0 : 4, 0, 4, "Range:0-4");
  const channel = number(args, "channel", 6, 1, 13, "Range:1-13");
  const hidden = args.field(1, "hidden") ?? false;
  if (typeof hidden !== "boolean" && typeof hidden !== "number") args.argError(1, "hidden: not boolean");
  if (Number(hidden) !== 0 && Number(hidden) !== 1) args.argError(1, "hidden: 0 or 1");
  const max = number(args, "max", 4, 1, 4, "1-4");
  const beacon = number(args, "beacon", 100, 100, 60_000, "100-60000");
  if (typeof (args.field(1, "save") ?? true) !== "boolean") args.argError(1, "save: not boolean");
  return { ssid, pwd, auth, channel, hidden: Number(hidden) === 1, max, beacon };
}

/** The table `wifi.ap`. */
export function softAp(board: BoardServices, link: WifiLink, events: EventMonitor): Members {
  const tail = board.mac.slice(-8).replaceAll(":", "").toUpperCase();
  const factory = {
    ssid: `NODE-${tail}`,
    pwd: undefined,
    auth: 0,
    channel: 6,
    hidden: false,
    max: 4,
    beacon: 100,
  };
  let config: Config = factory;
  let mac = `5e${board.mac.slice(2)}`;
  let own: Lease = { ip: "192.168.4.1", netmask: "255.255.255.0", gateway: "192.168.4.1" };
  const on = () => (link.mode & MODE.SOFTAP) !== 0;
  const show = (args: Args): Value[] => {
    const { ssid, pwd, ...rest } = config;
    if (args.value(1) !== true) return [ssid, config.auth === 0 ? undefined : (pwd ?? "")];
    return [config.auth === 0 ? { ssid, ...rest } : { ssid, pwd: pwd ?? "", ...rest }];
  };
  const address = (args: Args, name: string) => {
    const value = args.field(1, name);
    return typeof value === "string" ? (aton(value) ?? "255.255.255.255") : undefined;
  };
  return {
    config: (args: Args) => {
      const wanted = readConfig(args);
      for (const [name, event] of CALLBACKS) {
        const callback = args.fieldFunction(1, name);
        if (callback) events.set(event, callback);
        else if (args.field(1, name) !== undefined) args.argError(1, `${name}:not function`);
      }
      config = wanted;
      return true;
    },
    getconfig: show,
    getdefaultconfig: show,
    deauth: (args: Args) => {
      if (args.isString(1) && args.string(1).length !== 17) args.argError(1, MAC_ERROR);
      return on();
    },
    getip: () => (on() ? [own.ip, own.netmask, own.gateway] : [undefined]),
    setip: (args: Args) => {
      if (!args.isTable(1)) args.error("wrong arg type");
      own = {
        ip: address(args, "ip") ?? own.ip,
        netmask: address(args, "netmask") ?? own.netmask,
        gateway: address(args, "gateway") ?? "0.0.0.0",
      };
      return true;
    },
    getbroadcast: () => (on() ? broadcastOf(own.ip, own.netmask) : [undefined]),
    getmac: () => mac,
    setmac: (args: Args) => {
      const wanted = args.string(1);
      if (wanted.length !== 17) args.argError(1, MAC_ERROR);
      mac = wanted.toLowerCase();
      return true;
    },
    getclient: (args: Args) => {
      if (link.mode === MODE.STATION) args.error("Can't list clients in STATION mode");
      return {};
    },
    dhcp: {
      config: (args: Args) => {
        if (!args.isTable(1)) args.error("wrong arg type");
        const start = address(args, "start");
        if (start === undefined) args.error("wrong arg type");
        return [start, nextIp(start, config.max - 1)];
      },
      start: () => on(),
      stop: () => on(),
    },
  };
}
