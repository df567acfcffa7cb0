/** A mock of NodeMCU's websocket: the server's part is a spec's. */

/** What a client has sent, and when, in milliseconds since boot. */
export interface Sent {
  data: string;
  opcode: number;
  at: number;
}

export interface WebsocketMock {
  /** Clients that were made. */
  made: number;
  /** What is tried or there: its URL; nil if nothing is. */
  url?: string;
  headers?: Record<string, string>;
  open: boolean;
  sent: Sent[];
  /** Messages that were lost since another one was under way. */
  lost: number;
  /** How often the client has closed. */
  closed: number;
  /** The server takes the client. */
  accept(): void;
  /** A message of the server's: binary unless told. */
  deliver(message: string, opcode?: number): void;
  /** The connection is over, or never came to be. */
  end(status: number): void;
}

type Callback = (this: void, ...values: unknown[]) => void;

/** Installs the mock as the global `websocket`. */
export function mockWebsocket(now: () => number): WebsocketMock {
  let callbacks: Record<string, Callback | undefined> = {};
  let client: unknown;
  const tell = (event: string, ...values: unknown[]) => {
    const callback = callbacks[event];
    if (callback !== undefined) callback(client, ...values);
  };
  const mock: WebsocketMock = {
    made: 0,
    open: false,
    sent: [],
    lost: 0,
    closed: 0,
    accept: () => {
      if (mock.url === undefined) error("nobody tries to connect");
      mock.open = true;
      tell("connection");
    },
    deliver: (message, opcode = 2) => tell("receive", message, opcode),
    end: (status) => {
      mock.open = false;
      mock.url = undefined;
      tell("close", status);
    },
  };
  (_G as { websocket: unknown }).websocket = {
    createClient: () => {
      mock.made += 1;
      callbacks = {};
      client = {
        on(event: string, callback?: Callback) {
          callbacks[event] = callback;
        },
        config(params: { headers: Record<string, string> }) {
          mock.headers = params.headers;
        },
        connect(url: string) {
          if (mock.url !== undefined) error("Websocket already connecting or connected.\n");
          mock.url = url;
        },
        send(data: string, opcode: number) {
          if (!mock.open) error("Websocket isn't connected.\n");
          const last = mock.sent[mock.sent.length - 1];
          if (last !== undefined && last.at === now()) mock.lost += 1;
          else table.insert(mock.sent, { data, opcode, at: now() });
        },
        close() {
          mock.closed += 1;
          mock.open = false;
          mock.url = undefined;
        },
      };
      return client;
    },
  };
  return mock;
}
