/**
 * NodeMCU's `websocket`: a client. Reference: the firmware's docs/modules/websocket.md; what is not in it, its
 * app/modules/websocket.c.
 */
import { ScopedClock } from "../../lan/scoped-clock.ts";
import { type Args, type BoardModule, type HostClass, NewObject } from "../module.ts";
import { resolver } from "./net/dns.ts";
import { Client, EVENTS, type Event } from "./websocket/client.ts";

function open(args: Args, url: string): void {
  const client = args.object(1, CLIENT);
  if (client.state !== "idle") args.error("Websocket already connecting or connected.\n");
  client.connect(args, url);
}

const CLIENT: HostClass<Client> = {
  name: "websocket.client",
  size: 112, // ws_info, and the references beside it
  methods: {
    on: (args: Args) => {
      const client = args.object(1, CLIENT);
      const event = args.option(2, EVENTS) as Event;
      if (!args.isNone(3) && !args.isFunction(3)) args.typeError(3, "function or nil");
      client.set(event, args.optFunction(3));
    },
    config: (args: Args) => {
      const client = args.object(1, CLIENT);
      args.table(2);
      const headers = args.field(2, "headers");
      if (!(headers instanceof Map)) return;
      client.headers = Object.fromEntries([...headers].map(([name, value]) => [String(name), String(value)]));
    },
    connect: (args: Args) => open(args, args.string(2)),
    send: (args: Args) => {
      const client = args.object(1, CLIENT);
      if (client.state !== "open") args.error("Websocket isn't connected.\n");
      const data = Buffer.from(args.string(2), "latin1");
      client.send(data, (args.count === 3 ? args.integer(3) : 1) === 2);
    },
    close: (args: Args) => args.object(1, CLIENT).close(args),
  },
  gc: (client) => {
    client.release();
    for (const event of EVENTS) client.set(event, undefined);
    client.gone(client);
  },
};

export const websocket: BoardModule = {
  name: "websocket",
  open(board) {
    const clock = new ScopedClock(board.clock);
    const resolve = resolver(board, clock);
    const clients = new Set<Client>();
    return {
      classes: [CLIENT],
      members: {
        createClient: () => {
          const client = new Client(board, clock, resolve, (gone) => clients.delete(gone));
          clients.add(client);
          return new NewObject(CLIENT, client);
        },
      },
      close() {
        for (const client of clients) client.release();
        clock.cancelAll();
      },
    };
  },
};
