/** Who takes part in the tests of tables: a router in one network namespace, a bridge and boards in another. */
import { literal } from "../../tools/desktop/bytes.ts";
import { until } from "../until.ts";
import { Boards } from "./boards.ts";
import { BridgeProgram, Peer, ROUTER } from "./bridge-link.ts";
import { type Machine, Wire } from "./namespaces.ts";
import { TableRouter } from "./table-router.ts";

const ADDRESSES = ["10.77.0.11", "10.77.0.12", "10.77.0.13"];
const BRIDGE = "10.77.0.1";

/** Boards, and the table that they share. */
export class TableBoards extends Boards {
  readonly count = ADDRESSES.length;

  constructor(
    machine: Machine,
    private readonly table: string,
  ) {
    super(machine, ...ADDRESSES);
  }

  /** Runs Lua on a board, in which `name` is the table's; gives the first value, as text. */
  private async run(board: number, chunk: string): Promise<string | undefined> {
    return (await this.lua(board, `local name = ${literal(this.table)} ${chunk}`))?.toString("utf8");
  }

  /** Has a board keep the table, of whose file this is the text if there is one. */
  async begin(board: number, text?: string): Promise<void> {
    await this.holds(board, "has an address", "return wifi.sta.getip()");
    if (text !== undefined)
      await this.run(board, `assert(file.putcontents("p2ptbl/" .. name, ${literal(text)}))`);
    await this.run(board, 'hbbp = require("hbbp") hbbp.start() p2ptbl = require("p2ptbl")');
    await this.run(board, "p2ptbl.init(name, {interval = 2, saveAfter = 0}) p2ptbl.enable(name)");
  }

  update(board: number, key: string, ...fields: string[]): Promise<unknown> {
    return this.run(board, `p2ptbl.update(name, ${[key, ...fields].map(literal).join(", ")})`);
  }

  remove(board: number, key: string): Promise<unknown> {
    return this.run(board, `p2ptbl.remove(name, ${literal(key)})`);
  }

  /** Merges rows, as if they had been heard. */
  merge(board: number, text: string): Promise<unknown> {
    return this.run(board, `p2ptbl.merge(name, ${literal(text)})`);
  }

  /** The fields of a key, with tabs between them; "" if it is not there. */
  async get(board: number, key: string): Promise<string> {
    return (await this.run(board, `return table.concat({p2ptbl.get(name, ${literal(key)})}, "\\t")`))!;
  }

  /** The table's file in flash, byte for byte. */
  async text(board: number): Promise<string> {
    return (await this.file(board, `p2ptbl/${this.table}`))?.toString("utf8") ?? "";
  }

  private async holds(board: number, what: string, chunk: string): Promise<void> {
    let value: string | undefined;
    await until(`board ${board} ${what}`, async () => {
      value = await this.run(board, chunk);
      return value !== undefined;
    });
  }
}

/** A router that keeps a table, a bridge, and boards that do not keep it yet. */
export async function tableLink(t: { after(fn: () => void): void }, table: string) {
  const wire = new Wire();
  t.after(() => wire.close());
  const here = wire.machine("router", `${ROUTER}/64`);
  const there = wire.machine("boards", "fe80::2/64", ...[BRIDGE, ...ADDRESSES].map((ip) => `${ip}/24`));
  const boards = new TableBoards(there, table);
  const bridge = new BridgeProgram(there, "--ip", BRIDGE);
  const router = new TableRouter(await new Peer(here, "router", "eth0").up(), table);
  t.after(() => router.close());
  await bridge.up();
  return { boards, bridge, router };
}
