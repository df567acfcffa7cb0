/**
 * A fleet of virtual boards that is going, and everything around it: how fast its time goes, what is seen of it, what
 * happens in it, and what can be done to it. The terminal, plain output and the page's server all stand on this.
 */
import { EventEmitter } from "node:events";
import { seededRandom } from "../lan/random.ts";
import type { Command, FleetInfo, Happening, Recovery, Sample, Speed } from "../page/protocol.ts";
import { perform } from "./actions.ts";
import { agreeing } from "./agreement.ts";
import { Chronicle } from "./chronicle.ts";
import { Fleet, type FleetOptions } from "./fleet.ts";
import { Happenings } from "./happenings.ts";
import { hasLoaded } from "./knowledge.ts";
import { Network } from "./network.ts";
import { Pace } from "./pace.ts";
import { Playing } from "./playing.ts";
import { Recoveries } from "./recoveries.ts";
import { Samples } from "./samples.ts";
import { SCENARIOS } from "./scenarios.ts";
import { FleetTable } from "./table.ts";
import { rowsOf, TABLE_HEAP, tableFile, tableInit } from "./table-init.ts";
import { type Row, View } from "./view.ts";
import { rounds } from "./words.ts";

/** Where nothing is in doubt a look more often than this is no use to anybody. Milliseconds. */
const CALM = 100;
/** After a look it rests for so many times as long as that took. */
const REST = 3;
/** So many boards are asked what they run. */
const ASKED = 8;
/** Of the seed's random numbers: what scenarios draw from. */
const SCENARIO_STREAM = 4;
/** Bytes of heap of a board where nothing else was told. */
const HEAP = 44 * 1024;

export interface LiveOptions extends FleetOptions {
  /** The table that the boards share, and with how many rows the first begins it; init.lua and heap follow from it unless given. */
  table?: { name: string; rows: number } | undefined;
  /** Of the virtual clock, where the LAN has one. Default: as fast as it goes. */
  speed?: Speed | undefined;
}

export interface RunOptions {
  /** Stop after so many rounds. Default: go on until the signal. */
  rounds?: number | undefined;
  /** Ends the run at once. */
  signal: AbortSignal;
  /** A scenario that begins once all boards know all. */
  scenario?: string | undefined;
  /** As fast as it goes up to this round, then at the speed that is chosen. */
  until?: number | undefined;
  /** Look four times a round whatever that takes: a run then tells the same each time. Default: no more often than is of use. */
  thorough?: boolean;
}

interface Events {
  /** There was a look, or something else may be different now. */
  changed: [];
  happened: [happening: Happening];
  sampled: [sample: Sample];
  /** One has begun, is over, or another event has followed. */
  recovered: [recovery: Recovery];
  /** Somebody wants another fleet in the place of this one. */
  anew: [command: Extract<Command, { do: "anew" }>];
}

export class LiveFleet extends EventEmitter<Events> {
  readonly fleet: Fleet;
  readonly table: FleetTable | undefined;
  readonly pace: Pace;
  readonly network: Network;
  /** What it is put through. */
  readonly playing: Playing;
  /** For what else is to be told of the fleet. */
  readonly teller: Happenings;
  /** Of the last look. */
  rows: Row[] = [];
  /** Whether every board that is on held every one for what it is, at the last look. */
  agree = false;
  private readonly view: View;
  private readonly chronicle: Chronicle;
  private readonly sampler: Samples;
  private readonly recoverer: Recoveries;
  private readonly began: { boards: number; seed: number; heap: number };
  private running = false;
  private thorough = false;
  private soon: NodeJS.Immediate | undefined;
  /** When the last look was over, and how long it took. */
  private looked = { at: Number.NEGATIVE_INFINITY, took: 0 };

  /** Makes the boards; {@link run} switches them on. */
  constructor(options: LiveOptions) {
    super();
    const { table, speed, ...rest } = options;
    const sharing = table ? { init: tableInit(table.name), heap: TABLE_HEAP } : {};
    this.fleet = new Fleet({ ...sharing, ...rest });
    this.table = table && sharedTable(this.fleet, table);
    this.pace = new Pace(rest.lan.clock, speed);
    const heap = rest.heap ?? (table ? TABLE_HEAP : HEAP);
    this.began = { boards: rest.boards, seed: rest.seed ?? 1, heap };
    this.teller = new Happenings(
      () => this.fleet.rounds,
      (happening) => this.happened(happening),
    );
    this.network = new Network(this.fleet, this.teller);
    const random = seededRandom(this.began.seed, SCENARIO_STREAM);
    this.playing = new Playing(this.fleet, this.network, this.teller, random);
    this.view = new View(this.fleet, this.table);
    this.chronicle = new Chronicle(this.fleet, this.teller, this.table);
    this.sampler = new Samples(this.fleet, (sample) => this.emit("sampled", sample));
    this.recoverer = new Recoveries((recovery) => this.emit("recovered", recovery));
    this.fleet.on("happened", (text, board, topic) => this.teller.gather(topic, text, board));
  }

  /** The last of them, the oldest first. */
  get happenings(): readonly Happening[] {
    return this.teller.list;
  }

  /** The last of them, the oldest first. */
  get samples(): readonly Sample[] {
    return this.sampler.list;
  }

