/** `npm run bench`: figures that do not depend on the machine's speed, as tables or with --json as JSON. */
import { parseArgs } from "node:util";
import { buildOrThrow } from "../build/build.ts";
import { type Figure, table } from "./figure.ts";
import { gossipFigures } from "./gossip.ts";

/** The benches by name. */
const BENCHES: Record<string, { title: string; run: () => Figure[] }> = {
  gossip: { title: "gossip on the 32-bit VM", run: gossipFigures },
};

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { json: { type: "boolean", default: false } },
    allowPositionals: true,
  });
  const names = positionals.length > 0 ? positionals : Object.keys(BENCHES);
  const unknown = names.find((name) => !(name in BENCHES));
  if (unknown !== undefined) {
    throw new Error(`there is no bench "${unknown}": ${Object.keys(BENCHES).join(", ")}`);
  }
  await buildOrThrow();
  const results = names.map((name) => ({ name, figures: BENCHES[name]!.run() }));
  if (values.json)
    console.log(JSON.stringify(Object.fromEntries(results.map((r) => [r.name, r.figures])), null, 2));
  else console.log(results.map((r) => table(BENCHES[r.name]!.title, r.figures)).join("\n\n"));
}

main().catch((error: Error) => {
  console.error(`bench: ${error.message}`);
  process.exitCode = 1;
});
