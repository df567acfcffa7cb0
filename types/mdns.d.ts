/**
 * Announces the board and a service of it on the local network (Bonjour).
 *
 * @noSelfInFile
 */
declare namespace mdns {
  /** Options with a meaning, and up to ten texts that go into the announcement. */
  interface Attributes {
    /** 80 unless told. */
    port?: number;
    /** "http" unless told. */
    service?: string;
    /** Under 63 characters; the host name unless told. */
    description?: string;
    [attribute: string]: string | number | undefined;
  }

  /**
   * Announces `hostname`.local, in place of what was announced before. Raises on an argument of a wrong type,
   * "No network connection", "Unable to start mDns daemon".
   */
  function register(hostname: string, attributes?: Attributes): void;
  /** Ends it. */
  function close(): void;
}
