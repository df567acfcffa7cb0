/** `npm run p2ptbl`: Freifunk's p2ptbl for a desktop, by the firmware's own rules. See docs/p2ptbl.md. */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { addressOf } from "../desktop/address.ts";
import { bytesOf, literal } from "../desktop/bytes.ts";
import { SimLan } from "../lan/sim.ts";
import { netmaskOf, UdpLan } from "../lan/udp.ts";
import { type P2ptblOptions, readOptions, USAGE } from "./options.ts";
import { contentOf, TableBoard } from "./table-board.ts";

/** How often the file and the table are compared while listening, milliseconds. */
const LOOK = 1000;

const say = (line: string) => void process.stderr.write(`${line}\n`);

/** The rows as `show` prints them. */
function shown(table: TableBoard): Buffer {
  const chunk = `local lines, following = {}, p2ptbl.show(table_name)
    while true do
      local row = { following() }
      if not row[1] then return table.concat(lines) end
      lines[#lines + 1] = table.concat(row, "\\t") .. "\\n"
    end`;
  return bytesOf(table.lua(chunk)[0]);
}

function filter(table: TableBoard, [program, ...args]: string[]): void {
  const rows = shown(table);
  const { status, signal, stdout, error } = spawnSync(program!, args, {
    input: rows,
    encoding: "latin1",
    stdio: ["pipe", "pipe", "inherit"],
    maxBuffer: 2 ** 26,
  });
  // Who does not read all of it may still have its say.
  if (error && (error as NodeJS.ErrnoException).code !== "EPIPE")
    throw new Error(`${program}: ${error.message}`);
  if (status !== 0) {
    const how = signal ? `was ended by ${signal}` : `ended with exit code ${status}`;
    throw new Error(`${program} ${how}: the table is as it was`);
  }
  const [before, after] = [rows.toString("latin1"), stdout].map(
    (text) => new Set(text.split("\n").map((line) => line.split("\t")[0]!)),
  );
  for (const key of after!) {
    if (key !== "" && !before!.has(key))
      throw new Error(
        `${program} wrote a row of "${key}", which is none of the table's: the table is as it was`,
      );
  }
  const kept = stdout.split("\n").flatMap((line) => {
    const [key, ...fields] = line.split("\t").map((text) => literal(Buffer.from(text, "latin1")));
    return line === "" ? [] : `[${key}] = { ${fields.join(", ")} }`;
  });
  table.lua(`local kept = { ${kept.join(", ")} }
    p2ptbl.filter(table_name, function(key) if kept[key] then return unpack(kept[key]) end end)`);
}

/** Does what the command says; returns the exit code. */
function run(table: TableBoard, { command, values, size, broadcast }: P2ptblOptions): number {
  const texts = values.map(literal);
  if (command === "get") {
    const [fields] = table.lua(`return table.concat({ p2ptbl.get(table_name, ${texts[0]}) }, "\t")`);
    if (fields === "") return 1;
    process.stdout.write(Buffer.concat([bytesOf(fields), Buffer.from("\n")]));
  } else if (command === "show") process.stdout.write(shown(table));
  else if (command === "update" || command === "remove") {
    table.lua(`p2ptbl.${command}(table_name, ${texts.join(", ")})`);
  } else if (command === "merge") {
    table.merge(values[0] === undefined ? readFileSync(0) : contentOf(values[0]));
    if (broadcast) table.lua("p2ptbl.gossip(table_name)");
  } else if (command === "filter") filter(table, values);
  else if (command === "gossip") table.lua(`p2ptbl.gossip(table_name, ${size ?? "nil"})`);
  return 0;
}

/** Keeps the file in step with the air. */
function listen(table: TableBoard): void {
  const { file, table: name } = table.settings;
  let problem = "";
  table.lua("p2ptbl.enable(table_name)");
  say(`${file} is kept in step with "${name}"; Ctrl-C ends it`);
  setInterval(() => {
    try {
      if (table.reread()) table.write();
      problem = "";
    } catch (error) {
      const { message } = error as Error;
      if (message !== problem) say(`${file}: ${message}`);
      problem = message;
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
  const ip = speaks ? addressOf(options.ip, "--ip") : "10.0.0.1";
  const lan = speaks ? new UdpLan() : new SimLan({ seed: 1 });
  const netmask = speaks ? netmaskOf(ip) : "255.0.0.0";
  const table = new TableBoard({ ...options, create: command === "init" }, lan, { ip, netmask }, say);
  await table.up();
  const writes = stays || !["get", "show", "gossip"].includes(command ?? "");
  table.open(writes);
  if (speaks) table.lua(`hbbp.start({ port = ${port}${group ? `, group = "${group}"` : ""} })`);
  try {
    process.exitCode = run(table, options);
  } finally {
    // Of what was merged a part may have been taken.
    if (writes) table.write();
  }
  if (stays) {
    for (const signal of ["SIGINT", "SIGTERM"] as const) {
      process.on(signal, () => {
        // What somebody else writes just now is theirs.
        if (table.unchanged) table.write();
        process.exit(process.exitCode);
      });
    }
    listen(table);
    return;
  }
  if (speaks && (command === "gossip" || table.written)) await table.spoken();
  table.close();
  lan.close();
}

// Who reads no further, as `head`, has what it wanted.
process.stdout.on("error", ({ code }: NodeJS.ErrnoException) =>
  process.exit(code === "EPIPE" ? undefined : 2),
);
main().catch((error: Error) => {
  say(error.message);
  process.exit(2);
});
