/** Who takes part in the tests of `npm run bridge`: a router, a board, bridges, on one switch. */
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { until } from "../until.ts";
import { type Machine, Wire } from "./namespaces.ts";

const PEER = fileURLToPath(new URL("hbbp_peer.py", import.meta.url));
const BRIDGE = fileURLToPath(new URL("../../tools/bridge/main.ts", import.meta.url));

export const BROADCAST = "10.77.0.255";
export const BOARD = "10.77.0.9";
export const ROUTER = "fe80::1";

interface Heard {
  from: string;
  data: Buffer;
}

/** A program of `hbbp_peer.py`. */
export class Peer {
  readonly heard: Heard[] = [];
  /** Told each datagram that comes, its own too. */
  onHeard: ((data: Buffer, from: string) => void) | undefined;
  private error = "";
  private ready = false;
  private readonly process: ChildProcess;

  constructor(machine: Machine, ...args: string[]) {
    this.process = machine.spawn("python3", PEER, ...args);
    this.process.stderr!.on("data", (text) => (this.error += text));
    createInterface({ input: this.process.stdout! }).on("line", (line) => {
      const { ready, from, hex } = JSON.parse(line);
      if (ready) this.ready = true;
      else {
        const data = Buffer.from(hex, "hex");
        this.heard.push({ from, data });
        this.onHeard?.(data, from);
      }
    });
  }

  async up(): Promise<this> {
    await until(
      "the peer is up",
      () => this.ready,
      () => this.error,
    );
    return this;
  }

  send(data: Buffer | string, how: { to?: string; by?: string } = {}): void {
    this.process.stdin!.write(`${JSON.stringify({ hex: Buffer.from(data).toString("hex"), ...how })}\n`);
  }

  /** What came from others than itself. */
  from(own: string): Buffer[] {
    return this.heard.filter(({ from }) => from !== own).map(({ data }) => data);
  }

  async hears(data: Buffer | string): Promise<void> {
    const wanted = Buffer.from(data);
    await until(
      `hears ${wanted.toString("latin1", 0, 40)}`,
      () => this.heard.some(({ data }) => data.equals(wanted)),
      () => this.error,
    );
  }
}

/** The program of `npm run bridge`. */
export class BridgeProgram {
  said = "";
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number | null>;
  private readonly process: ChildProcess;

  constructor(machine: Machine, ...args: string[]) {
    this.process = machine.spawn(process.execPath, "--import", "tsx", BRIDGE, "--interface", "eth0", ...args);
    for (const stream of [this.process.stdout!, this.process.stderr!]) {
      stream.on("data", (text) => (this.said += text));
    }
    this.ended = once(this.process, "close").then(([code]) => code);
  }

  async says(words: RegExp, times = 1): Promise<RegExpExecArray> {
    const all = () => [...this.said.matchAll(new RegExp(words, "g"))];
    await until(
      `the bridge says ${words}`,
      () => all().length >= times,
      () => this.said,
    );
    return all()[times - 1]!;
  }

  async up(): Promise<this> {
    await this.says(/between /);
    return this;
  }

  /** Has it stand still, as a machine that sleeps or is overloaded, or go on. */
  hold(still: boolean): void {
    this.process.kill(still ? "SIGSTOP" : "SIGCONT");
  }

  /** Presses Ctrl-C; gives the exit code. */
  end(): Promise<number | null> {
    this.process.kill("SIGINT");
    return this.ended;
  }
}

/** A link with a router, a board, and so many machines for bridges. */
export async function link(t: { after(fn: () => void): void }, bridges: number) {
  const wire = new Wire();
  t.after(() => wire.close());
  const routers = wire.machine("router", `${ROUTER}/64`);
  const boards = wire.machine("board", `${BOARD}/24`);
  const machines = Array.from({ length: bridges }, (_, n) => wire.machine(`b${n}`, `10.77.0.${n + 1}/24`));
  const router = await new Peer(routers, "router", "eth0").up();
  return { boards, machines, router };
}
