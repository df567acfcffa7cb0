/** A member as a table. */
import type { Shell } from "../shell/shell";
import { At, Size } from "../table";
import type { Entry } from "./entry";
import { stateOf, timesOf } from "./member";
import { numberAt } from "./number";

/** A record as a table. */
export function unpacked(shell: Shell, record: string): Entry {
  const data = shell.data?.get(string.sub(record, 1, Size.ADDRESS)) as string | undefined;
  const entry = (data === undefined ? {} : sjson.decode(data)) as Entry;
  entry.revision = numberAt(record, At.REVISION);
  const [heartbeat, asleep] = timesOf(shell, record);
  entry.heartbeat = heartbeat;
  entry.state = stateOf(shell, record);
  if (asleep !== undefined) entry.asleep = asleep;
  return entry;
}
