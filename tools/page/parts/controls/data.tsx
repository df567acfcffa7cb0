/** Shares data through gossip: on the chosen board, and soon on all. */
import { useSignal } from "@preact/signals";
import { parseValue } from "../../core/value.ts";
import { nameOf } from "../../core/words.ts";
import { perform } from "../../state/connection.ts";
import { done, who } from "../../state/insight.ts";
import { chosen } from "../../state/store.ts";
import { whyNot } from "../common/why.ts";
import { Doing } from "../doing.tsx";

export function Data() {
  const key = useSignal("");
  const value = useSignal("");
  const board = chosen.value === null ? undefined : who.value[chosen.value];
  const why =
    whyNot("push") ??
    (board ? undefined : "Choose a board in the graph first: it is the one that shares.") ??
    (key.value ? undefined : "Name what is shared.");
  const push = async () => {
    if (chosen.value === null || !board) return;
    const data = { [key.value]: parseValue(value.value) };
    if (await perform({ do: "push", board: chosen.value, data }))
      done.value = `${nameOf(board)} shares ${key.value}.`;
  };
  return (
    <div class="group">
      <h3>Share data{board && <> from {nameOf(board)}</>}</h3>
      <div class="row">
        <label class="grow">
          Name
          <input
            value={key.value}
            maxLength={64}
            placeholder="temperature"
            onInput={(event) => {
              key.value = event.currentTarget.value;
            }}
          />
        </label>
        <label class="grow">
          Value
          <input
            value={value.value}
            maxLength={200}
            placeholder="21.5"
            onInput={(event) => {
              value.value = event.currentTarget.value;
            }}
          />
        </label>
        <Doing label="Push" title="As gossip.pushGossip does" why={why} act={push} />
      </div>
    </div>
  );
}
