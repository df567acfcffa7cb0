/**
 * How much of a board's flash files take. SPIFFS stores a file in pages of 256 bytes, five of them header,
 * and needs an index page for every hundred-odd pages; what it reports as free is in the same bytes.
 */
import { MANIFEST_FILE } from "./manifest.ts";
import { target, type Wanted } from "./payload.ts";

const PAGE = 256;
const PAGE_DATA = 251;
const INDEX_EVERY = 100;
/** Room that the file system wants free to move pages about: two erase blocks of 4 KB. */
const RESERVE = 8192;
/** A manifest entry: a name, two digests, and the JSON around them. */
const MANIFEST_ENTRY = 150;

/** Bytes of flash that a file of this size takes. */
export function footprint(size: number): number {
  const pages = Math.ceil(size / PAGE_DATA);
  return (pages + 1 + Math.floor(pages / INDEX_EVERY)) * PAGE;
}

/**
 * Whether a plan fits. Each upload first frees the file of its name; a compiled one needs its source and
 * its result side by side for a moment, and the result is at most as large as the source.
 */
export function spaceFor(
  plan: { upload: Wanted[]; remove: string[]; same: string[] },
  sizes: Map<string, number>,
  free: number,
): { needed: number; available: number; missing: number } {
  if (plan.upload.length === 0) return { needed: 0, available: free, missing: 0 };
  const there = (name: string) => (sizes.has(name) ? footprint(sizes.get(name)!) : 0);
  let available = free;
  for (const name of plan.remove) available += there(name);
  const entries = plan.upload.length + plan.same.length;
  let needed = footprint(entries * MANIFEST_ENTRY) - there(MANIFEST_FILE) + RESERVE;
  let largestSource = 0;
  for (const file of plan.upload) {
    needed += footprint(file.content.length) - there(target(file));
    if (file.compile) largestSource = Math.max(largestSource, footprint(file.content.length));
  }
  needed = Math.max(0, needed + largestSource);
  return { needed, available, missing: Math.max(0, needed - available) };
}
