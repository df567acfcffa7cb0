/** The websocket to the server: what it says goes into the store, what a person wants goes out. */
import { batch, signal } from "@preact/signals";
import { readLink } from "../core/link.ts";
import { retryAfter } from "../core/retry.ts";
import type { Command, FromPage } from "../protocol.ts";
import { receive } from "./receive.ts";
import * as store from "./store.ts";

/** A websocket's close code of a server that ends (RFC 6455, 7.4.1). */
const GOING_AWAY = 1001;

/** Seconds until the next try at a lost connection. */
export const retryIn = signal(0);

/** As the page was opened with it. */
const { token } = readLink(location.hash);

interface Pending {
  resolve(done: boolean): void;
}

const pending = new Map<number, Pending>();
let socket: WebSocket | undefined;
let lastId = 0;
let tries = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Connects, and again whenever it is lost: once, as the page starts. */
export function connect(): void {
  open();
  const soon = () => {
    const gone = store.connection.value === "lost" || store.connection.value === "ended";
    if (document.visibilityState === "visible" && gone) open();
  };
  document.addEventListener("visibilitychange", soon);
  addEventListener("online", soon);
}

/**
 * Has the server do it. False: it did not, and {@link store.trouble} says why. Never rejects.
 */
export function perform(command: Command): Promise<boolean> {
  if (store.connection.value !== "open" || socket?.readyState !== WebSocket.OPEN) {
    store.trouble.value = "There is no connection to hearsay right now: try again once it is back.";
    return Promise.resolve(false);
  }
  lastId += 1;
  const id = lastId;
  const answered = new Promise<boolean>((resolve) => pending.set(id, { resolve }));
  say({ say: "do", id, command });
  return answered;
}

/** Shows a board, by its index, or none. */
export function look(board: number | null): void {
  if (store.chosen.value === board) return;
  batch(() => {
    store.chosen.value = board;
    store.detail.value = undefined;
    store.printed.value = "";
  });
  say({ say: "look", board });
}

/** Tries at once, where one would wait. */
export function open(): void {
  clearTimeout(timer);
  socket?.close();
  const url = new URL("live", location.href.replace(/#.*/, ""));
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  url.search = "";
  if (token) url.searchParams.set("token", token);
  const opened = new WebSocket(url);
  socket = opened;
  opened.onmessage = ({ data }) => {
    if (socket !== opened) return;
    const answer = receive(String(data));
    if (answer === "picture") {
      tries = 0;
      if (store.chosen.value !== null) say({ say: "look", board: store.chosen.value });
    } else if (answer) settle(answer.id, answer.error);
  };
  opened.onclose = ({ code }) => {
    if (socket === opened) lost(code === GOING_AWAY ? "ended" : "lost");
  };
}

function say(words: FromPage): void {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(words));
}

function settle(id: number, error: string | null): void {
  const waiting = pending.get(id);
  pending.delete(id);
  store.trouble.value = error ?? undefined;
  waiting?.resolve(error === null);
}

function lost(how: "lost" | "ended"): void {
  const unanswered = [...pending.values()];
  pending.clear();
  batch(() => {
    if (store.connection.value === "open") store.connection.value = how;
    if (unanswered.length > 0) store.trouble.value = "The connection was lost before hearsay answered.";
    const wait = retryAfter(tries, Math.random());
    tries += 1;
    retryIn.value = Math.ceil(wait / 1000);
    timer = setTimeout(open, wait);
  });
  for (const { resolve } of unanswered) resolve(false);
}
