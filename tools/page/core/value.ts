/** What a person has typed as a value. */

/** A number or a truth value where it reads like one, else the text itself. */
export function parseValue(text: string): string | number | boolean {
  const plain = text.trim();
  if (plain === "true" || plain === "false") return plain === "true";
  if (/^-?(0|[1-9]\d*)(\.\d+)?$/.test(plain) && Number.isSafeInteger(Math.trunc(+plain))) return +plain;
  return text;
}
