/**
 * Base64 and hexadecimal.
 *
 * @noSelfInFile
 */
declare namespace encoder {
  /** Bytes to base64. */
  function toBase64(binary: string): string;
  /** Base64 to bytes. Raises "Invalid base64 string". */
  function fromBase64(b64: string): string;
  /** Bytes to hexadecimal, in lower case. */
  function toHex(binary: string): string;
  /** Hexadecimal to bytes. Raises "Invalid hex string". */
  function fromHex(hexstr: string): string;
}
