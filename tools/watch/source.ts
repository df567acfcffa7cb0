/** What the server shows: a fleet of virtual boards, or one of real boards seen through a member. */
import type {
  BoardInfo,
  Command,
  Detail,
  FactInfo,
  FleetInfo,
  Happening,
  Now,
  Recovery,
  Sample,
  TableInfo,
} from "../page/protocol.ts";

/** Everything at a moment; what is told to a {@link Listener} as it happens, the server keeps. */
export interface Look {
  fleet: FleetInfo;
  now: Now;
  boards: BoardInfo[];
  views: (string | null)[];
  tables: TableInfo[];
  facts: FactInfo[];
}

/** What a source tells as it happens. All calls are quick, and none throws. */
export interface Listener {
  /** Something may have changed: a look at the next tick is worth while. */
  changed(): void;
  happened(happening: Happening): void;
  sampled(sample: Sample): void;
  recovered(recovery: Recovery): void;
  /** Sent from a board to another (indexes); -1: to all. Not there: nobody looks, and counting them would be for nothing. */
  datagram?(from: number, to: number): void;
  /** Bytes that left a board's serial port, one character each. */
  printed(board: number, text: string): void;
}

export interface Source {
  /** Has one listener told from now on, and none before; undefined: nobody. Called again as pages come and go. */
  listen(listener: Listener | undefined): void;
  look(): Look;
  /** Of one board; undefined: nothing can be said of it. */
  detail(board: number): Detail | undefined;
  /** Does it. Throws an Error in words, with the remedy, where it cannot. */
  do(command: Command): void | Promise<void>;
}
