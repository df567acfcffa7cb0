/** `npm run alfred`: the original's daemon and client, by the firmware's own rules. See docs/alfred.md. */
import { ask } from "./client.ts";
import { readOptions } from "./options.ts";

/** The original's exit code where a daemon cannot run. */
const NO_DAEMON = 255;

const say = (words: string) => void process.stderr.write(`${words}\n`);

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (typeof options === "string") {
    console.log(options);
    return;
  }
  const { socket, command, daemon: settings } = options;
  if (command) {
    process.exitCode = await ask(socket, command);
    return;
  }
  // The firmware and its board: a client has no use for them, and is to be quick.
  const { Daemon } = await import("./daemon.ts");
  const fail = (problem: string) => {
    say(problem);
    process.exit(NO_DAEMON);
  };
  let daemon: InstanceType<typeof Daemon>;
  try {
    daemon = new Daemon(settings, say, fail);
  } catch (error) {
    fail((error as Error).message);
    return;
  }
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      daemon.close();
      process.exit();
    });
  }
  await daemon.start(socket).catch((error: Error) => fail(error.message));
}

// Who reads no further, as `head`, has what it wanted.
process.stdout.on("error", ({ code }: NodeJS.ErrnoException) =>
  process.exit(code === "EPIPE" ? undefined : 1),
);
main().catch((error: Error) => {
  say(error.message);
  process.exit(1);
});
