/** `npm run autofactory`: collects what boards report. See docs/autofactory.md. */
import { type Command, OptionError, readOptions } from "./options.ts";
import { USAGE } from "./usage.ts";

/** Milliseconds within which a second signal is the first one: npm passes on what the terminal sends to all. */
const TWICE = 1000;

async function serve({ options, config }: Extract<Command, { name: "serve" }>): Promise<void> {
  // ls and set have no use for them, and are to be quick.
  const [{ pino }, { Server }, { Journal }] = await Promise.all([
    import("pino"),
    import("./server.ts"),
    import("./journal.ts"),
  ]);
  const journal = new Journal(process.stderr);
  const timestamp = pino.stdTimeFunctions.isoTime;
  const log = pino({ level: options.logLevel, base: null, timestamp }, journal);
  let stopped: number | undefined;
  const stop = async () => {
    stopped = performance.now();
    await server.stop();
    await journal.flush();
    process.exit(0);
  };
  const gone = () => {
    if (stopped !== undefined) return;
    // Who reads no further, as `head`, has what it wanted. What it did not take goes onto the disk.
    log.warn("nobody reads standard output any more: that is the end");
    stop().catch(fail);
  };
  const output = options.influx
    ? new (await import("./influx.ts")).Influx(options.influx, log)
    : (await import("./standard-output.ts")).standardOutput(gone);
  const server = new Server(options, config, output, log);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      if (stopped === undefined) stop().catch(fail);
      // Whoever asks twice does not want to wait.
      else if (performance.now() - stopped > TWICE) process.exit(1);
    });
  }
  await server.start();
}

async function main(): Promise<void> {
  const command = readOptions(process.argv.slice(2));
  if (!command) console.log(USAGE);
  else if (command.name === "serve") await serve(command);
  else {
    const said = await (await import("./commands.ts")).run(command);
    if (said !== "") console.log(said);
  }
}

function fail(error: Error): never {
  const usage =
    error instanceof OptionError ? "\n\nnpm run -s autofactory -- --help lists what there is" : "";
  process.stderr.write(`autofactory: ${error.message}${usage}\n`);
  process.exit(1);
}

main().catch(fail);
