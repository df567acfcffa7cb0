/** Debian's Chromium, without a screen. */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

/** Milliseconds: many times what anything takes, for a machine that is busy with other things. */
export const PATIENCE = 90_000;

const NAMES = ["chromium", "chromium-browser", "google-chrome"];

/** Nothing but the page: no look for updates, no services of the maker's. */
const QUIET = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

function command(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) =>
    existsSync(path),
  );
}

/** Why there is none here, in words; undefined where there is. */
export function whyNoChromium(): string | undefined {
  return command() ? undefined : "there is no Chromium here (Debian: apt-get install chromium)";
}

/** Starts one, with more on its command line, if need be. To be closed. */
export async function startChromium(...more: string[]): Promise<Browser> {
  const executablePath = command();
  if (executablePath === undefined) throw new Error(whyNoChromium());
  // Chromium's sandbox is not to be had by root.
  const args = [...QUIET, ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), ...more];
  return chromium.launch({ executablePath, args, timeout: PATIENCE });
}
