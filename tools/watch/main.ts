/** `npm run watch-fleet`: a page of real boards, of whose fleet this PC becomes a member. See docs/page.md. */
import { once } from "node:events";
import { hostname } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { buildOrThrow } from "../build/build.ts";
import { addressBeside, addressOf, macOf } from "../desktop/address.ts";
import { line } from "../fleet/details.ts";
import { TABLE_PORT } from "../fleet/table-init.ts";
import { netmaskOf, UdpLan, whyNotBindable } from "../lan/udp.ts";
import type { Happening } from "../page/protocol.ts";
import { PageBeside } from "./beside.ts";
import { OptionError, readOptions, USAGE, type WatchOptions } from "./member-options.ts";
import { MemberSource } from "./member-source.ts";

/** alfred's own port. */
const ALFRED_PORT = 16_962;
/** The most that UDP carries: a router's alfred sends that, and a PC takes it. */
const LARGEST = 65_507;
/** Characters of this PC's name that boards are to hold. */
const NAME = 32;
/** Milliseconds in which a goodbye goes out. */
const GOODBYE = 300;

/** Where this PC takes part from. Throws an Error in words where that cannot be found out, or a port is taken. */
function placeOf({ address, seeds, port, tables, alfred }: WatchOptions) {
  const beside = seeds.map(addressBeside).find((found) => found !== undefined);
  const ip = address === undefined && beside !== undefined ? beside : addressOf(address, "--address");
  const place = { ip, netmask: netmaskOf(ip), mac: macOf(ip) };
  for (const each of [port, ...(tables.length > 0 ? [TABLE_PORT] : []), ...(alfred ? [ALFRED_PORT] : [])]) {
    const problem = whyNotBindable(ip, each);
    if (problem !== undefined) throw new Error(problem);
  }
  return place;
}

/** Prints what happens, what is wrong to standard error. */
function print({ round, topic, text }: Happening): void {
  const out = topic === "trouble" ? process.stderr : process.stdout;
  out.write(`${line({ round, text })}\n`);
}

async function main(options: WatchOptions): Promise<void> {
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    // A second one ends what does not stop.
    process.once(signal, () => stop.abort());
  }
  for (const stream of [process.stdout, process.stderr]) {
    // Whoever read this has gone (npm run watch-fleet | head): there is nobody left to print for.
    stream.on("error", () => stop.abort());
  }
  await buildOrThrow();
  const place = placeOf(options);
  const page =
    options.page &&
    (await PageBeside.prepare(options.page, (text) => void process.stderr.write(`${text}\n`)));
  if (stop.signal.aborted) return;
  const lan = new UdpLan({ largest: LARGEST });
  const watcher = hostname().slice(0, NAME);
  const source = new MemberSource(lan, place, { ...options, watcher }, print);
  try {
    await page?.show(source);
    if (page) process.stdout.write(`the page: ${page.link}\n`);
    process.stdout.write(`this PC is one more member of the boards' fleet, at ${place.ip}; Ctrl-C ends it\n`);
    if (!stop.signal.aborted) await once(stop.signal, "abort");
    source.leave();
    await sleep(GOODBYE);
  } finally {
    source.close();
    lan.close();
    await page?.close();
  }
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options) await main(options);
  else process.stdout.write(`${USAGE}\n`);
} catch (error) {
  const usage = error instanceof OptionError ? `\n\n${USAGE}` : "";
  process.stderr.write(`npm run watch-fleet: ${(error as Error).message}${usage}\n`);
  process.exitCode = 1;
}
