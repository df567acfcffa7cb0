/** Making text of data. Loaded when the user shares some, and let go of at once. */
import { isGarbled } from "../busy/garbled";
import { Part } from "../busy/part";
import type { Shell } from "../shell/shell";

/** The text of data; raises an error if it cannot be JSON, or is too much. */
export function encode(shell: Shell, data: unknown): string {
  if (data === undefined) return "";
  const [ok, json] = pcall(sjson.encode, { data } as never);
  if (!ok) error(`gossip.pushGossip: the data cannot be JSON: ${tostring(json)}`, 6);
  if (isGarbled(data)) {
    error("gossip.pushGossip: NodeMCU's JSON cannot carry a backslash or a boolean key", 6);
  }
  const text = json as unknown as string;
  const length = text.length - Part.BRACES;
  const most = shell.gossip.config.maxData;
  if (length > most) {
    error(`gossip.pushGossip: the data takes ${length} bytes as JSON; maxData is ${most}`, 6);
  }
  return text;
}
