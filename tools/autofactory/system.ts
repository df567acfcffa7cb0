/** What a client says of itself (SysInfoJSON): one flat object. */
import { BadMessage } from "./bad-message.ts";
import { isPlain, parseObject } from "./json-object.ts";

export type System = Record<string, string | number | boolean>;

/** Keys, and characters of a key and of a text, at most: it is kept for each client. */
const MOST = { keys: 64, key: 64, text: 1024 };

/** Throws {@link BadMessage}. */
export function readSystem(data: Uint8Array): System {
  const entries = Object.entries(parseObject(data).object);
  if (entries.length > MOST.keys) throw new BadMessage(`a system of ${entries.length} keys`);
  for (const [key, value] of entries) {
    if (key.length > MOST.key) throw new BadMessage("a system with a long key");
    // What nests deep cannot even be compared.
    if (!isPlain(value)) throw new BadMessage("a system that is not flat");
    if (typeof value === "string" && value.length > MOST.text)
      throw new BadMessage("a system with a long text");
  }
  return Object.fromEntries(entries) as System;
}
