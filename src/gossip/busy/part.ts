/** The data of a member as it travels. */
import type { Shell } from "../shell/shell";
import { At, find } from "../table";

export const enum Part {
  /** Bytes before the text. */
  HEAD = 11,
  /** What stands around a value in its text: {"data":}. */
  BRACES = 9,
}

/** The data of a member as it travels, see {@link Kind.DATA}; nil if it is not held. */
export function part(shell: Shell, address: string): string | undefined {
  const record = find(shell.core.table, address);
  if (record === undefined) return undefined;
  const version = string.byte(record, At.VERSION);
  const text = shell.data?.get(address) as string | undefined;
  // A version without a text: none, or none that found room here, and only its board knows which.
  if (version === 0 || (text === undefined && address !== shell.core.own)) return undefined;
  const length = string.len(text ?? "");
  return (
    string.sub(record, 1, At.INCARNATION - 1) +
    string.char(version, math.floor((length - (length % 256)) / 256), length % 256) +
    (text ?? "")
  );
}
