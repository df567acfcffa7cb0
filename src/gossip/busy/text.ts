/** A member as text. */
import type { Shell } from "../shell/shell";
import { At, Size } from "../table";
import { stateOf, timesOf } from "./member";
import { numberAt } from "./number";

/** A member as part of a JSON object: its address and what is known of it. */
export function textOf(shell: Shell, record: string): string {
  const data = shell.data?.get(string.sub(record, 1, Size.ADDRESS)) as string | undefined;
  const [heartbeat, asleep] = timesOf(shell, record);
  return (
    string.format(
      '"%s":{"revision":%d,"heartbeat":%d,"state":%d',
      shell.textOf(record),
      numberAt(record, At.REVISION),
      heartbeat,
      stateOf(shell, record),
    ) +
    (asleep === undefined ? "" : string.format(',"asleep":%d', asleep)) +
    (data === undefined ? "" : `,${string.sub(data, 2, -2)}`) +
    "}"
  );
}
