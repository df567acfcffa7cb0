/** `npm run bridge`: carries HBBP datagrams between IPv4 and IPv6. See docs/bridge.md. */
import { Bridge } from "./bridge.ts";
import { type BridgeOptions, OptionError, readOptions, USAGE } from "./options.ts";

const say = (line: string) => void process.stdout.write(`${line}\n`);

function main(options: BridgeOptions): void {
  const bridge = new Bridge(options, say);
  bridge.start();
  say("Ctrl-C ends it");
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.once(signal, () => {
      for (const line of bridge.stop()) say(line);
      process.exit(0);
    });
  }
}

// Whoever read this has gone (npm run bridge | head).
process.stdout.on("error", () => process.exit(0));
try {
  const options = readOptions(process.argv.slice(2));
  if (options) main(options);
  else say(USAGE);
} catch (error) {
  const usage = error instanceof OptionError ? `\n\n${USAGE}` : "";
  process.stderr.write(`bridge: ${(error as Error).message}${usage}\n`);
  process.exitCode = 1;
}
