/**
 * TCP, UDP, DNS, multicast, ping. IPv4 only. Addresses are texts in dotted notation.
 *
 * lwIP's errors are raised as Lua errors: "out of memory", "buffer error", "timeout", "routing problem" (no
 * address yet), "in progress", "illegal value", "would block", "connection aborted", "connection reset",
 * "connection closed", "not connected", "illegal argument", "address in use", "netif error", "already
 * connected", "unknown error". Below, "raises lwIP's errors" means these.
 *
 * @noSelfInFile
 */
declare namespace net {
  /** A kind of connection. No function of this module takes it any more. */
  const TCP: 1;
  /** A kind of connection. No function of this module takes it any more. */
  const UDP: 2;

  /** Makes a TCP client. (Many examples still pass a type and a flag: the firmware ignores both.) */
  function createConnection(): Socket;

  /**
   * Makes a TCP server; a client that is silent for `timeout` seconds (1 to 28800, 30 unless told) is cut
   * off. Many examples still pass `net.TCP` first: the firmware takes that as a timeout of 1 second.
   */
  function createServer(timeout?: number): Server;

  /** Makes a UDP socket. Make one and keep it: each costs heap. */
  function createUDPSocket(): UDPSocket;

  /**
   * What is set on a network interface: 0 is the station (unless told), 1 the access point. Nil if there is
   * no such interface.
   */
  function ifinfo(ifIndex?: number): InterfaceInfo | undefined;

  /**
   * Joins a multicast group on the interface with address `ifIp` ("" or "any": on all). Raises "invalid if
   * ip", "invalid multicast ip".
   */
  function multicastJoin(ifIp: string, multicastIp: string): void;
  /** Leaves a multicast group. Raises as `multicastJoin` does. */
  function multicastLeave(ifIp: string, multicastIp: string): void;

  /**
   * Pings `domain` (a name or an address) four times, or `count` times. `received` is called for each
   * answer or its absence, `sent` at the end with the summary. Raises "lwip error …" where DNS cannot ask.
   * Absent in builds without NET_PING_ENABLE.
   */
  const ping:
    | {
        (this: void, domain: string, received: PingReceived, sent?: PingSent): void;
        (this: void, domain: string, count: number, received: PingReceived, sent?: PingSent): void;
      }
    | undefined;
  /**
   * `bytes` is 0 without an answer; if the name cannot be resolved, the rest is nil. `rtt` in ms (-1: error).
   */
  type PingReceived = (this: void, bytes: number, ipaddr?: string, seqno?: number, rtt?: number) => void;
  /** Counts of packets, sum of bytes received, duration in ms. */
  type PingSent = (
    this: void,
    ipaddr: string,
    totalCount: number,
    timeoutCount: number,
    totalBytes: number,
    totalTime: number,
  ) => void;

  interface InterfaceInfo {
    /** The MAC address, six bytes. In the source, not in the manual. */
    hwaddr: string;
    ip?: string;
    netmask?: string;
    gateway?: string;
    /** Present if DHCP configured the interface. */
    dhcp?: { server_ip?: string; client_ip?: string; ntp_server?: string };
  }

  /** What a DNS look-up calls: the address, or nil if there is none. */
  type DnsCallback<S> = (this: void, socket: S, ip: string | undefined) => void;

  /** A listening TCP socket. */
  interface Server {
    /**
     * Listens on `port` (0 or left out: a free one) of the address `ip` (all unless told). Raises "already
     * listening", "invalid IP address", "need callback", lwIP's errors.
     */
    listen(port: number, ip: string, callback: (this: void, socket: Socket) => void): void;
    listen(port: number, callback: (this: void, socket: Socket) => void): void;
    listen(callback: (this: void, socket: Socket) => void): void;
    /** Own port and address, nil and nil while not listening. */
    getaddr(): LuaMultiReturn<[port: number, ip: string] | [port: undefined, ip: undefined]>;
    /** Stops listening. Raises "not connected" if it was not. */
    close(): void;
  }

