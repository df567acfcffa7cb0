/**
 * NodeMCU's `net`: its UDP half. TCP is not on the virtual board: what would make a TCP socket says
 * so. Reference: the firmware's docs/modules/net.md; texts of refusals: its app/modules/net.c.
 */

import { ScopedClock } from "../../lan/scoped-clock.ts";
import {
  type Args,
  type BoardModule,
  type BoardServices,
  type HostClass,
  LuaError,
  NewObject,
  type RefValue,
} from "../module.ts";
import { aton, LwipError, type UdpPcb } from "../netif.ts";
import { dns, type Resolve, resolver } from "./net/dns.ts";
import { ifinfo } from "./net/ifinfo.ts";

/** net.TCP and net.UDP. */
const TYPE = { TCP: 1, UDP: 2 } as const;
const EVENTS = ["receive", "sent", "dns"] as const;
type Event = (typeof EVENTS)[number];

/** One UDP socket object. */
class UdpSocket {
  /** Bound by listen, or by the first send. */
  pcb: UdpPcb | undefined;
  readonly callbacks = new Map<Event, RefValue>();
  /** Keeps the object while it is bound or asks a name, though nobody else does. */
  self: RefValue | undefined;
  /** Names asked for and not answered. */
  asking = 0;

  constructor(
    readonly board: BoardServices,
    readonly resolve: Resolve,
  ) {}

  set(event: Event, callback: RefValue | undefined): void {
    this.callbacks.get(event)?.release();
    if (callback) this.callbacks.set(event, callback);
    else this.callbacks.delete(event);
  }

  bind(args: Args, port: number, localIp: string): void {
    this.pcb = lwip(() =>
      this.board.netif.bind(port, localIp, (data, fromPort, fromIp) => {
        const callback = this.callbacks.get("receive");
        if (callback && this.self) this.board.dispatch(callback, this.self, data, fromPort, fromIp);
      }),
    );
    this.self ??= args.ref(1);
  }

  /** Lets go of the object when nothing needs it any more. */
  settle(): void {
    if (this.pcb || this.asking > 0) return;
    this.self?.release();
    this.self = undefined;
  }

  collected(): void {
    this.pcb?.close();
    this.pcb = undefined;
    for (const event of EVENTS) this.set(event, undefined);
  }
}

/** Runs `body`; a refusal of lwIP becomes the Lua error that the firmware raises for it. */
function lwip<T>(body: () => T): T {
  try {
    return body();
  } catch (error) {
    if (error instanceof LwipError) throw new LuaError(error.message);
    throw error;
  }
}

function socketOf(args: Args): UdpSocket {
  return args.optObject(1, SOCKET) ?? args.error("invalid user data");
}

function listen(args: Args): void {
  const socket = socketOf(args);
  if (socket.pcb) args.error("already listening");
  let at = 2;
  const port = args.isNumber(at) ? args.integer(at++) & 0xffff : 0;
  const localIp = aton(args.isString(at) ? args.string(at) : "0.0.0.0");
  if (localIp === undefined) args.error("invalid IP address");
  socket.bind(args, port, localIp);
}

function on(args: Args): void {
  const socket = socketOf(args);
  const name = args.string(2);
  const event = EVENTS.find((one) => one === name);
  if (event === undefined) args.error("invalid callback name");
  if (args.isFunction(3)) socket.set(event, args.function(3));
  else if (args.count >= 3 && args.isNone(3)) socket.set(event, undefined);
  else args.error("invalid callback function");
}

function send(args: Args): void {
  const socket = socketOf(args);
  const port = args.integer(2) & 0xffff;
  if (port === 0) args.error("need port");
  const to = aton(args.string(3));
  if (to === undefined) args.error("invalid IP address");
  const data = args.string(4);
  if (data.length === 0) args.error("no data to send");
  if (args.isFunction(5)) socket.set("sent", args.function(5));
  if (!socket.pcb) socket.bind(args, 0, "0.0.0.0");
  let refusal: unknown;
  try {
    socket.pcb!.send(Buffer.from(data, "latin1"), port, to);
  } catch (error) {
    if (!(error instanceof LwipError)) throw error;
    refusal = error;
  }
  // As in the firmware, "sent" is called here and now, whether it was or not.
  const sent = socket.callbacks.get("sent");
  if (sent && socket.self) args.call(sent, socket.self);
  if (refusal) args.error((refusal as LwipError).message);
}

function ask(args: Args): void {
  const socket = socketOf(args);
  const name = args.string(2);
  if (args.isFunction(3)) socket.set("dns", args.function(3));
  if (!socket.callbacks.has("dns")) args.error("no callback specified");
  socket.self ??= args.ref(1);
  socket.asking++;
  socket.resolve(name, (ip) => {
    const callback = socket.callbacks.get("dns");
    if (callback && socket.self) socket.board.dispatch(callback, socket.self, ip);
    socket.asking--;
    socket.settle();
  });
}

const SOCKET: HostClass<UdpSocket> = {
  name: "net.udpsocket",
  size: 44, // lnet_userdata: type, self, pcb, and the references of a client
  methods: {
    listen,
    on,
    send,
    dns: ask,
    close: (args: Args) => {
      const socket = socketOf(args);
      if (!socket.pcb) args.error("not connected");
      socket.pcb.close();
      socket.pcb = undefined;
      socket.settle();
    },
    getaddr: (args: Args) => {
      const { pcb } = socketOf(args);
      return pcb ? [pcb.port, pcb.localIp] : [undefined, undefined];
    },
    ttl: (args: Args) => {
      const { pcb } = socketOf(args);
      if (!pcb) args.error("socket is not open/bound yet");
      const ttl = args.optInteger(2, -1);
      // lwIP keeps it in a byte.
      if (ttl !== -1) pcb.ttl = ttl & 0xff;
      return ttl === -1 ? pcb.ttl : ttl;
    },
  },
  gc: (socket) => socket.collected(),
};

/** net.multicastJoin and net.multicastLeave: the interface's address ("" or "any": all), the group. */
function membership(args: Args): [ifIp: string, group: string] {
  if (!args.isString(1)) args.error("wrong arg type");
  const given = args.string(1);
  const ifIp = given === "" || given.toLowerCase() === "any" ? "0.0.0.0" : given;
  if (ifIp.length > 15 || ifIp.length < 7) args.error("invalid if ip");
  if (!args.isString(2)) args.error("wrong arg type");
  const group = args.string(2);
  if (group.length > 15 || group.length < 7) args.error("invalid multicast ip");
  return [aton(ifIp) ?? "255.255.255.255", aton(group) ?? "255.255.255.255"];
}

function noTcp(name: string) {
  return (args: Args) => args.error(`net.${name}: TCP is not on the virtual board, only UDP`);
}

export const net: BoardModule = {
  name: "net",
  open(board) {
    const clock = new ScopedClock(board.clock);
    const resolve = resolver(board, clock);
    return {
      classes: [SOCKET],
      members: {
        createUDPSocket: () => new NewObject(SOCKET, new UdpSocket(board, resolve)),
        createConnection: noTcp("createConnection"),
        createServer: noTcp("createServer"),
        multicastJoin: (args: Args) => board.netif.join(...membership(args)),
        multicastLeave: (args: Args) => board.netif.leave(...membership(args)),
        ifinfo: (args: Args) => ifinfo(board, args.optInteger(1, 0)),
        dns: dns(board, resolve),
        TCP: TYPE.TCP,
        UDP: TYPE.UDP,
      },
      close() {
        clock.cancelAll();
        board.netif.close();
      },
    };
  },
};
