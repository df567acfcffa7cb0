/** Going through the members. */
import type { Shell } from "../shell/shell";
import { Size } from "../table";

/** Calls a function for each record there is; what changes meanwhile may be missed, or come twice. */
export function eachRecord(shell: Shell): () => string | undefined {
  const buckets = shell.core.table.buckets;
  let [index, bucket, at] = [0, buckets[0]!, 1];
  return () => {
    while (at > string.len(bucket)) {
      index += 1;
      if (index >= buckets.length) return undefined;
      [bucket, at] = [buckets[index]!, 1];
    }
    at += Size.RECORD;
    return string.sub(bucket, at - Size.RECORD, at - 1);
  };
}
