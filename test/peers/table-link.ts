/** Who takes part in the tests of tables: a router in one network namespace, a bridge and boards in another. */
import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { createInterface, type Interface } from "node:readline";
import { fileURLToPath } from "node:url";
import { bytesOf, literal } from "../../tools/p2ptbl/table-board.ts";
import { BridgeProgram, Peer, ROUTER, until } from "./bridge-link.ts";
import { type Machine, Wire } from "./namespaces.ts";
import { TableRouter } from "./table-router.ts";

const BOARDS = fileURLToPath(new URL("boards-main.ts", import.meta.url));
const ADDRESSES = ["10.77.0.11", "10.77.0.12", "10.77.0.13"];
const BRIDGE = "10.77.0.1";

interface Answer {
  value?: string;
  error?: string;
}

/** The boards of `boards-main.ts`, and the table that they share. */
export class TableBoards {
  readonly count = ADDRESSES.length;
  /** What any of them said that is wrong. */
  readonly trouble: string[] = [];
  private said = "";
  private readonly process: ChildProcess;
  private readonly lines: Interface;
  private readonly asked: ((answer: Answer) => void)[] = [];

  constructor(
    machine: Machine,
    private readonly table: string,
  ) {
    this.process = machine.spawn(process.execPath, "--import", "tsx", BOARDS, ...ADDRESSES);
    this.process.stderr!.on("data", (text) => (this.said += text));
    this.lines = createInterface({ input: this.process.stdout! });
    this.lines.on("line", (line) => {
      const { trouble, ...answer } = JSON.parse(line);
      if (trouble === undefined) this.asked.shift()!(answer);
      else this.trouble.push(trouble);
    });
    this.process.on("exit", () => {
      for (const answer of this.asked.splice(0)) answer({ error: `the boards have ended: ${this.said}` });
    });
  }

  private async ask(
    board: number,
    question: { lua: string } | { file: string },
  ): Promise<string | undefined> {
    const { value, error } = await new Promise<Answer>((resolve) => {
      this.asked.push(resolve);
      this.process.stdin!.write(`${JSON.stringify({ board, ...question })}\n`);
    });
    assert.equal(error, undefined, `board ${board}: ${JSON.stringify(question)}`);
    return value === undefined ? undefined : bytesOf(value).toString("utf8");
  }

  /** Runs Lua on a board, in which `name` is the table's; gives the first value, as text. */
  lua(board: number, chunk: string): Promise<string | undefined> {
    return this.ask(board, { lua: `local name = ${literal(this.table)} ${chunk}` });
  }

  /** Has a board keep the table, of whose file this is the text if there is one. */
  async begin(board: number, text?: string): Promise<void> {
    await this.holds(board, "has an address", "return wifi.sta.getip()");
    if (text !== undefined)
      await this.lua(board, `assert(file.putcontents("p2ptbl/" .. name, ${literal(text)}))`);
    await this.lua(board, 'hbbp = require("hbbp") hbbp.start() p2ptbl = require("p2ptbl")');
    await this.lua(board, "p2ptbl.init(name, {interval = 2, saveAfter = 0}) p2ptbl.enable(name)");
  }

  update(board: number, key: string, ...fields: string[]): Promise<unknown> {
    return this.lua(board, `p2ptbl.update(name, ${[key, ...fields].map(literal).join(", ")})`);
  }

  remove(board: number, key: string): Promise<unknown> {
    return this.lua(board, `p2ptbl.remove(name, ${literal(key)})`);
  }

  /** Merges rows, as if they had been heard. */
  merge(board: number, text: string): Promise<unknown> {
    return this.lua(board, `p2ptbl.merge(name, ${literal(text)})`);
  }

  /** The fields of a key, with tabs between them; "" if it is not there. */
  async get(board: number, key: string): Promise<string> {
    return (await this.lua(board, `return table.concat({p2ptbl.get(name, ${literal(key)})}, "\\t")`))!;
  }

  /** The table's file in flash, byte for byte. */
  async text(board: number): Promise<string> {
    return (await this.ask(board, { file: `p2ptbl/${this.table}` })) ?? "";
  }

  private async holds(board: number, what: string, chunk: string): Promise<void> {
    let value: string | undefined;
    await until(`board ${board} ${what}`, async () => {
      value = await this.lua(board, chunk);
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
