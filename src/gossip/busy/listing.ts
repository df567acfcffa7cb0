/** The members as text: loaded when somebody asks for it. */
import type { Shell } from "../shell/shell";
import { eachRecord } from "./each";
import { textOf } from "./text";

/** All members as JSON text. */
export function getNetworkState(shell: Shell): string {
  let text = "{";
  for (const record of eachRecord(shell) as unknown as LuaIterable<string>) {
    text += (text === "{" ? "" : ",") + textOf(shell, record);
  }
  return `${text}}`;
}

/** Prints all members as JSON text, a line each: no more heap than for one. */
export function printNetworkState(shell: Shell): void {
  let before = "{";
  for (const record of eachRecord(shell) as unknown as LuaIterable<string>) {
    print(before === "{" ? before : `${before},`);
    before = textOf(shell, record);
  }
  print(`${before}}`);
}
