/** What is in a file that a power cut cannot break (lib/safe_file): the file, or its twin where that is newer. */
import { use } from "./modules";
import type * as SafeFile from "./safe_file";
import { Suffix } from "./safe_file";

/** Bytes that are read at once. */
const PIECE = 512;

/**
 * The file, opened at the beginning of the content that the last complete `save` left, or of what somebody else
 * wrote to it: for what is larger than heap has room for at once.
 *
 * @returns nil when there is no such file; to be closed
 */
export function reading(name: string): file.File | undefined {
  const twin = name + Suffix.TWIN;
  const saved = file.open(twin, "r");
  if (saved !== undefined) {
    const head = saved.readline();
    const [length] = string.match(head ?? "", "^(%d+)\n$");
    if (length !== undefined && tonumber(length)! + head!.length === file.stat(twin)!.size) {
      const { write } = use<typeof SafeFile>("lib.safe_file", true);
      const written = write(name, "", () => saved.read(PIECE));
      if (!written) {
        saved.seek("set", head!.length);
        return saved;
      }
    }
    saved.close();
    file.remove(twin);
  }
  return file.open(name, "r");
}

/**
 * All that {@link reading} would give.
 *
 * @returns nil when there is no such file
 */
export function load(name: string): string | undefined {
  const handle = reading(name);
  if (handle === undefined) return undefined;
  const pieces: string[] = [];
  for (;;) {
    const piece = handle.read(PIECE);
    if (piece === undefined) break;
    table.insert(pieces, piece);
  }
  handle.close();
  return table.concat(pieces);
}
