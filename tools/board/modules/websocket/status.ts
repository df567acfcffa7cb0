/** How a websocket ends, in numbers; and what is wrong with a URL. Reference: app/websocket/websocketclient.c. */
import type { WebsocketEnd } from "../../../lan/lan.ts";

/** The statuses that "close" tells. */
export const STATUS = {
  scheme: -1,
  long: -2,
  port: -3,
  host: -4,
  name: -5,
  memory: -13,
  timeout: -18,
  sick: -19,
};
export const STATUS_OF: Record<WebsocketEnd, number> = {
  ...{ asked: 0, server: -6, "bad upgrade": -7, "no upgrade": -17 },
  // espconn's ESPCONN_RST, less 100; and what nobody knows.
  ...{ reset: -109, other: -99 },
};
/** lwIP gives up what had an address that is no more: ESPCONN_ABRT, less 100. */
export const ABORTED = -108;

/** The host's part of an URL, or why there is none, as ws_connect finds out. */
export function hostOf(url: string): string | number {
  const rest = /^wss?:\/\/(.*)$/is.exec(url)?.[1];
  if (rest === undefined) return STATUS.scheme;
  const host = rest.replace(/\/.*$/s, "");
  if (host.length >= 256) return STATUS.long;
  const [name, port] = host.split(/:(.*)/s, 2) as [string, string | undefined];
  if (port !== undefined) {
    const number = Number.parseInt(port, 10);
    if (!(number > 0 && number <= 65535)) return STATUS.port;
  }
  return name === "" ? STATUS.host : name;
}
