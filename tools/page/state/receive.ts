/** What the server says, into the store. */
import { batch } from "@preact/signals";
import { apply } from "../delta.ts";
import { type FromServer, KEPT, VERSION } from "../protocol.ts";
import { tell } from "./air.ts";
import * as store from "./store.ts";

/** Takes in one message. Returns the answer to a command, or that a whole picture has come. */
export function receive(text: string): { id: number; error: string | null } | "picture" | undefined {
  const said = JSON.parse(text) as FromServer;
  switch (said.say) {
    case "picture":
      if (said.version !== VERSION) return another(said.version);
      batch(() => takePicture(said));
      return "picture";
    case "delta": {
      const { picture } = store;
      if (picture.value) picture.value = apply(picture.value, said.delta);
      return undefined;
    }
    case "datagrams":
      tell(said.pairs, said.total);
      return undefined;
    case "detail":
      if (said.detail.board === store.chosen.value) store.detail.value = said.detail;
      return undefined;
    case "console":
      if (said.board === store.chosen.value)
        store.printed.value = ((said.whole ? "" : store.printed.value) + said.text).slice(-KEPT.console);
      return undefined;
    case "answer":
      return said;
  }
}

function takePicture({ picture, control }: Extract<FromServer, { say: "picture" }>): void {
  const known = (board: number) => board < picture.boards.length;
  store.picture.value = picture;
  store.control.value = control;
  store.connection.value = "open";
  store.marked.value = new Set([...store.marked.value].filter(known));
  if (store.chosen.value !== null && !known(store.chosen.value)) store.chosen.value = null;
}

/** This page was made for another server: it loads itself anew, but only once, lest it never stop. */
function another(version: number): undefined {
  const KEY = "hearsay-reloaded-for";
  if (sessionStorage.getItem(KEY) === String(version)) {
    store.trouble.value = `This page speaks version ${VERSION}, its server ${version}: close the page, and open the link that npm start prints.`;
    return;
  }
  sessionStorage.setItem(KEY, String(version));
  location.reload();
}
