/** `wifi.sta`: the board as a station. */
import { broadcastOf } from "../../../lan/address.ts";
import type { Clock } from "../../../lan/lan.ts";
import type { StationConfig } from "../../air.ts";
import type { Args, BoardServices, Members, Value } from "../../module.ts";
import { aton } from "../../netif.ts";
import { EVENT, STATUS, type WifiLink } from "../../wifi-link.ts";
import type { EventMonitor } from "./eventmon.ts";

/** An Ethernet address as the firmware takes and shows it. */
export const MAC_ERROR = "MAC:FF:FF:FF:FF:FF:FF";
const NO_MAC = "ff:ff:ff:ff:ff:ff";
/** A scan of all channels. Microseconds. */
const SCAN = 2_100_000;
const CALLBACKS = [
  ["connect_cb", EVENT.STA_CONNECTED, "connect_cb"],
  ["disconnect_cb", EVENT.STA_DISCONNECTED, "disconnect_cb"],
  ["authmode_change_cb", EVENT.STA_AUTHMODE_CHANGE, "authmode_change_cb"],
  ["got_ip_cb", EVENT.STA_GOT_IP, "gotip_cb"],
  ["dhcp_timeout_cb", EVENT.STA_DHCP_TIMEOUT, "dhcp_timeout_cb"],
] as const;

/** A field that is a string (numbers count), undefined where it is nil; `bound` complains about it. */
function text(
  args: Args,
  name: string,
  complain: (length: number) => string | undefined,
): string | undefined {
  const value = args.field(1, name);
  if (value === undefined) return undefined;
  if (typeof value !== "string" && typeof value !== "number") args.argError(1, `${name}:not string`);
  const problem = complain(String(value).length);
  if (problem) args.argError(1, problem);
  return String(value);
}

function flag(args: Args, name: string): boolean {
  const value = args.field(1, name) ?? true;
  if (typeof value !== "boolean") args.argError(1, `${name}:not boolean`);
  return value;
}

function readConfig(args: Args): StationConfig {
  if (!args.isTable(1)) args.argError(1, "config table not found!");
  const ssid = text(args, "ssid", (length) => (length > 32 ? "ssid: length:0-32" : undefined));
  if (ssid === undefined) args.argError(1, "ssid required");
  const password = text(args, "pwd", (length) => (length > 64 ? "pwd: length:0-64" : undefined)) ?? "";
  const bssid = text(args, "bssid", (length) => (length === 17 ? undefined : "bssid: FF:FF:FF:FF:FF:FF"));
  return bssid === undefined ? { ssid, password } : { ssid, password, bssid };
}

/** What getconfig and getdefaultconfig return: a table for true, else four values. */
function showConfig(args: Args, { ssid, password, bssid }: StationConfig): Value[] {
  const address = bssid ?? NO_MAC;
  if (args.value(1) !== true) return [ssid, password, bssid === undefined ? 0 : 1, address];
  const table: Record<string, Value> = { ssid, bssid_set: bssid !== undefined, bssid: address };
  if (password !== "") table.pwd = password;
  return [table];
}

