/** `npm run alfred`: the original's daemon and client, by the firmware's own rules. See docs/alfred.md. */
import { ask } from "./client.ts";
import { readOptions, usage } from "./options.ts";

const say = (words: string) => void process.stderr.write(`${words}\n`);

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (!options) {
    console.log(usage());
    return;
  }
  const { socket, command, daemon: settings } = options;
  if (command) {
    process.exitCode = await ask(socket, command);
    return;
  }
  // The firmware and its board: a client has no use for them, and is to be quick.
  const { Daemon } = await import("./daemon.ts");
  const daemon = new Daemon(settings, say, (problem) => {
    say(problem);
    process.exit(1);
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.on(signal, () => {
      daemon.close();
      process.exit();
    });
  }
  await daemon.start(socket);
}

// Who reads no further, as `head`, has what it wanted.
process.stdout.on("error", ({ code }: NodeJS.ErrnoException) =>
  process.exit(code === "EPIPE" ? undefined : 1),
);
main().catch((error: Error) => {
  say(error.message);
  process.exit(1);
});
