/**
 * Memory of 128 slots of 32 bits that outlives deep sleep. rtctime uses slots 0 to 9.
 *
 * @noSelfInFile
 */
declare namespace rtcmem {
  /** The value of slot `idx` (0 to 127); nil outside. */
  function read32(idx: number): number | undefined;
  /** The values of `num` slots from `idx` on, as many as there are. */
  function read32(idx: number, num: number): LuaMultiReturn<number[]>;
  /**
   * Writes values from slot `idx` on. Raises "RTC mem would overrun" beyond slot 127 (the manual says nothing
   * happens).
   */
  function write32(idx: number, value: number, ...values: number[]): void;
}
