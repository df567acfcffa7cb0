/** Facts as lines to standard output, whatever that is. */
import { fstatSync } from "node:fs";
import { isatty } from "node:tty";
import { FileLines } from "./file-lines.ts";
import type { Output } from "./output.ts";
import { StreamLines } from "./stream-lines.ts";

/** @param onGone called when nobody will ever read it again */
export function standardOutput(onGone: () => void): Output {
  const fd = 1;
  const kind = fstatSync(fd);
  return kind.isFIFO() || kind.isSocket() || isatty(fd)
    ? new StreamLines(process.stdout, onGone)
    : new FileLines(fd);
}
