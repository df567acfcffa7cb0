/** What may be in each table of schema/autofact.fbs, for {@link verify}. A test compares the two. */

/** A field: a number of so many bytes, a text, a vector of bytes, or a vector of tables. */
export type Slot = 1 | 2 | 4 | 8 | "string" | "bytes" | readonly Slot[];

/** The fields of a table, in the order of their slots. */
export type Shape = readonly Slot[];

function times<S extends Slot>(count: number, slot: S): S[] {
  return Array<S>(count).fill(slot);
}

export const MESSAGE: Shape = ["bytes", 4, 1, 2, "bytes"];
export const CLIENT: Shape = ["bytes", ...times(4, "string"), ...times(4, 8), 1];
export const LOAD_AVG: Shape = times(4, 8);
export const MEM_INFO: Shape = times(7, 8);
export const UTILIZATION: Shape = ["string", ...times(6, 4)];
export const CPU_UTIL: Shape = [8, 8, 4, 8, 4, UTILIZATION];
export const NET_DEVICE: Shape = ["string", ...times(16, 8)];
export const DEV_USAGE: Shape = [8, 8, NET_DEVICE];
