/**
 * JSON, whole or in pieces. A board that runs out of heap raises: call these through pcall.
 *
 * JSON's null becomes a light userdata (not nil), and any userdata becomes null; with the option `null`, a
 * text stands for it both ways.
 *
 * @noSelfInFile
 */
declare namespace sjson {
  /**
   * What stands for JSON's null in decoded tables, a light userdata. The manual documents it, but the source
   * lost it with release 3.0: there it is nil and equals no decoded value. Code that is to run everywhere
   * tests for the types it wants ("string", "number", …) or passes the option `null`.
   */
  const NULL: Null | undefined;
  /** A light userdata. */
  type Null = { readonly __sjsonNull: unique symbol };

  /** Options of both directions. */
  interface EncodeOptions {
    /** How deep tables may nest; 20 unless told. */
    depth?: number;
    /** A text that stands for null, such as "\0". */
    null?: string;
  }

  interface DecodeOptions extends EncodeOptions {
    /** A metatable for every table made. */
    metatable?: DecoderMetatable;
  }

  /** Hooks of the decoder, to keep only what is wanted of a large document. */
  interface DecoderMetatable {
    /** Called for each new entry of a table instead of storing it: `rawset` what is wanted. */
    __newindex?(this: void, table: object, key: string | number, value: unknown): void;
    /** Called for each new table with the keys that lead to it; false leaves the table out. */
    checkpath?(this: void, table: object, path: (string | number)[]): boolean;
    [field: string]: unknown;
  }

  /**
   * The JSON text of a table (or of another value). A function in it is called and its result encoded. Raises
   * "Cannot encode type …", or on nesting that is too deep.
   */
  function encode(value: unknown, options?: EncodeOptions): string;

  /**
   * What a JSON text means: tables, texts, numbers, booleans, `sjson.NULL`. Raises "JSON parse error: …" or
   * "Incomplete JSON object passed to sjson.decode".
   */
  // biome-ignore lint/suspicious/noExplicitAny: the shape is the sender's; check it
  function decode(text: string, options?: DecodeOptions): any;

  /** Makes an encoder, which gives the text piece by piece. */
  function encoder(value: unknown, options?: EncodeOptions): Encoder;

  /** Makes a decoder, which takes the text piece by piece. */
  function decoder(options?: DecodeOptions): Decoder;

  interface Encoder {
    /**
     * The next piece, at most `size` bytes (1024 unless told); nil after the last. Raises as `sjson.encode`.
     */
    read(size?: number): string | undefined;
  }

  interface Decoder {
    /**
     * Takes the next piece; returns the value once it is complete, nil before. Raises on a parse error, and
     * then on each later call.
     */
    // biome-ignore lint/suspicious/noExplicitAny: the shape is the sender's; check it
    write(text: string): any;
    /** The value; the same on each call. Raises "decode not complete". */
    // biome-ignore lint/suspicious/noExplicitAny: the shape is the sender's; check it
    result(): any;
  }
}