/** The table `wifi.sta`, but for sleeptype. */
export function station(board: BoardServices, clock: Clock, link: WifiLink, events: EventMonitor): Members {
  const hostname = `NODE-${board.mac.slice(-8).replaceAll(":", "").toUpperCase()}`;
  // Not kept over a restart.
  board.air.hostname = undefined;
  let mac = board.mac;
  const ip = (args: Args, name: string) => {
    const value = args.field(1, name);
    return typeof value === "string" ? (aton(value) ?? "255.255.255.255") : undefined;
  };
  const withCallback = (event: number, body: () => void) => (args: Args) => {
    if (args.isFunction(1)) events.set(event, args.function(1));
    body();
  };
  return {
    config: (args: Args) => {
      const config = readConfig(args);
      const [auto, save] = [flag(args, "auto"), flag(args, "save")];
      for (const [name, event, complaint] of CALLBACKS) {
        const callback = args.fieldFunction(1, name);
        if (callback) events.set(event, callback);
        else if (args.field(1, name) !== undefined) args.argError(1, `${complaint}:not function`);
      }
      link.configure(config, auto, save);
      return true;
    },
    clearconfig: () => {
      link.configure({ ssid: "", password: "" }, false, true);
      return true;
    },
    getconfig: (args: Args) => showConfig(args, link.config),
    getdefaultconfig: (args: Args) => showConfig(args, board.air.radio.station),
    connect: withCallback(EVENT.STA_CONNECTED, () => link.connect()),
    disconnect: withCallback(EVENT.STA_DISCONNECTED, () => link.disconnect()),
    autoconnect: (args: Args) => {
      const auto = args.integer(1);
      if (auto !== 0 && auto !== 1) args.argError(1, "0 or 1");
      board.air.radio.auto = auto === 1;
    },
    status: () => link.status,
    getrssi: () => (link.joined ? board.air.network.rssi : [undefined]),
    getip: () => {
      const { lease } = link;
      return lease ? [lease.ip, lease.netmask, lease.gateway] : [undefined];
    },
    setip: (args: Args) => {
      if (!args.isTable(1)) args.error("wrong arg type");
      const now = link.lease ?? { ip: "0.0.0.0", netmask: "0.0.0.0", gateway: "0.0.0.0" };
      link.setIp({
        ip: ip(args, "ip") ?? now.ip,
        netmask: ip(args, "netmask") ?? now.netmask,
        gateway: ip(args, "gateway") ?? now.gateway,
      });
      return true;
    },
    getbroadcast: () => {
      const { lease } = link;
      return [lease && broadcastOf(lease.ip, lease.netmask)];
    },
    getmac: () => mac,
    setmac: (args: Args) => {
      const wanted = args.string(1);
      if (wanted.length !== 17) args.argError(1, MAC_ERROR);
      mac = wanted.toLowerCase();
      return true;
    },
    gethostname: () => board.air.hostname ?? hostname,
    sethostname: (args: Args) => {
      const wanted = args.string(1);
      // RFC 952 and 1123: letters, digits and inner hyphens.
      if (!/^[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?$/.test(wanted)) args.argError(1, "Invalid hostname");
      board.air.hostname = wanted;
      return true;
    },
    getap: (args: Args) => scan(args, board, clock),
    getapindex: () => 1,
    getapinfo: () => {
      const { ssid, password, bssid } = link.config;
      if (ssid === "") return { qty: 0 };
      const entry: Record<string, Value> = { ssid };
      if (password !== "") entry.pwd = password;
      if (bssid !== undefined) entry.bssid = bssid;
      return new Map<Value, Value>([
        ["qty", 1],
        [1, entry],
      ]);
    },
    setaplimit: (args: Args) => apNumber(args),
    changeap: (args: Args) => apNumber(args) && args.integer(1) === 1 && link.status !== STATUS.IDLE,
  };
}

function apNumber(args: Args): boolean {
  const number = args.integer(1);
  if (number < 1 || number > 5) args.argError(1, "Valid range: 1-5");
  return true;
}

/** wifi.sta.getap([[cfg,] format,] callback): a table of what is heard; format 1 is keyed by BSSID. */
function scan(args: Args, board: BoardServices, clock: Clock): void {
  const at = [1, 2, 3].find((n) => args.isFunction(n));
  if (at === undefined) {
    if (!args.isNone(1) && !args.isTable(1) && !args.isNumber(1)) args.error("wrong arg type");
    return;
  }
  const given = [1, 2].find((n) => n < at && args.isNumber(n));
  const format = given === undefined ? 0 : args.integer(given);
  if (format !== 0 && format !== 1) args.error("wrong arg type");
  const callback = args.function(at);
  clock.after(SCAN, () => {
    const { ssid, bssid, rssi, channel, password } = board.air.network;
    const auth = password === "" ? 0 : 3;
    const heard: Record<string, string> = {};
    if (board.air.lease && format === 1) heard[bssid] = `${ssid},${rssi},${auth},${channel}`;
    else if (board.air.lease) heard[ssid] = `${auth},${rssi},${bssid},${channel}`;
    board.dispatch(callback, heard);
    callback.release();
  });
}
