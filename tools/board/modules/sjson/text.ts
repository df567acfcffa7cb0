/** How NodeMCU's sjson writes numbers and strings. */

/** C's `%.19g`, for the numbers of Lua 5.1: what is not a number, or infinite, is null in JSON. */
export function numberText(n: number): string {
  if (!Number.isFinite(n)) return "null";
  if (Number.isSafeInteger(n)) return Object.is(n, -0) ? "-0" : String(n);
  const [mantissa = "", exponent = ""] = n.toExponential(18).split("e");
  const power = Number(exponent);
  if (power < -4 || power >= 19) {
    const size = String(Math.abs(power)).padStart(2, "0");
    return `${trimZeros(mantissa)}e${power < 0 ? "-" : "+"}${size}`;
  }
  return trimZeros(n.toFixed(18 - power));
}

function trimZeros(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

const SHORT: Record<string, string> = { "\f": "f", "\n": "n", "\t": "t", "\r": "r", "\b": "b", '"': '"' };

/**
 * A JSON string of a byte string. As in the firmware, a backslash goes out as it is: text that holds
 * one is not valid JSON.
 */
export function stringText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is escaped.
  const escaped = text.replace(/[\x00-\x1f"]/g, (char) => {
    const code = SHORT[char] ?? `u00${char.charCodeAt(0).toString(16).padStart(2, "0")}`;
    return `\\${code}`;
  });
  return `"${escaped}"`;
}
