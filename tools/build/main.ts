/** `npm run build` and `npm run watch`. */
import { parseArgs } from "node:util";
import { build, type Result, summary } from "./build.ts";
import { watch } from "./watch.ts";

function show(result: Result): void {
  for (const error of result.errors) console.error(error);
  if (result.ok) console.log(summary(result));
  else
    console.error(
      `${result.errors.length} ${result.errors.length === 1 ? "error" : "errors"}; lua_out is as it was`,
    );
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { watch: { type: "boolean" } } });
  if (values.watch) {
    await watch((result) => {
      show(result);
      console.log("watching src/ and types/ (Ctrl-C ends)");
    });
    return;
  }
  const result = await build();
  show(result);
  if (!result.ok) process.exitCode = 1;
}

try {
  await main();
} catch (error) {
  console.error(`build: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
