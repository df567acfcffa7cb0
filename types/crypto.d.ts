/**
 * Hashes, HMAC, AES-128. All take and return byte strings (for text: `encoder.toHex`). No public keys.
 *
 * @noSelfInFile
 */
declare namespace crypto {
  type HashName = "md5" | "sha1" | "sha256" | "sha384" | "sha512";
  /** In any case. SHA-2 may be left out of a build: then it raises "unknown hash mech". */
  type Hash = HashName | Uppercase<HashName>;
  type Cipher = "AES-ECB" | "AES-CBC";

  /**
   * Encrypts with a key of 16 bytes; the text is filled up with zeros to 16, `iv` is zeros unless given.
   * Raises "unknown cipher: …", "crypto op failed", or on a wrong length of key or iv.
   */
  function encrypt(algo: Cipher, key: string, plain: string, iv?: string): string;
  /** Decrypts; the zeros that filled up the text come back with it. Raises as `encrypt`. */
  function decrypt(algo: Cipher, key: string, cipher: string, iv?: string): string;
  /** Hash of a file. Raises "unknown hash mech", "file does not exist". */
  function fhash(algo: Hash, filename: string): string;
  /** Hash of a text. Raises "unknown hash mech", "insufficient memory". */
  function hash(algo: Hash, text: string): string;
  /** HMAC of a text. Raises as `hash`. */
  function hmac(algo: Hash, text: string, key: string): string;
  /** Begins a hash of a text in pieces. Raises as `hash`. */
  function new_hash(algo: Hash): HashObject;
  /** Begins an HMAC of a text in pieces. Raises as `hash`. */
  function new_hmac(algo: Hash, key: string): HashObject;
  /** XOR with `mask`, repeated. Raises "invalid argument: mask" on "". */
  function mask(message: string, mask: string): string;
  /** SHA-1 of a text, the same as `hash("sha1", text)`. In the source, no longer in the manual. */
  function sha1(text: string): string;

  interface HashObject {
    /** Adds a piece. */
    update(text: string): void;
    /** The digest; nothing may be added afterwards. */
    finalize(): string;
  }
}
