/** Facts of the user's own. */
import { Kind } from "../phase";
import type { Fields, Own, Shell } from "../shell";
import { json } from "./json";
import { put } from "./records";

const enum Most {
  /** Bytes of one fact as JSON: a message has to fit a datagram. */
  JSON = 1200,
}

/** Puts a fact in: the name, and what there is to it, as a record holds it. */
export function tell(shell: Shell, name: string, fields: Fields): void {
  const text = json(fields);
  if (text === undefined) return;
  if (text.length > Most.JSON)
    error(`it is ${text.length} bytes of JSON, and is to be at most ${Most.JSON}`, 0);
  put(shell, Kind.GENERIC, `${name}\0${text}`);
}

/** Asks one for what it has to tell. */
export function ask(shell: Shell, own: Own): void {
  const [fine, fields] = pcall(own.fn);
  const [told, problem] = pcall(() => {
    if (!fine) error(fields, 0);
    if (fields !== undefined) tell(shell, own.name, fields as Fields);
  });
  if (!told) shell.report(`fact ${own.name}: ${tostring(problem)}`);
}