  /** The last of them, the oldest first. */
  get recoveries(): readonly Recovery[] {
    return this.recoverer.list;
  }

  /** What it is, and what can be done with it. */
  get info(): FleetInfo {
    const { interval } = this.fleet;
    const { speed } = this.pace;
    return {
      kind: "virtual",
      lan: speed === null ? "udp" : "sim",
      interval,
      ...this.began,
      can: this.can(),
      scenarios: Object.entries(SCENARIOS).map(([name, { about }]) => ({ name, about })),
      scenario: this.playing.state,
      weather: this.network.weather,
      apart: this.network.apart,
      speed,
    };
  }

  /**
   * Does it. Throws an Error in words, with the remedy, where it cannot.
   * `anew` is for whoever runs the fleet: it becomes the event.
   */
  perform(command: Command): void {
    this.teller.flush();
    this.recoverer.arm();
    perform(this, command);
    this.teller.flush();
    this.lookSoon();
  }

  /** Looks at all boards, and tells what has changed since the last time. */
  look(): Row[] {
    const began = performance.now();
    this.teller.flush();
    this.network.look();
    this.rows = this.view.rows();
    const members = (index: number) => this.rows[index]?.members;
    this.agree = agreeing(this.fleet, ({ index }) => members(index), true);
    if (this.agree && this.fleet.boards.every(({ powered }) => powered)) this.recoverer.arm();
    this.chronicle.look(this.rows);
    this.lookAtRecoveries();
    this.sampler.take(this.rows, this.thorough || this.pace.hurrying);
    this.looked = { at: performance.now(), took: performance.now() - began };
    this.emit("changed");
    return this.rows;
  }

  /**
   * Switches the boards on, and comes back when the rounds are over or the signal says so. To be called once.
   * Throws an Error in words where the scenario cannot be played.
   */
  async run({ rounds: last, signal, scenario, until, thorough = false }: RunOptions): Promise<void> {
    const { fleet, pace } = this;
    this.running = true;
    this.thorough = thorough;
    fleet.start();
    if (scenario !== undefined) this.playing.start(scenario);
    if (until !== undefined) pace.hurryTo(fleet.endOfRound(until));
    this.look();
    const end = (last ?? Number.POSITIVE_INFINITY) * 4;
    for (let quarter = 1; quarter <= end && !signal.aborted; quarter++) {
      await pace.reach(fleet.endOfRound(quarter / 4), signal);
      if (quarter === end || this.worthALook()) this.look();
    }
    pace.stop();
    this.running = false;
    clearImmediate(this.soon);
  }

  /** Ends every board. The LAN stays open. */
  close(): void {
    this.fleet.removeAllListeners();
    this.fleet.close();
  }

  private happened(happening: Happening): void {
    const { topic, boards } = happening;
    // Trouble of a board's own is a panic, say; other trouble is for people.
    if (topic === "power" || topic === "network" || (topic === "trouble" && boards.length > 0)) {
      this.chronicle.noticed(happening);
      this.recoverer.mayDisturb(happening);
    }
    this.emit("happened", happening);
  }

  private lookAtRecoveries(): void {
    const { recoverer, fleet, agree } = this;
    const otherwise = () => this.chronicle.doubt;
    const end = recoverer.look(fleet.rounds, agree, otherwise);
    if (!end) return;
    // Of several, the last: a network that is cut and joined again agrees so long after it was joined.
    const what = end.events > 1 ? `the last of ${end.events} events` : "this";
    const { took, text } = end.over;
    this.teller.tell(
      "gossip",
      `all agree again, ${rounds(took ?? 0)} after ${what}: ${text.replace(/: .*/, "")}`,
    );
  }

  /** Whether there is something to be seen, and the machine is not kept from better things by looking. */
  private worthALook(): boolean {
    // Who follows a link is to find what whoever made it saw.
    if (this.thorough || this.pace.hurrying) return true;
    const { at, took } = this.looked;
    const calm = this.agree && !this.recoverer.pending;
    return performance.now() - at >= Math.max(calm ? CALM : 0, took * REST);
  }

  /** What was done is to be seen even where time stands still. */
  private lookSoon(): void {
    if (!this.running) return;
    clearImmediate(this.soon);
    this.soon = setImmediate(() => this.look());
  }

  private can(): Command["do"][] {
    const can: Command["do"][] = ["power-on", "power-off", "restart", "pause", "cut-off", "rejoin"];
    can.push("partition", "weather", "add", "push", "type", "scenario", "stop-scenario", "anew");
    if (this.pace.speed !== null) can.push("speed");
    if (this.table) can.push("set-row");
    // All run the same; one of these runs already.
    const asked = this.fleet.boards.filter(({ powered }) => powered).slice(0, ASKED);
    if (asked.some(({ board }) => hasLoaded(board, "alfred"))) can.push("set-fact");
    return can;
  }
}

/** A table that the first board begins with so many rows. */
function sharedTable(fleet: Fleet, { name, rows }: { name: string; rows: number }): FleetTable {
  fleet.boards[0]!.flash.store.set(tableFile(name), Buffer.from(rowsOf(rows)));
  return new FleetTable(fleet, name);
}
