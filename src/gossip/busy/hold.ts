/**
 * The data that members share: a JSON object of the fields that an entry has besides its own three,
 * kept as text, with a version that its board counts up.
 */
import { Below, letGo } from "../../lib/modules";
import type { Shell } from "../shell/shell";
import { Size } from "../table";
import { keep } from "./keep";
import { Part } from "./part";

const enum Most {
  /** Bytes of heap that stay free. */
  RESERVE = 1024,
}

/** Bytes of data held of all. */
function totalOf(shell: Shell): number {
  let total = 0;
  if (shell.data !== undefined) {
    for (const [, text] of shell.data) total += string.len(text);
  }
  return total;
}

/** Whether there is room for the data of a member. */
export function fits(shell: Shell, address: string, text: string): boolean {
  const core = shell.core;
  const config = shell.gossip.config;
  const before = (shell.data?.get(address) as string | undefined) ?? "";
  const more = string.len(text) - string.len(before);
  if (more > 0 && core.heap() < Most.RESERVE + more) {
    // What is loaded only for now does not count.
    letGo(Below.ALL);
    collectgarbage();
  }
  if (address === core.own) return true;
  if (string.len(text) > config.maxData + Part.BRACES) return false;
  return more <= 0 || (totalOf(shell) + more <= config.maxDataTotal && core.heap() >= Most.RESERVE + more);
}

/**
 * Holds the data of a member, "" for none, and counts it if there is no room: then the version is
 * taken, and the text not, and nobody is asked for it again.
 */
export function hold(shell: Shell, record: string, version: number, text: string): void {
  const address = string.sub(record, 1, Size.ADDRESS);
  let kept: string | undefined = text === "" ? undefined : text;
  if (!fits(shell, address, text)) {
    shell.core.drop("full");
    kept = undefined;
  }
  keep(shell, record, version, kept);
}
