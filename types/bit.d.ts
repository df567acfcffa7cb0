/**
 * Bits of 32-bit integers; bit 0 is the lowest. The one way to them that works in Lua 5.1 and 5.3. Results
 * are signed: `bit.bit(31)` is negative where Lua's integers have 32 bits.
 *
 * TypeScriptToLua takes `bit` for a reserved word: write `_G.bit.band(…)`, or `const band = _G.bit.band`
 * first.
 *
 * @noSelfInFile
 */
declare namespace bit {
  /** All bits inverted. */
  function bnot(value: number): number;
  /** AND of all arguments. */
  function band(value1: number, value2: number, ...values: number[]): number;
  /** OR of all arguments. */
  function bor(value1: number, value2: number, ...values: number[]): number;
  /** Exclusive OR of all arguments. */
  function bxor(value1: number, value2: number, ...values: number[]): number;
  /** Shifts to the left. */
  function lshift(value: number, shift: number): number;
  /** Shifts to the right, zeros coming in. */
  function rshift(value: number, shift: number): number;
  /** Shifts to the right, copies of the sign coming in. */
  function arshift(value: number, shift: number): number;
  /** The number in which only this bit is set. */
  function bit(position: number): number;
  /** Sets bits. */
  function set(value: number, position: number, ...positions: number[]): number;
  /** Clears bits. */
  function clear(value: number, position: number, ...positions: number[]): number;
  /** Whether a bit is set. */
  function isset(value: number, position: number): boolean;
  /** Whether a bit is clear. */
  function isclear(value: number, position: number): boolean;
}
