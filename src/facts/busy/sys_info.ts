/** What this board is: said once a connection. */
import type { Shell } from "../shell";
import { quoted } from "./json";

/** What a function gives, as text; nil where the firmware has none, or it gives nothing. */
function told(fn: () => unknown): string | undefined {
  const [fine, value] = pcall(fn);
  return fine && value !== undefined ? tostring(value) : undefined;
}

function firmware(): string {
  const version = node.info("sw_version");
  return `${version.node_version_major}.${version.node_version_minor}.${version.node_version_revision}`;
}

/** Raw code and reason, as node.bootreason tells them. */
function bootReason(): string {
  const [raw, reason] = node.bootreason();
  return `${raw},${reason}`;
}

/** A flat JSON object. */
export function sysInfo(shell: Shell): string {
  const parts: string[] = [];
  const add = (name: string, fn: () => unknown) => {
    const text = told(fn);
    if (text === undefined) return;
    const number = string.match(text, "^-?%d+$")[0] !== undefined;
    table.insert(parts, `"${name}":${number ? text : quoted(text)}`);
  };
  add("firmware", firmware);
  add("chip_id", () => node.chipid());
  add("flash_id", () => node.flashid());
  add("boot_reason", bootReason);
  add("hostname", () => wifi.sta.gethostname());
  add("address", () => wifi.sta.getip()[0]);
  add("mac", () => wifi.sta.getmac());
  add("rssi", () => wifi.sta.getrssi());
  add("modules", () => node.info("build_config").modules);
  return `{${table.concat(parts, ",")}${shell.place}}`;
}
