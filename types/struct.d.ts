/**
 * Packs values into byte strings and back. A format is a row of letters:
 * `<` `>` little, big endian; `!n` alignment to n; `x` a zero byte; `b` `B` 8 bits, `h` `H` 16 bits, `l` `L`
 * 32 bits, `in` `In` n bytes (4 unless told), `T` 32 bits: small letters signed; `f` float, `d` double (not
 * in integer builds); `s` text up to a zero byte; `cn` n bytes; `c0` as many bytes as the text has (packing)
 * or as the number before says (unpacking). Blanks do not count.
 *
 * @noSelfInFile
 */
declare namespace struct {
  /**
   * Packs values. Raises on a malformed format, "string too short", "integral size … is larger than limit of
   * …".
   */
  function pack(fmt: string, ...values: (number | string)[]): string;
  /**
   * Unpacks values from `offset` on (1 unless told); after them comes the position behind. Raises "data
   * string too short", "unfinished string in data", "format `c0' needs a previous size".
   */
  function unpack(fmt: string, data: string, offset?: number): LuaMultiReturn<(number | string)[]>;
  /** Size in bytes of a format. Raises "option 's' has no fixed size", "option 'c0' has no fixed size". */
  function size(fmt: string): number;
}
