/** `npm run p2ptbl`: Freifunk's p2ptbl for a desktop, by the firmware's own rules. See docs/p2ptbl.md. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { networkInterfaces } from "node:os";
import type { Lan } from "../lan/lan.ts";
import { SimLan } from "../lan/sim.ts";
import { netmaskOf, UdpLan } from "../lan/udp.ts";
import { type P2ptblOptions, readOptions, USAGE } from "./options.ts";
import { literal, TableBoard, textOf } from "./table-board.ts";

/** How often the file and the table are compared while listening, milliseconds. */
const LOOK = 1000;

const say = (line: string) => void process.stderr.write(`${line}\n`);

/** This machine's only address besides loopback, or the one that was given. */
function addressOf(given: string | undefined): string {
  if (given !== undefined) return given;
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  const found = all
    .filter(({ family, internal }) => family === "IPv4" && !internal)
    .map(({ address }) => address);
  if (found.length === 1) return found[0]!;
  throw new Error(
    `which network? Give --ip with one of this machine's addresses: ${[...found, "127.0.0.1"].join(", ")}`,
  );
}

/** Lets a board's time go by: its own in a network that is not there, else that of the machine. */
async function pass(lan: Lan, milliseconds: number): Promise<void> {
  if (lan instanceof SimLan) lan.run(lan.clock.now() + milliseconds * 1000);
  else await new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** The rows as `show` prints them. */
function shown(table: TableBoard): string {
  const chunk = `local t = {}
    for key, field, more in (function() local f = p2ptbl.show(table_name)
      return function() local r = { f() } if r[1] then return table.concat(r, "\\t") end end end)() do
      t[#t + 1] = key .. "\\n" end
    return table.concat(t)`;
  return textOf(table.lua(chunk)[0]);
}

function filter(table: TableBoard, [program, ...args]: string[]): void {
  const before = shown(table);
  const { status, stdout, error } = spawnSync(program!, args, {
    input: before,
    encoding: "utf8",
    maxBuffer: 2 ** 26,
  });
  if (error) throw new Error(`${program}: ${error.message}`);
  if (status !== 0) throw new Error(`${program} ended with exit code ${status}: the table is as it was`);
  const rows = stdout.split("\n").filter((line) => line !== "");
  const kept = rows.map((line) => {
    const [key, ...fields] = line.split("\t");
    return `[${literal(key!)}] = { ${fields.map(literal).join(", ")} }`;
  });
  table.lua(`local kept = { ${kept.join(", ")} }
    p2ptbl.filter(table_name, function(key) if kept[key] then return unpack(kept[key]) end end)`);
}

/** Does what the command says; returns the exit code. */
function run(table: TableBoard, { command, values, size }: P2ptblOptions): number {
  const texts = values.map(literal);
  if (command === "get") {
    const [fields] = table.lua(`return table.concat({ p2ptbl.get(table_name, ${texts[0]}) }, "\\t")`);
    if (fields === "") return 1;
    process.stdout.write(`${textOf(fields)}\n`);
  } else if (command === "show") process.stdout.write(shown(table));
  else if (command === "update" || command === "remove") {
    table.lua(`p2ptbl.${command}(table_name, ${texts.join(", ")})`);
  } else if (command === "merge") {
    table.lua(`p2ptbl.merge(table_name, ${literal(readFileSync(values[0] ?? 0, "utf8"))})`);
  } else if (command === "filter") filter(table, values);
  else if (command === "gossip") table.lua(`p2ptbl.gossip(table_name, ${size ?? "nil"})`);
  return 0;
}

/** Keeps the file in step with the air. */
function listen(table: TableBoard): void {
  table.lua("p2ptbl.enable(table_name)");
  say(`${table.settings.file} is kept in step with "${table.settings.table}"; Ctrl-C ends it`);
  setInterval(() => {
    try {
      if (table.changedOutside) table.reread();
      table.write();
    } catch (error) {
      say((error as Error).message);
    }
  }, LOOK);
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (!options) {
    console.log(USAGE);
    return;
  }
  const { command, listen: stays, broadcast, group, port } = options;
  const speaks = stays || broadcast || command === "gossip";
  const ip = speaks ? addressOf(options.ip) : "10.0.0.1";
  const lan = speaks ? new UdpLan() : new SimLan({ seed: 1 });
  const netmask = speaks ? netmaskOf(ip) : "255.0.0.0";
  const table = new TableBoard({ ...options, create: command === "init" }, lan, { ip, netmask }, say);
  await pass(lan, 5000);
  if (speaks) table.lua(`require("hbbp").start({ port = ${port}${group ? `, group = "${group}"` : ""} })`);
  table.open();
  process.exitCode = run(table, options);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      table.write();
      process.exit(process.exitCode);
    });
  }
  if (stays) {
    listen(table);
    return;
  }
  // Until it is saved, and told.
  await pass(lan, 3000);
  if (command !== "get" && command !== "show") table.write();
  table.close();
  lan.close();
}

main().catch((error: Error) => {
  say(error.message);
  process.exit(2);
});
