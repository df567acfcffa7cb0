/** Names from outside that become names in a database, or words on a screen. */

/**
 * A name of 1 to 64 characters without control characters and backslashes: InfluxDB's line protocol has no way to
 * write some of those.
 */
export function isName(text: unknown): text is string {
  return typeof text === "string" && /^[^\p{C}\p{Zl}\p{Zp}\\]{1,64}$/u.test(text);
}

/** The name of a fact: InfluxDB takes a line that begins with # for a comment, and says nothing. */
export function isMeasurement(text: unknown): text is string {
  return isName(text) && !text.startsWith("#");
}

/** Text from outside for one line of a log or a table. */
export function shown(text: string): string {
  const plain = text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "?");
  return plain.length > 80 ? `${plain.slice(0, 77)}...` : plain;
}
