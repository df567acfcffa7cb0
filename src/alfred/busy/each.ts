/** Going through records. */
import { sizeAt } from "./record";
import type { Records } from "./records";

/** Goes through the records of one kind, or two, as they are now: nil at the end. */
export function each(one: Records, other?: Records): (this: void) => string | undefined {
  const pieces: string[] = [];
  for (const piece of one.pieces) table.insert(pieces, piece);
  if (other !== undefined) for (const piece of other.pieces) table.insert(pieces, piece);
  let [index, at] = [1, 1];
  return () => {
    let piece = pieces[index - 1];
    if (piece !== undefined && at > piece.length) {
      index += 1;
      at = 1;
      piece = pieces[index - 1];
    }
    if (piece === undefined) return undefined;
    const from = at;
    at += sizeAt(piece, from);
    return string.sub(piece, from, at - 1);
  };
}
