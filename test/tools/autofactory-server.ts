/** A server of the tests' own: in this process, or as a program that can be killed. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Logger, pino } from "pino";
import { type Config, NO_CONFIG } from "../../tools/autofactory/config.ts";
import type { ServerOptions } from "../../tools/autofactory/options.ts";
import type { Output, Taken } from "../../tools/autofactory/output.ts";
import type { Fact } from "../../tools/autofactory/point.ts";
import { Server } from "../../tools/autofactory/server.ts";
import { AutofactoryProgram, type ProgramOptions } from "../../tools/bench/autofactory-program.ts";

type Context = { after(fn: () => unknown): void };

/** A folder that is gone after the test. */
export function temporary(t: Context): string {
  const folder = mkdtempSync(join(tmpdir(), "autofactory-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An output that keeps what it is given; away, or slow, if the test wants that. */
export class Kept implements Output {
  readonly name = "the test";
  readonly facts: Fact[] = [];
  away = false;
  /** What a write waits for. */
  gate: Promise<unknown> = Promise.resolve();
  /** Facts that it was given. */
  given = 0;

  async write(facts: readonly Fact[]): Promise<Taken> {
    this.given += facts.length;
    await this.gate;
    if (this.away) throw new Error("away");
    this.facts.push(...facts);
    return { count: facts.length };
  }

  get ids(): string[] {
    return this.facts.map(({ id }) => id);
  }
}

export interface Own {
  server: Server;
  port: number;
  /** Of the log, a line each. */
  log: string[];
}

/** A server in this process, on a port that is free; stopped after the test, if not before. */
export async function ownServer(
  t: Context,
  output: Output,
  options: Partial<ServerOptions> = {},
  config: Config = NO_CONFIG,
): Promise<Own> {
  const log: string[] = [];
  const logger: Logger = pino({ level: "debug", base: null }, { write: (line: string) => log.push(line) });
  const usual: ServerOptions = {
    ...{ port: 0, bind: "127.0.0.1", store: "", influx: undefined, token: undefined, tls: undefined },
    ...{
      clients: 50,
      rate: 10_000,
      spool: 10_000_000,
      remember: 10_000,
      logLevel: "debug",
      config: undefined,
      periods: {},
    },
  };
  const store = options.store ?? join(temporary(t), "store");
  const server = new Server({ ...usual, ...options, store }, config, output, logger);
  let stopped: Promise<void> | undefined;
  const { stop } = server;
  server.stop = () => {
    stopped ??= stop.call(server);
    return stopped;
  };
  t.after(() => server.stop());
  return { server, port: await server.start(), log };
}

/** `npm run autofactory` as a program, killed after the test, if it has not ended before. */
export async function program(
  t: Context,
  args: readonly string[],
  options?: ProgramOptions,
): Promise<AutofactoryProgram> {
  const started = await AutofactoryProgram.start(args, options);
  t.after(() => started.end("SIGKILL"));
  return started;
}
