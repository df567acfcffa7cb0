/** Wi-Fi passwords: from the environment or from flash.local.json, which git ignores. */
import { existsSync } from "node:fs";
import { readJson } from "./config.ts";
import { FlashError } from "./words.ts";

export const LOCAL_FILE = "flash.local.json";

/** The environment variable of one network: "my-network" is HEARSAY_WIFI_PASSWORD_MY_NETWORK. */
export function variableFor(ssid: string): string {
  return `HEARSAY_WIFI_PASSWORD_${ssid.toUpperCase().replace(/[^A-Z0-9]/g, "_")}`;
}

/**
 * The password of a network: the network's own variable, else HEARSAY_WIFI_PASSWORD, else what
 * flash.local.json says: `{ "wifi": { "<ssid>": "<password>" } }`.
 * @throws FlashError if there is none, or it is none that Wi-Fi allows; the message never holds it
 */
export function passwordFor(
  ssid: string,
  environment: NodeJS.ProcessEnv,
  local: Record<string, unknown>,
): string {
  const variable = variableFor(ssid);
  const networks = local.wifi as Record<string, unknown> | undefined;
  const password = environment[variable] ?? environment.HEARSAY_WIFI_PASSWORD ?? networks?.[ssid];
  if (password === undefined) {
    throw new FlashError(
      `the password of the network "${ssid}" is missing. Set ${variable} or HEARSAY_WIFI_PASSWORD, or write ` +
        `${LOCAL_FILE}: { "wifi": { ${JSON.stringify(ssid)}: "…" } }. For a network without a password, ` +
        'set "open": true in its "wifi".',
    );
  }
  if (typeof password !== "string" || !isPassword(password)) {
    throw new FlashError(
      `the password of the network "${ssid}" must be 8 to 63 bytes (WPA), 64 hexadecimal digits (a WPA key), ` +
        "or 5 or 13 bytes (WEP).",
    );
  }
  return password;
}

function isPassword(text: string): boolean {
  const length = Buffer.byteLength(text);
  if (text.includes("\0")) return false;
  return (length >= 8 && length <= 63) || length === 5 || /^[0-9a-fA-F]{64}$/.test(text);
}

/** What flash.local.json holds; an empty table if there is none. Throws as `readJson` does. */
export function readLocal(path: string): Record<string, unknown> {
  if (!existsSync(path)) return {};
  const local = readJson(path);
  if (local.wifi !== undefined && (typeof local.wifi !== "object" || local.wifi === null)) {
    throw new FlashError(`${path}: "wifi" must be a table of passwords by network name.`);
  }
  return local;
}
