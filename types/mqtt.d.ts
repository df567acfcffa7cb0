/**
 * MQTT 3.1.1 client.
 *
 * @noSelfInFile
 */
declare namespace mqtt {
  /** Nothing listens there. */
  const CONN_FAIL_SERVER_NOT_FOUND: -5;
  /** The broker's answer was not the one of the protocol. */
  const CONN_FAIL_NOT_A_CONNACK_MSG: -4;
  const CONN_FAIL_DNS: -3;
  const CONN_FAIL_TIMEOUT_RECEIVING: -2;
  const CONN_FAIL_TIMEOUT_SENDING: -1;
  /** No error; never the reason of a failure. */
  const CONNACK_ACCEPTED: 0;
  /** Not a broker of MQTT 3.1.1. */
  const CONNACK_REFUSED_PROTOCOL_VER: 1;
  const CONNACK_REFUSED_ID_REJECTED: 2;
  const CONNACK_REFUSED_SERVER_UNAVAILABLE: 3;
  const CONNACK_REFUSED_BAD_USER_OR_PASS: 4;
  const CONNACK_REFUSED_NOT_AUTHORIZED: 5;
  /** Why a connection failed. */
  type FailReason =
    | typeof CONN_FAIL_SERVER_NOT_FOUND
    | typeof CONN_FAIL_NOT_A_CONNACK_MSG
    | typeof CONN_FAIL_DNS
    | typeof CONN_FAIL_TIMEOUT_RECEIVING
    | typeof CONN_FAIL_TIMEOUT_SENDING
    | typeof CONNACK_REFUSED_PROTOCOL_VER
    | typeof CONNACK_REFUSED_ID_REJECTED
    | typeof CONNACK_REFUSED_SERVER_UNAVAILABLE
    | typeof CONNACK_REFUSED_BAD_USER_OR_PASS
    | typeof CONNACK_REFUSED_NOT_AUTHORIZED;
  type Qos = 0 | 1 | 2;

  /**
   * Makes a client. `keepalive` in seconds; `cleansession` 1 unless told; larger messages than
   * `maxMessageLength` (1024 bytes with header and topic, unless told) go to "overflow".
   */
  function Client(
    clientid: string,
    keepalive: number,
    username?: string,
    password?: string,
    cleansession?: 0 | 1,
    maxMessageLength?: number,
  ): Client;

  type Callback = (this: void, client: Client) => void;
  type MessageCallback = (this: void, client: Client, topic: string, message: string | undefined) => void;
  type FailCallback = (this: void, client: Client, reason: FailReason) => void;

  interface Client {
    /**
     * Connects to a name or address, port 1883 unless told. The two callbacks take the places of "connect"
     * and "connfail". Raises "already connected", "invalid domain", "ssl not available", "not enough memory".
     */
    connect(host: string, connected?: Callback, failed?: FailCallback): void;
    connect(host: string, port: number, connected?: Callback, failed?: FailCallback): void;
    connect(host: string, port: number, secure: boolean, connected?: Callback, failed?: FailCallback): void;
    /** Ends the connection in order; the client is of use again after "offline". */
    close(): void;
    /**
     * Sets the message that the broker sends if this client is lost (before `connect`). qos and retain 0
     * unless told. Raises "need lwt topic", "need lwt message".
     */
    lwt(topic: string, message: string, qos?: Qos, retain?: 0 | 1): void;
    /** Sets the callback of an event; it cannot be taken away (nil raises). Raises on another event. */
    on(event: "connect" | "suback" | "unsuback" | "puback" | "offline", callback: Callback): void;
    /** "overflow": a message too large, cut off. */
    on(event: "message" | "overflow", callback: MessageCallback): void;
    on(event: "connfail", callback: FailCallback): void;
    /**
     * Sends a message; false if it could not be queued. The callback takes the place of "puback". Raises "not
     * connected".
     */
    publish(topic: string, message: string, qos: Qos, retain: 0 | 1, done?: Callback): boolean;
    /**
     * Subscribes to a topic, or to a table of topics and their qos; false if it could not be queued. The
     * callback takes the place of "suback". (The manual lets qos be left out; the source raises then.) Raises
     * "not connected", "no topics found", "buffer overflow, …".
     */
    subscribe(topic: string, qos: Qos, done?: Callback): boolean;
    subscribe(topics: Record<string, Qos>, done?: Callback): boolean;
    /**
     * Ends subscriptions: of a topic, or of the keys of a table; false if it could not be queued. The
     * callback takes the place of "unsuback". Raises as `subscribe`.
     */
    unsubscribe(topic: string, done?: Callback): boolean;
    unsubscribe(topics: Record<string, unknown>, done?: Callback): boolean;
  }
}
