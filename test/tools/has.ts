/** Programs that a test may run, where they are installed. */
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Whether there is such a command. */
export function has(command: string): boolean {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, command)));
}
