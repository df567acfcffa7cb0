/** A JSON object's `time` to the nanosecond: JSON.parse would round 19 digits. */

const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/g;

/**
 * The digits of the member `time` of the object itself, not of one within; a number or a text of digits. Undefined
 * where there is none.
 *
 * @param json good JSON of an object
 */
export function exactTime(json: string): string | undefined {
  let depth = 0;
  let [before, beforeThat] = ["", ""];
  let found: string | undefined;
  for (const [token] of json.matchAll(TOKEN)) {
    if (token === "{" || token === "[") depth++;
    else if (token === "}" || token === "]") depth--;
    else if (depth === 1 && before === ":" && beforeThat === '"time"') found = /^"?(\d+)"?$/.exec(token)?.[1];
    [beforeThat, before] = [before, token];
  }
  return found;
}
