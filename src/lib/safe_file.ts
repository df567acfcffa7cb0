/**
 * A file that a power cut cannot break. Power may fail between any two operations on flash and
 * inside a write, which leaves a file old, empty or cut. So the new content is first written
 * whole to a twin that can prove itself (its length stands in front), then to the file, and
 * the twin is removed last: at any moment either the file or its twin is complete.
 */

/** Appended to a file's name for its twin; both names must fit SPIFFS's 31 bytes. */
const TWIN = ".new";

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

function write(name: string, head: string, content: Content): boolean {
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
  const twin = name + TWIN;
  // A twin that is still there holds the last content: the file must have it before the twin goes.
  if (file.exists(twin)) {
    load(name);
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

/**
 * The content that the last complete {@link save} left, or what somebody else wrote to the file.
 *
 * @returns nil when there is no such file
 */
export function load(name: string): string | undefined {
  const twin = name + TWIN;
  const saved = file.getcontents(twin);
  if (saved !== undefined) {
    const [length, at] = string.match(saved, "^(%d+)\n()");
    const content = string.sub(saved, (at as number | undefined) ?? 1);
    if (length !== undefined && tonumber(length) === string.len(content)) {
      if (write(name, "", content)) file.remove(twin);
      return content;
    }
    file.remove(twin);
  }
  return file.getcontents(name);
}
