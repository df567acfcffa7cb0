/** Numbers in words, the same all over the page. */

const NUMBER = new Intl.NumberFormat("en");
const STEPS: [unit: string, seconds: number][] = [
  ["d", 86_400],
  ["h", 3600],
  ["min", 60],
  ["s", 1],
];

/** "41,232"; what is not known is a dash. */
export function number(value: number | null | undefined): string {
  return value === null || value === undefined ? "–" : NUMBER.format(Math.round(value));
}

/** "1 row", "12 rows", "1,200 rows". */
export function amount(count: number, what: string): string {
  return `${number(count)} ${what}${count === 1 ? "" : "s"}`;
}

/** Seconds as the two greatest units that are there: "3 d 4 h", "2 min 5 s", "0 s". */
export function duration(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined) return "not known";
  const whole = Math.max(0, Math.floor(seconds));
  const first = STEPS.findIndex(([, size]) => whole >= size);
  if (first < 0) return "0 s";
  const [unit, size] = STEPS[first]!;
  const words = `${Math.floor(whole / size)} ${unit}`;
  const [next, part] = STEPS[first + 1] ?? ["", 1];
  const rest = Math.floor((whole % size) / part);
  return rest > 0 ? `${words} ${rest} ${next}` : words;
}

/** "round 14.2": where on the fleet's time something is. */
export function atRound(round: number): string {
  return `round ${round.toFixed(1)}`;
}

/** "2.8 rounds", "1 round". */
export function rounds(count: number): string {
  const shown = Number(count.toFixed(1));
  return `${shown} round${shown === 1 ? "" : "s"}`;
}

/** A name of a program in words: "datagramsIn" is "datagrams in". */
export function spoken(name: string): string {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .replaceAll(/[_-]+/g, " ")
    .toLowerCase();
}
