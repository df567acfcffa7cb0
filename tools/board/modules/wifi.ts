/**
 * NodeMCU's `wifi`: the station on the board's radio, its events, and as much of the soft access
 * point as can be told without clients. Reference: the firmware's docs/modules/wifi.md; texts of
 * refusals: its app/modules/wifi.c.
 */
import { ScopedClock } from "../../lan/scoped-clock.ts";
import type { Args, BoardModule } from "../module.ts";
import { MODE, STATUS, WifiLink } from "../wifi-link.ts";
import { softAp } from "./wifi/ap.ts";
import { EventMonitor } from "./wifi/eventmon.ts";
import { station } from "./wifi/sta.ts";

const PHYMODE = { B: 1, G: 2, N: 3 } as const;

export const wifi: BoardModule = {
  name: "wifi",
  open(board) {
    const events = new EventMonitor(board);
    const clock = new ScopedClock(board.clock);
    const link = new WifiLink({
      clock,
      air: board.air,
      onEvent: ({ event, fields }) => events.report(event, fields),
    });
    let phyMode: number = PHYMODE.N;
    let country = { country: "CN", start_ch: 1, end_ch: 13, policy: 0 };
    let sleepType = 2;
    let nullModeSleep = true;
    const sleeptype = (args: Args) => {
      if (args.isNumber(1)) {
        const type = args.integer(1);
        if (type < 0 || type > 2) args.argError(1, "range:0-2");
        sleepType = type;
      }
      return sleepType;
    };
    const unavailable = (args: Args) => {
      board.write('\n The option "PMSLEEP_ENABLE" was disabled during FW build!\n');
      args.error("wifi.suspend is unavailable");
    };
    link.powerOn();
    return {
      members: {
        setmode: (args: Args) => {
          const mode = args.integer(1);
          if (mode < MODE.NULL || mode > MODE.STATIONAP) args.argError(1, "Invalid mode");
          if (!args.isNone(2) && typeof args.value(2) !== "boolean") args.typeError(2, "boolean");
          link.setMode(mode, args.isNone(2) || args.boolean(2));
          return link.mode;
        },
        getmode: () => link.mode,
        getdefaultmode: () => board.air.radio.mode,
        getchannel: () => board.air.network.channel,
        setphymode: (args: Args) => {
          const mode = args.integer(1);
          if (mode < PHYMODE.B || mode > PHYMODE.N) args.error("wrong arg type");
          phyMode = mode;
          return phyMode;
        },
        getphymode: () => phyMode,
        setmaxtxpower: (args: Args) => {
          const power = args.integer(1);
          if (power <= 0 || power >= 83) args.argError(1, "tx power out of range (0->82)");
          return power;
        },
        getcountry: () => country,
        setcountry: (args: Args) => {
          country = readCountry(args);
          return true;
        },
        suspend: unavailable,
        resume: unavailable,
        nullmodesleep: (args: Args) => {
          if (args.count > 0) nullModeSleep = args.boolean(1);
          return nullModeSleep;
        },
        sleeptype,
        sta: { ...station(board, clock, link, events), sleeptype },
        ap: softAp(board, link, events),
        eventmon: events.members(),
        NULLMODE: MODE.NULL,
        STATION: MODE.STATION,
        SOFTAP: MODE.SOFTAP,
        STATIONAP: MODE.STATIONAP,
        PHYMODE_B: PHYMODE.B,
        PHYMODE_G: PHYMODE.G,
        PHYMODE_N: PHYMODE.N,
        NONE_SLEEP: 0,
        LIGHT_SLEEP: 1,
        MODEM_SLEEP: 2,
        OPEN: 0,
        WPA_PSK: 2,
        WPA2_PSK: 3,
        WPA_WPA2_PSK: 4,
        STA_IDLE: STATUS.IDLE,
        STA_CONNECTING: STATUS.CONNECTING,
        STA_WRONGPWD: STATUS.WRONGPWD,
        STA_APNOTFOUND: STATUS.APNOTFOUND,
        STA_FAIL: STATUS.FAIL,
        STA_GOTIP: STATUS.GOTIP,
        COUNTRY_AUTO: 0,
        COUNTRY_MANUAL: 1,
      },
      close() {
        clock.cancelAll();
        link.powerOff();
      },
    };
  },
};

function readCountry(args: Args) {
  if (!args.isTable(1)) args.argError(1, "Table not found!");
  const code = args.field(1, "country") ?? "CN";
  if (typeof code !== "string") args.argError(1, "country: must be string");
  if (!/^[A-Za-z]{2}$/.test(code)) args.argError(1, "country: country code must be 2 chars");
  const number = (name: string, otherwise: number, least: number, most: number, range: string) => {
    const value = args.field(1, name) ?? otherwise;
    if (typeof value !== "number") args.argError(1, `${name}: must be a number`);
    if (value < least || value > most) args.argError(1, `${name}: ${range}`);
    return value;
  };
  const start_ch = number("start_ch", 1, 1, 14, "Range:1-14");
  const end_ch = number("end_ch", 13, 1, 14, "Range:1-14");
  if (end_ch < start_ch) args.argError(1, "end_ch: can't be less than start_ch");
  const policy = number("policy", 0, 0, 1, "must be 0 or 1");
  return { country: code.toUpperCase(), start_ch, end_ch, policy };
}
