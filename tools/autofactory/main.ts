/** `npm run autofactory`: collects what boards report. See docs/autofactory.md. */
import { type Command, OptionError, readOptions } from "./options.ts";
import { USAGE } from "./usage.ts";

async function serve({ options, config }: Extract<Command, { name: "serve" }>): Promise<void> {
  // ls and set have no use for them, and are to be quick.
  const [{ pino }, { Server }] = await Promise.all([import("pino"), import("./server.ts")]);
  const destination = pino.destination({ dest: 2, sync: true });
  // Facts are worth more than a log that nobody reads any more.
  destination.on("error", () => {});
  const timestamp = pino.stdTimeFunctions.isoTime;
  const log = pino({ level: options.logLevel, base: null, timestamp }, destination);
  const output = options.influx
    ? new (await import("./influx.ts")).Influx(options.influx, log)
    : new (await import("./lines.ts")).Lines(process.stdout);
  const server = new Server(options, config, output, log);
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      // Whoever asks twice does not want to wait.
      if (stopping) process.exit(1);
      stopping = true;
      server.stop().then(
        () => process.exit(0),
        (error: Error) => fail(error),
      );
    });
  }
  process.stdout.on("error", ({ code }: NodeJS.ErrnoException) => {
    // Who reads no further, as `head`, has what it wanted. What it did not take is on disk.
    process.exit(code === "EPIPE" ? 0 : 1);
  });
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
