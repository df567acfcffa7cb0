/** Serial ports: which there are, and why one cannot be opened. */
import { access, constants, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { FlashError } from "./words.ts";

/** A serial port as the operating system reports it. */
export interface Port {
  path: string;
  manufacturer?: string;
  vendorId?: string;
  productId?: string;
}

/** USB vendors whose serial adapters sit on ESP8266 boards. */
const ADAPTERS: Record<string, string> = { "1a86": "CH340", "10c4": "CP210x", "0403": "FTDI" };

const require = createRequire(import.meta.url);

/**
 * The serial ports of this computer, those of boards first. Where the system's own list cannot be had (no
 * udevadm, in a container), what /dev holds under the usual names.
 */
export async function ports(): Promise<Port[]> {
  const serialport: { list(): Promise<Port[]> } = require("nodemcu-tool/lib/transport/serialport.js");
  let found: Port[];
  try {
    found = await serialport.list();
  } catch {
    const names = await readdir("/dev").catch(() => [] as string[]);
    found = names
      .filter((name) => /^(ttyUSB|ttyACM|cu\.(usb|wch|SLAB))/.test(name))
      .map((name) => ({ path: `/dev/${name}` }));
  }
  const rank = (port: Port) => (adapter(port) === undefined ? 1 : 0);
  return found.sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : 1));
}

function adapter(port: Port): string | undefined {
  return ADAPTERS[port.vendorId?.toLowerCase() ?? ""];
}

/** One line about a port. */
export function describe(port: Port): string {
  const chip = adapter(port);
  const about = [chip && `${chip} adapter, most likely a board`, port.manufacturer].filter(Boolean);
  return about.length === 0 ? port.path : `${port.path}  (${about.join("; ")})`;
}

/** Why a port cannot be opened, in words; undefined if there seems to be nothing against it. */
export async function openingProblem(path: string): Promise<string | undefined> {
  const found = await ports();
  if (process.platform === "win32") {
    return found.some((port) => port.path.toLowerCase() === path.toLowerCase())
      ? undefined
      : noSuchPort(path, found);
  }
  try {
    await access(path, constants.F_OK);
  } catch {
    return noSuchPort(path, found);
  }
  try {
    await access(path, constants.R_OK | constants.W_OK);
  } catch {
    return (
      `no right to open ${path}. On Linux, join the group that owns it (ls -l ${path}; often ` +
      "sudo usermod -aG dialout $USER, then log in again)."
    );
  }
  return undefined;
}

function noSuchPort(path: string, found: Port[]): string {
  const there =
    found.length === 0
      ? "No serial port was found: is the board plugged in, with a cable that carries data?"
      : `Ports found:\n${found.map((port) => `  ${describe(port)}`).join("\n")}`;
  return `no such port: ${path}. ${there}`;
}

/** What `--list` prints. */
export async function listing(): Promise<string> {
  const found = await ports();
  if (found.length > 0) return found.map(describe).join("\n");
  throw new FlashError("no serial port was found: is the board plugged in, with a cable that carries data?");
}
