/** Keeps a fleet going in its LAN, and something looking at it, until it is told to stop. */
import { SimLan } from "../lan/sim.ts";
import type { Fleet } from "./fleet.ts";

export interface RunOptions {
  /** Stop after so many rounds; undefined: go on until the signal. */
  rounds: number | undefined;
  /** A simulated LAN runs as fast as it can. Default true; false where it runs in real time. */
  racing: boolean;
  /** Ends the run at once. */
  signal: AbortSignal;
  /** Called four times a round. */
  look: () => void;
}

/** Switches the fleet on and comes back when the rounds are over or the signal says so. */
export async function run(fleet: Fleet, options: RunOptions): Promise<void> {
  fleet.start();
  if (fleet.lan instanceof SimLan && options.racing) await race(fleet, fleet.lan, options);
  else await live(fleet, options);
}

async function race(fleet: Fleet, lan: SimLan, { rounds, signal, look }: RunOptions): Promise<void> {
  const end = rounds ?? Number.POSITIVE_INFINITY;
  for (let quarter = 1; quarter <= end * 4 && !signal.aborted; quarter++) {
    lan.run(fleet.endOfRound(quarter / 4));
    look();
    // Lets keys, signals and the screen in.
    await new Promise((done) => setImmediate(done));
  }
}

function live(fleet: Fleet, { rounds, signal, look }: RunOptions): Promise<void> {
  const { clock } = fleet.lan;
  return new Promise((done) => {
    if (signal.aborted) return done();
    signal.addEventListener("abort", () => done(), { once: true });
    let quarter = 0;
    const next = () => {
      look();
      if (signal.aborted) return;
      if (rounds !== undefined && quarter >= rounds * 4) return done();
      quarter++;
      clock.after(fleet.endOfRound(quarter / 4) - clock.now(), next);
    };
    next();
  });
}
