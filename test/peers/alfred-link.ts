/** Who takes part in the tests of alfred: boards and real daemons, a machine each, on one switch. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AlfredBoard } from "./alfred-board.ts";
import { RealAlfred } from "./alfred-peer.ts";
import { type Machine, Wire } from "./namespaces.ts";

export class AlfredLink {
  readonly folder = mkdtempSync(join(tmpdir(), "alfred-"));
  private readonly wire = new Wire();

  constructor(t: { after(fn: () => void): void }) {
    t.after(() => {
      this.wire.close();
      rmSync(this.folder, { recursive: true });
    });
  }

  /** A machine with the address 10.77.0.N, and a MAC address that goes with it. */
  machine(n: number): { machine: Machine; ip: string; mac: string } {
    const ip = `10.77.0.${n}`;
    const mac = `02:00:0a:4d:00:${n.toString(16).padStart(2, "0")}`;
    const machine = this.wire.machine(`m${n}`, `${ip}/24`);
    machine.ip("link", "set", "eth0", "address", mac);
    return { machine, ip, mac };
  }

  /** A board that is on, where alfred is not started yet. */
  board(n: number): AlfredBoard {
    const { machine, ip, mac } = this.machine(n);
    return new AlfredBoard(machine, ip, mac);
  }

  /** A real daemon; a secondary unless `-m` is among the options. */
  real(n: number, ...args: string[]): Promise<RealAlfred> {
    const { machine, mac } = this.machine(n);
    return new RealAlfred(machine, mac, this.folder, ...args).up();
  }
}
