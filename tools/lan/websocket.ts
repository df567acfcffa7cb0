/** Real websockets from this machine's addresses, as {@link Lan.dial} opens them; over `ws`. */
import WebSocket from "ws";
import type { Dialled, Station, Websocket, WebsocketEnd, WebsocketEvents } from "./lan.ts";

/** What an attempt that failed says of why, in the words of `ws` and of the system. */
function endOf(error: Error): WebsocketEnd {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ECONNREFUSED" || code === "ECONNRESET" || code === "EPIPE") return "reset";
  if (/^Unexpected server response/.test(error.message)) return "no upgrade";
  return /^Invalid (Sec-WebSocket-Accept|Upgrade) header/.test(error.message) ? "bad upgrade" : "other";
}

/** As {@link Lan.dial}. */
export function dial(from: Station, to: Dialled, events: WebsocketEvents): Websocket {
  const socket = new WebSocket(to.url, {
    headers: to.headers,
    localAddress: from.ip,
    lookup: (_host, options, done) => {
      // Node's own connections ask for all addresses, others for one.
      if (options.all) done(null, [{ address: to.ip, family: 4 }]);
      else done(null, to.ip, 4);
    },
    perMessageDeflate: false,
    // The firmware does not look at certificates unless it is told to.
    rejectUnauthorized: false,
    // Nor at the bytes of a text.
    skipUTF8Validation: true,
  });
  let end: WebsocketEnd | undefined;
  // The firmware takes whatever protocol the server has chosen.
  socket.on("upgrade", (response) => {
    delete response.headers["sec-websocket-protocol"];
  });
  socket.on("open", () => events.open());
  socket.on("message", (data, binary) => events.message(data as Buffer, binary));
  socket.on("pong", () => events.pong());
  socket.on("error", (error) => {
    end ??= endOf(error);
  });
  socket.on("close", (code) => {
    // 1006: the connection was over without a word.
    events.close(end ?? (code === 1006 ? "other" : "server"));
  });
  return {
    send: (data, binary, sent) => socket.send(data, { binary }, () => sent()),
    ping: () => socket.ping(),
    close: () => {
      end ??= "asked";
      socket.close();
    },
    destroy: () => {
      socket.removeAllListeners();
      // An attempt under way that is given up is an error to `ws`.
      socket.on("error", () => {});
      socket.terminate();
    },
  };
}
