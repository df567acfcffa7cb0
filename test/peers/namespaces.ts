/** Network namespaces of Linux, joined by a switch: several machines on one link, on this one. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";

function ip(...args: string[]): void {
  execFileSync("ip", args, { stdio: ["ignore", "ignore", "pipe"], encoding: "utf8" });
}

/** Why this machine has none to offer, in words; undefined where it has. */
export function whyNoNamespaces(): string | undefined {
  if (process.platform !== "linux") return "network namespaces are Linux's";
  if (process.getuid?.() !== 0) return "network namespaces need root";
  const wire = new Wire();
  try {
    wire.machine("probe");
    return undefined;
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string };
    return `no network namespaces here: ${(stderr || message).trim().split("\n")[0]}`;
  } finally {
    wire.close();
  }
}

/** A link with machines on it. */
export class Wire {
  private readonly name = `hearsay-${randomBytes(4).toString("hex")}`;
  private readonly spaces: string[] = [];
  private readonly running = new Set<ChildProcess>();
  private readonly atExit = () => this.close();

  /** A machine with an interface eth0, which is up. Given an IPv6 address, it has no other one, and has it at once. */
  machine(name: string, ...addresses: string[]): Machine {
    if (this.spaces.length === 0) {
      process.on("exit", this.atExit);
      this.space("switch");
      ip("-n", this.spaces[0]!, "link", "add", "br0", "type", "bridge");
      ip("-n", this.spaces[0]!, "link", "set", "br0", "up");
    }
    const hub = this.spaces[0]!;
    const space = this.space(name);
    ip("-n", hub, "link", "add", name, "type", "veth", "peer", "name", "eth0", "netns", space);
    ip("-n", hub, "link", "set", name, "master", "br0", "up");
    for (const address of addresses) {
      const ipv6 = address.includes(":");
      if (ipv6) ip("-n", space, "link", "set", "eth0", "addrgenmode", "none");
      ip("-n", space, "address", "add", address, "dev", "eth0", ...(ipv6 ? ["nodad"] : []));
    }
    const machine = new Machine(space, (child) => {
      this.running.add(child);
      child.on("exit", () => this.running.delete(child));
    });
    machine.ip("link", "set", "lo", "up");
    machine.ip("link", "set", "eth0", "up");
    return machine;
  }

  /** Ends what runs there, and takes it all away. */
  close(): void {
    process.off("exit", this.atExit);
    for (const child of this.running) child.kill("SIGKILL");
    for (const space of this.spaces.splice(0)) ip("netns", "delete", space);
  }

  private space(name: string): string {
    const space = `${this.name}-${name}`;
    ip("netns", "add", space);
    this.spaces.push(space);
    return space;
  }
}

export class Machine {
  constructor(
    private readonly space: string,
    private readonly started: (child: ChildProcess) => void,
  ) {}

  /** Runs `ip` there. */
  ip(...args: string[]): void {
    ip("-n", this.space, ...args);
  }

  /** Starts a program there. */
  spawn(command: string, ...args: string[]): ChildProcess {
    const child = spawn("ip", ["netns", "exec", this.space, command, ...args], {
      stdio: ["pipe", "pipe", "pipe"],
    });
    this.started(child);
    return child;
  }
}
