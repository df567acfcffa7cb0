/** What can be done from the page to a fleet of real boards: through this PC's own member alone. */
import { literal } from "../desktop/bytes.ts";
import type { Command } from "../page/protocol.ts";
import type { Member } from "./member.ts";
import { type MemberSettings, pushLua } from "./member-lua.ts";

/** The place of the member among the boards. */
export const WATCHER = 0;

/** Which commands a member takes. */
export function commandsOf({ tables, alfred }: MemberSettings): Command["do"][] {
  return [
    "push",
    "type",
    ...(tables.length > 0 ? ["set-row" as const] : []),
    ...(alfred ? ["set-fact" as const] : []),
  ];
}

/** Does it. Throws an Error in words, with the remedy, where it cannot. */
export function perform(member: Member, command: Command): void {
  const { settings } = member;
  switch (command.do) {
    case "push":
      own(command.board, "share data");
      member.lua(pushLua(command.data, settings.watcher));
      return;
    case "set-row": {
      own(command.board, "set a row");
      const { table, key, fields } = command;
      if (!settings.tables.includes(table))
        throw new Error(`this PC takes no part in the table ${table}: start it with --table ${table}`);
      const values = [table, key, ...fields].map(literal).join(", ");
      member.lua(`p2ptbl.${fields.length > 0 ? "update" : "remove"}(${values})`);
      return;
    }
    case "set-fact":
      own(command.board, "set a fact");
      if (!settings.alfred) throw new Error("this PC takes no part in alfred: start it with --alfred");
      member.lua(`alfred.set(${command.type}, ${literal(command.text)})`);
      return;
    case "type":
      own(command.board, "be typed at");
      member.type(command.text);
      return;
    default:
      throw new Error(`${command.do} is for virtual fleets: real boards have switches of their own`);
  }
}

function own(board: number, what: string): void {
  if (board !== WATCHER)
    throw new Error(`of a fleet of real boards only this PC (board ${WATCHER}) can ${what} from here`);
}
