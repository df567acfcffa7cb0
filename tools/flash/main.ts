/** `npm run flash`: builds, and brings boards up to date over their serial ports. See docs/flash.md. */
import { constants } from "node:os";
import { join, resolve } from "node:path";
import { build, LUA_OUT, ROOT } from "../build/build.ts";
import { parseConfig, readJson, type Settings } from "./config.ts";
import { flash } from "./flash.ts";
import { HELP, type Options, parseOptions } from "./options.ts";
import { payload, type Wanted } from "./payload.ts";
import { listing } from "./ports.ts";
import { progressOn } from "./progress.ts";
import { isModule } from "./requires.ts";
import { LOCAL_FILE, passwordFor, readLocal } from "./secrets.ts";
import { select } from "./select.ts";
import { FlashError } from "./words.ts";

const say = (line: string) => void process.stdout.write(`${line}\n`);

async function main(args: string[]): Promise<void> {
  const options = parseOptions(args);
  if (options.help) return say(HELP);
  if (options.list) return say(await listing());
  const result = await build();
  if (!result.ok) throw new FlashError(`the firmware does not build:\n${result.errors.join("\n")}`);
  const boards = chosen(options);
  const jobs = boards.map((settings) => ({ settings, wanted: wantedBy(settings) }));
  const failed: string[] = [];
  for (const { settings, wanted } of jobs) {
    try {
      await flash({
        settings: { ...settings, port: settings.port! },
        wanted,
        dryRun: options.dryRun,
        say,
        progress: progressOn(process.stdout),
        copies: join(ROOT, "build", "flash"),
      });
    } catch (error) {
      if (!(error instanceof FlashError) || jobs.length === 1) throw error;
      say(`  ${error.message}`);
      failed.push(settings.name!);
    }
  }
  if (failed.length > 0) throw new FlashError(`not done: ${failed.join(", ")} (the others are).`);
}

function chosen(options: Options): Settings[] {
  const known = (name: string) => isModule(LUA_OUT, name);
  const config = parseConfig(readJson(resolve(ROOT, options.config)), options.config, known);
  return select(config, options, options.config);
}

function wantedBy(settings: Settings): Wanted[] {
  const { wifi } = settings;
  const needed = wifi !== undefined && !wifi.open;
  const password = needed
    ? passwordFor(wifi.ssid, process.env, readLocal(join(ROOT, LOCAL_FILE)))
    : undefined;
  return payload(settings, LUA_OUT, password);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    // Ends in order, so that the terminal and the temporary folder are, too.
    process.stderr.write("\nflash: interrupted: run it again to complete what it began.\n");
    process.exit(128 + constants.signals[signal]);
  });
}
try {
  await main(process.argv.slice(2));
  process.exit(0);
} catch (error) {
  if (!(error instanceof FlashError)) throw error;
  process.stderr.write(`flash: ${error.message}\n`);
  process.exit(1);
}
