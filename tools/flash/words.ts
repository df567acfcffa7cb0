/** An error whose message is meant for the user: it names the thing and the remedy, and needs no stack. */
export class FlashError extends Error {
  override name = "FlashError";
}

/** "1 file", "2 files". */
export function count(n: number, thing: string): string {
  return `${n} ${thing}${n === 1 ? "" : "s"}`;
}

/** A list for a sentence: "a", "a and b", "a, b and c". */
export function list(words: Iterable<string>): string {
  const all = [...words];
  return all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;
}

/** What console output looks like in a report: printable, and no longer than a screen line. */
export function plain(line: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it takes out
  return line.replace(/\x1b\[[0-9;]*[A-Za-z]/g, "").replace(/[^\x20-\x7e\u00a0-\uffff]/g, "");
}
