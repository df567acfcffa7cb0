/** The network between a fleet's boards as a person sees it: cut in two or whole, and what datagrams suffer in it. */
import type { FleetInfo } from "../page/protocol.ts";
import type { Fleet } from "./fleet.ts";
import type { FleetBoard } from "./fleet-board.ts";
import type { Happenings } from "./happenings.ts";
import { amount, names } from "./words.ts";

/** Milliseconds. */
type Way = readonly [shortest: number, longest: number];

export class Network {
  /** The boards of one side of a cut; none: the network is whole. */
  private side: readonly FleetBoard[] = [];
  /** What datagrams suffered when that was told last. */
  private told: string;
  /** And at the last look: who moves a slider is not told each step. */
  private seen: string;

  constructor(
    private readonly fleet: Fleet,
    private readonly happenings: Happenings,
  ) {
    this.told = this.suffered();
    this.seen = this.told;
  }

  /** Indexes of the boards on one side of a cut; none: the network is whole. */
  get apart(): number[] {
    return this.side.map(({ index }) => index);
  }

  /** What datagrams suffer, as a page has it. */
  get weather(): NonNullable<FleetInfo["weather"]> {
    const { loss, delay } = this.fleet.lan.weather;
    return { loss, delay: [delay[0] / 1000, delay[1] / 1000] };
  }

  /** Cuts the network in two: these boards on one side, all others on the other; none: it is whole. Throws where none is left. */
  cut(side: readonly FleetBoard[]): void {
    const { fleet, happenings } = this;
    const others = fleet.boards.length - side.length;
    if (side.length > 0 && others === 0) {
      throw new Error("with all boards on one side there is no cut: leave some out");
    }
    if (side.length === 0 && this.side.length === 0) return;
    this.side = side;
    if (side.length === 0) {
      fleet.lan.weather.partition();
      happenings.tell("network", "the network is whole again");
      return;
    }
    fleet.lan.weather.partition(side.map(({ ip }) => ip));
    const text = `the network is cut in two: ${names(side)} on one side, ${amount(others, "board")} on the other`;
    happenings.tell("network", text, side);
  }

  /** From now on datagrams are lost with that chance, and take so long. */
  suffer(loss: number, [shortest, longest]: Way): void {
    this.fleet.lan.weather.loss = loss;
    this.fleet.lan.weather.delay = [shortest * 1000, longest * 1000];
  }

  /** Tells what datagrams suffer where that has changed, and changes no more. */
  look(): void {
    const now = this.suffered();
    if (now !== this.told && now === this.seen) {
      this.told = now;
      this.happenings.tell("network", now);
    }
    this.seen = now;
  }

  private suffered(): string {
    const { loss, delay } = this.weather;
    const [shortest, longest] = delay.map((way) => Math.round(way * 10) / 10) as [number, number];
    const lost =
      loss === 0 ? "no datagram is lost" : `${Math.round(loss * 1000) / 10} % of all datagrams are lost`;
    const takes = shortest === longest ? `${longest} ms` : `${shortest} to ${longest} ms`;
    return longest === 0 ? lost : `${lost}, and each takes ${takes}`;
  }
}
