/**
 * A file that a power cut cannot break. Power may fail between any two operations on flash and
 * inside a write, which leaves a file old, empty or cut. So the new content is first written
 * whole to a twin that can prove itself (its length stands in front), then to the file, and
 * the twin is removed last: at any moment either the file or its twin is complete.
 */

import { use } from "./modules";
import type * as SafeReading from "./safe_reading";

/** Appended to a file's name for its twin; both names must fit SPIFFS's 31 bytes. */
export const enum Suffix {
  TWIN = ".new",
}

/** A content: text, or its parts one after the other, nil at the end; a large one takes less heap so. */
export type Content = string | ((this: void, index: number) => string | undefined);

/** The part of a content with that number, from 1 on. */
function part(content: Content, index: number): string | undefined {
  if (type(content) === "function") return (content as (this: void, index: number) => string)(index);
  return index === 1 ? (content as string) : undefined;
}

function lengthOf(content: Content): number {
  let [length, index] = [0, 1];
  for (;;) {
    const text = part(content, index);
    if (text === undefined) return length;
    length += text.length;
    index += 1;
  }
}

/** Writes a file anew; whether all of it is there. */
export function write(name: string, head: string, content: Content): boolean {
  const handle = file.open(name, "w");
  if (handle === undefined) return false;
  let whole = handle.write(head) === true;
  let index = 1;
  while (whole) {
    const text = part(content, index);
    if (text === undefined) break;
    whole = handle.write(text) === true;
    index += 1;
  }
  handle.close();
  return whole;
}

/**
 * Replaces the content of a file.
 *
 * @param name at most 27 bytes
 * @returns true when the content is safe in flash; false (flash full, too many files open) when
 *   what {@link load} returned before is still what it returns
 */
export function save(name: string, content: Content): boolean {
  const twin = name + Suffix.TWIN;
  // A twin that is still there holds the last content: the file must have it before the twin goes.
  if (file.exists(twin)) {
    const handle = use<typeof SafeReading>("lib.safe_reading", true).reading(name);
    if (handle !== undefined) handle.close();
    if (file.exists(twin)) return false;
  }
  if (!write(twin, string.format("%d\n", lengthOf(content)), content)) {
    file.remove(twin);
    return false;
  }
  // If this write fails, the twin stays and is what load() finds.
  if (write(name, "", content)) file.remove(twin);
  return true;
}

/** As the `load` of lib/safe_reading: the content that the last complete {@link save} left. */
export function load(name: string): string | undefined {
  return use<typeof SafeReading>("lib.safe_reading", true).load(name);
}

/** Removes a file, whatever there is of it; a power cut leaves what was there, or nothing. */
export function remove(name: string): void {
  // Its twin last: that may be the older of both, or the only one that is whole.
  file.remove(name);
  file.remove(name + Suffix.TWIN);
}
