/** The lines of a text that comes in parts. */

/**
 * An iterator over the lines; nil at the end. A newline at the end of the text begins no further one.
 *
 * @param consumed whether each part goes once its lines are taken
 */
export function lines(parts: string[], consumed?: boolean): (this: void) => string | undefined {
  let [part, rest, at] = [0, "", 1];
  return () => {
    for (;;) {
      const [end] = string.find(rest, "\n", at, true);
      const next = parts[part];
      if (end !== undefined || next === undefined) {
        if (end === undefined && at > rest.length) return undefined;
        const line = string.sub(rest, at, (end ?? rest.length + 1) - 1);
        at = (end ?? rest.length) + 1;
        return line;
      }
      rest = string.sub(rest, at) + next;
      at = 1;
      if (consumed) parts[part] = "";
      part += 1;
    }
  };
}
