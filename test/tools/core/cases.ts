/** How many cases a property gets, and from which seed: SEED repeats a run, CASES multiplies it. */
import * as fc from "fast-check";

/** One seed for all properties of a test file. */
const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 0x7fffffff));
const factor = Number(process.env.CASES ?? 1);

/** Has the report say what repeats this file's cases. */
export function noteSeed(name: string): void {
  console.log(`@@note ${name}: seed ${seed} (SEED=${seed} repeats them, CASES=20 tries 20 times as many)`);
}

/** Holds a property for so many cases; what is thrown names the smallest counterexample found. */
export function holds<T>(cases: number, drawn: fc.Arbitrary<T>, property: (value: T) => void): void {
  fc.assert(fc.property(drawn, property), { seed, numRuns: Math.ceil(cases * factor) });
}
