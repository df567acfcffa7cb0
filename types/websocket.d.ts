/**
 * WebSocket client (RFC 6455).
 *
 * @noSelfInFile
 */
declare namespace websocket {
  /** 1 text, 2 binary. */
  type Opcode = 1 | 2;

  /** Makes a client; after a close it can connect again. Call `close` before letting go of it. */
  function createClient(): Client;

  interface Client {
    /** Sets the callback of an event; nil takes it away. Raises on another event or no function. */
    on(event: "connection", callback: ((this: void, ws: Client) => void) | undefined): void;
    /** "receive": a whole message. */
    on(
      event: "receive",
      callback: ((this: void, ws: Client, message: string, opcode: number) => void) | undefined,
    ): void;
    /**
     * "close": also how a failed attempt ends. `status` 0: in order; -1 to -4 bad URL, -5 name not found,
     * -6 the server ends it, -7, -17 bad handshake, -8 to -14, -16 no memory, -15 bad fragments, -18 connect
     * timeout, -19 no sign of life, below: others.
     */
    on(event: "close", callback: ((this: void, ws: Client, status: number) => void) | undefined): void;
    /** Sets headers of the requests. */
    config(params: { headers?: Record<string, string> }): void;
    /** Connects to a URL; failure comes as "close". Raises "Websocket already connecting or connected.". */
    connect(url: string): void;
    /**
     * Sends a message (text unless told); there is no word of its arrival: keep one under way at a time.
     * Raises "Websocket isn't connected.".
     */
    send(message: string, opcode?: Opcode): void;
    /** Ends the connection, if there is one. */
    close(): void;
  }
}
