/** Telling data. Loaded when somebody asks for it, and let go of at once. */
import { part } from "../busy/part";
import { Kind } from "../core";
import type { Shell } from "../shell/shell";
import { Size } from "../table";

const enum Most {
  BYTES = 1400,
  /** Datagrams in answer to one. */
  ANSWERS = 3,
}

/** Sends the data that somebody asks for, if the datagram is whole; else returns why it was dropped. */
export function answer(shell: Shell, from: string, datagram: string): string | undefined {
  if (datagram.length === 1 || (datagram.length - 1) % Size.ADDRESS !== 0) return "entry";
  let text = string.char(Kind.DATA);
  let answers = 1;
  for (const at of $range(2, string.len(datagram), Size.ADDRESS)) {
    const one = part(shell, string.sub(datagram, at, at + Size.ADDRESS - 1));
    if (one !== undefined && answers <= Most.ANSWERS) {
      if (string.len(text) + string.len(one) > Most.BYTES) {
        shell.core.send(from, text);
        text = string.char(Kind.DATA);
        answers += 1;
      }
      text += one;
    }
  }
  if (string.len(text) > 1 && answers <= Most.ANSWERS) shell.core.send(from, text);
  return undefined;
}
