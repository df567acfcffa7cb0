/**
 * What a fleet's figures are compared with: the original's and a careful SWIM's with Lifeguard, both
 * measured once in a simulated LAN like this one, and what hearsay has to reach.
 */

/** The table's columns, as the scenario "table" names its figures. */
export const COLUMNS: readonly string[] = ["all know all", "quiet", "death", "return", "false"];

/** A column each; words where there is no number. */
type Row = readonly [known: Cell, quiet: Cell, death: Cell, back: Cell, falseDowns: Cell];
type Cell = number | string;

export interface References {
  original?: Row;
  swim: Row;
  /** Each at most. */
  target: readonly [known: number, quiet: number, death: number, back: number, falseDowns: number];
}

const NEVER: Row = ["never", "", "", "", "most views"];

const REFERENCES: Record<string, References> = {
  "20 0": {
    original: [3.1, 1511, 12, 3, ""],
    swim: [1.1, 6.5, 2.6, 0.12, 0],
    target: [1.1, 12, 2.6, 0.12, 0],
  },
  "20 0.25": {
    original: [7.4, 1382, 15, 5.9, "some"],
    swim: [1.25, 10.6, 2.9, 0.19, 0],
    target: [1.25, 20, 2.9, 0.2, 0],
  },
  "254 0": { original: NEVER, swim: [1.36, 6, 2.95, 0.2, 0], target: [1.3, 12, 2.8, 0.15, 0] },
  "254 0.25": { original: NEVER, swim: [1.76, 10.4, 3.2, 0.3, 0], target: [1.6, 20, 3.1, 0.3, 0] },
  "1000 0": { original: NEVER, swim: [1.5, 6, 3.7, 0.28, 0], target: [1.4, 12, 3.3, 0.2, 0] },
  "1000 0.25": { original: NEVER, swim: [1.98, 14.7, 4.3, 0.4, 0], target: [1.8, 25, 4, 0.4, 0] },
};

/** For a fleet of so many boards with that loss, 0 to 1; undefined where nobody measured it. */
export function references(boards: number, loss: number): References | undefined {
  return REFERENCES[`${boards} ${loss}`];
}