  /** A TCP connection. */
  interface Socket {
    /**
     * Connects to a name or address ("127.0.0.1" unless told). The outcome comes as an event. Raises
     * "already connected", "specify port" (0), lwIP's errors. The third argument (the "connection" event's
     * callback) is in the source, not in the manual.
     */
    connect(port: number, host?: string, connected?: (this: void, socket: Socket) => void): void;
    /**
     * Sets the callback of an event; nil removes it. Raises "invalid callback name", "invalid callback
     * function".
     */
    on(event: "connection" | "sent", callback: ((this: void, socket: Socket) => void) | undefined): void;
    /** "receive": a piece of the stream, up to 1460 bytes; put pieces together yourself. */
    on(event: "receive", callback: ((this: void, socket: Socket, data: string) => void) | undefined): void;
    /**
     * "disconnection" gets all ends of a connection, or only the orderly ones if "reconnection" is set too.
     * `error` is lwIP's number, 0 for an orderly end.
     */
    on(
      event: "disconnection" | "reconnection",
      callback: ((this: void, socket: Socket, error: number) => void) | undefined,
    ): void;
    on(event: "dns", callback: DnsCallback<Socket> | undefined): void;
    /**
     * Sends; wait for "sent" before sending more. Raises "no data to send" on "", "not connected", lwIP's
     * errors.
     */
    send(data: string, sent?: (this: void, socket: Socket) => void): void;
    /**
     * Resolves a name. Raises "no callback specified" if there is no "dns" callback either, lwIP's errors.
     */
    dns(domain: string, callback?: DnsCallback<Socket>): void;
    /** Remote port and address, nil and nil if not connected. */
    getpeer(): LuaMultiReturn<[port: number, ip: string] | [port: undefined, ip: undefined]>;
    /** Own port and address, nil and nil if not connected. */
    getaddr(): LuaMultiReturn<[port: number, ip: string] | [port: undefined, ip: undefined]>;
    /** Asks the peer to pause (by TCP's window); up to 5 × 1460 bytes may still come. */
    hold(): void;
    /** Lets the peer go on. */
    unhold(): void;
    /** Reads or sets the time to live; returns it. Raises "socket is not open/bound yet". */
    ttl(ttl?: number): number;
    /** Closes. Raises "not connected" if it is not open. */
    close(): void;
  }

  /** A UDP socket. It receives no broadcast of its own board. */
  interface UDPSocket {
    /**
     * Binds to `port` (left out: a free one) of `ip` (all unless told). Raises "already listening", "invalid
     * IP address", lwIP's errors.
     */
    listen(port?: number, ip?: string): void;
    /**
     * Sets the callback of an event; nil removes it. Raises "invalid callback name", "invalid callback
     * function".
     */
    on(
      event: "receive",
      callback: ((this: void, socket: UDPSocket, data: string, port: number, ip: string) => void) | undefined,
    ): void;
    on(event: "sent", callback: ((this: void, socket: UDPSocket) => void) | undefined): void;
    on(event: "dns", callback: DnsCallback<UDPSocket> | undefined): void;
    /**
     * Sends one datagram of at most 1472 bytes (larger ones are lost: no IP fragments). Binds to a free
     * port if not bound. Raises "need port" (0), "invalid IP address", "no data to send" (""), "cannot
     * allocate message buffer", lwIP's errors ("routing problem" without an address). The fourth argument
     * (the "sent" event's callback, called before `send` returns) is in the source, not in the manual.
     */
    send(port: number, ip: string, data: string, sent?: (this: void, socket: UDPSocket) => void): void;
    /** Resolves a name, as `Socket.dns`. */
    dns(domain: string, callback?: DnsCallback<UDPSocket>): void;
    /** Own port and address ("0.0.0.0" if bound to all), nil and nil while not bound. */
    getaddr(): LuaMultiReturn<[port: number, ip: string] | [port: undefined, ip: undefined]>;
    /** Reads or sets the time to live; returns it. Raises "socket is not open/bound yet". */
    ttl(ttl?: number): number;
    /** Closes. Raises "not connected" if it is not bound. */
    close(): void;
  }

  namespace dns {
    /**
     * Address of DNS server 0 or 1 (0 unless told); nil if not set. Raises "server index out of range [0-1]".
     */
    function getdnsserver(dnsIndex?: number): string | undefined;
    /**
     * Sets DNS server 0 or 1 (0 unless told). Raises "invalid dns server ip", "server index out of range
     * [0-1]".
     */
    function setdnsserver(dnsIp: string, dnsIndex?: number): void;
    /**
     * Resolves a name without a socket (the callback's first argument is always nil). Raises lwIP's errors.
     */
    function resolve(host: string, callback: DnsCallback<undefined>): void;
  }
}
