/** A table as docs/p2ptbl.md and the wire have it, written down a second time: what boards are held against. */

/** The bounds that `p2ptbl.init` is given. */
export interface Bounds {
  maxRows: number;
  maxRow: number;
  maxBytes: number;
}

interface Row {
  key: string;
  version: bigint;
  fields: string;
  /** As it stands in the file. */
  text: string;
}

const MOST = 2n ** 63n - 1n;

function parse(line: string): Row | undefined {
  const [, key, digits, rest] = /^([^ \t\n\0]+)\t(\d+)((?:\t[^\n\0]*)?)$/.exec(line) ?? [];
  if (key === undefined || BigInt(digits!) > MOST) return undefined;
  const text = rest === "" ? `${line}\t` : line;
  return { key, version: BigInt(digits!), fields: rest!.slice(1), text };
}

/** What p2ptbl's shell on a router would not give back as it was. */
function isGarbled({ key, fields }: Row): boolean {
  return `${key}${fields}`.includes("\\") || /^[ \t]|[ \t]$| \t|\t /.test(fields);
}

/** What became of a text: rows that were taken, and what was dropped by cause. */
export interface Became {
  taken: number;
  dropped: Record<string, number>;
}

export class TableModel {
  readonly #rows = new Map<string, Row>();
  readonly #bounds: Bounds;

  constructor(bounds: Bounds, text: string) {
    this.#bounds = bounds;
    this.merge(text);
  }

  /** The rows as its file has them, in order. */
  get lines(): string[] {
    return [...this.#rows.values()].map(({ text }) => text).sort();
  }

  get keys(): string[] {
    return [...this.#rows.keys()];
  }

  /** Merges a text (a character a byte): nothing of it if a line is no row. */
  merge(text: string): Became {
    const became: Became = { taken: 0, dropped: {} };
    const drop = (cause: string) => {
      became.dropped[cause] = (became.dropped[cause] ?? 0) + 1;
    };
    const rows = text
      .split("\n")
      .filter((line) => line !== "")
      .map(parse);
    if (rows.includes(undefined)) drop("row");
    else {
      for (const row of rows as Row[]) {
        const cause = this.#take(row);
        if (cause === "new") became.taken++;
        else if (cause !== undefined) drop(cause);
      }
    }
    return became;
  }

  #take(row: Row): string | undefined {
    const held = this.#rows.get(row.key);
    if (held) {
      if (row.version < held.version) return undefined;
      if (row.version === held.version && row.text >= held.text) return undefined;
    }
    if (isGarbled(row)) return "garbled";
    const { maxRows, maxRow, maxBytes } = this.#bounds;
    if (!held && this.#rows.size >= maxRows) return "full";
    const bytes = this.lines.reduce((sum, text) => sum + text.length + 1, 0);
    const more = row.text.length - (held ? held.text.length : -1);
    // A key that is held can always be taken out.
    const out = held && row.fields === "";
    if (!out && (row.text.length > maxRow || bytes + more > maxBytes)) return "full";
    this.#rows.set(row.key, row);
    return "new";
  }
}
