/**
 * A file that a power cut cannot break. Power may fail between any two operations on flash and
 * inside a write, which leaves a file old, empty or cut. So the new content is first written
 * whole to a twin that can prove itself (its length stands in front), then to the file, and
 * the twin is removed last: at any moment either the file or its twin is complete.
 */

/** Appended to a file's name for its twin; both names must fit SPIFFS's 31 bytes. */
const TWIN = ".new";

function write(name: string, head: string, content: string): boolean {
  const handle = file.open(name, "w");
  if (handle === undefined) return false;
  const whole = handle.write(head) === true && handle.write(content) === true;
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
export function save(name: string, content: string): boolean {
  const twin = name + TWIN;
  // A twin that is still there holds the last content: the file must have it before the twin goes.
  if (file.exists(twin)) {
    load(name);
    if (file.exists(twin)) return false;
  }
  if (!write(twin, string.format("%d\n", string.len(content)), content)) {
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
