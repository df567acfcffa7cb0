/** Power and the like: of the boards that are marked, or of the chosen one. */
import { useSignal } from "@preact/signals";
import { list, nameOf } from "../../core/words.ts";
import type { Command } from "../../protocol.ts";
import { perform } from "../../state/connection.ts";
import { done, mark, targets, unmark, who } from "../../state/insight.ts";
import { chosen, marked } from "../../state/store.ts";
import { whyNot } from "../common/why.ts";
import { Doing } from "../doing.tsx";

type Simple = "power-on" | "power-off" | "restart" | "cut-off" | "rejoin";

const ACTIONS: { what: Simple; label: string; past: string; title: string }[] = [
  { what: "power-off", label: "Power off", past: "switched off", title: "Pulls the plug" },
  { what: "power-on", label: "Power on", past: "switched on", title: "Plugs it in again" },
  { what: "restart", label: "Restart", past: "restarted", title: "As node.restart() does" },
  { what: "cut-off", label: "Cut off", past: "cut off", title: "It runs on, but hears and tells nobody" },
  { what: "rejoin", label: "Rejoin", past: "joined again", title: "It hears and tells the others again" },
];

function why(what: Command["do"]): string | undefined {
  return (
    whyNot(what) ??
    (targets.value.length === 0 ? "Choose a board in the graph first, or mark some." : undefined)
  );
}

async function give(command: Command, past: string): Promise<void> {
  const names = list(targets.value.map((board) => nameOf(who.value[board]!)));
  if (await perform(command)) done.value = `${names}: ${past}.`;
}

export function Boards() {
  const names = targets.value.flatMap((board) => (who.value[board] ? [nameOf(who.value[board])] : []));
  return (
    <div class="group">
      <h3>Boards</h3>
      <p class="for">
        {names.length === 0 ? (
          <span class="quiet">Choose a board in the graph, or mark some.</span>
        ) : (
          <>
            <b class="mono">{list(names)}</b>
            <MarkIt />
            {marked.value.size > 0 && (
              <button type="button" class="chip" onClick={unmark}>
                Unmark all
              </button>
            )}
          </>
        )}
      </p>
      <div class="buttons">
        {ACTIONS.map(({ what, label, past, title }) => (
          <Doing
            key={what}
            label={label}
            title={title}
            why={why(what)}
            act={() => give({ do: what, boards: targets.value }, past)}
          />
        ))}
      </div>
      <Pause />
      <Add />
    </div>
  );
}

/** For whom neither Shift nor the space bar is at hand. */
function MarkIt() {
  const board = chosen.value;
  if (board === null || !who.value[board]) return null;
  const isMarked = marked.value.has(board);
  return (
    <button type="button" class="chip" onClick={() => mark(board)}>
      {isMarked ? "Unmark" : "Mark"} {marked.value.size > 0 ? nameOf(who.value[board]) : "it"}
    </button>
  );
}

function Pause() {
  const seconds = useSignal(5);
  return (
    <div class="row">
      <label>
        Pause for{" "}
        <input
          type="number"
          min="1"
          max="600"
          value={seconds.value}
          onInput={(event) => {
            seconds.value = event.currentTarget.valueAsNumber;
          }}
        />{" "}
        s
      </label>
      <Doing
        label={
          <>
            Pause<span class="unseen"> boards</span>
          </>
        }
        title="The event loop stands still: it neither hears nor answers in time"
        why={why("pause") ?? within(seconds.value, 1, 600, "seconds")}
        act={() =>
          give(
            { do: "pause", boards: targets.value, seconds: seconds.value },
            `stands still for ${seconds.value} s`,
          )
        }
      />
    </div>
  );
}

function Add() {
  const count = useSignal(1);
  return (
    <div class="row">
      <label>
        New boards{" "}
        <input
          type="number"
          min="1"
          max="100"
          value={count.value}
          onInput={(event) => {
            count.value = event.currentTarget.valueAsNumber;
          }}
        />
      </label>
      <Doing
        label={
          <>
            Add<span class="unseen"> boards</span>
          </>
        }
        why={whyNot("add") ?? within(count.value, 1, 100, "boards")}
        act={async () => {
          if (await perform({ do: "add", count: count.value })) done.value = `${count.value} added.`;
        }}
      />
    </div>
  );
}

function within(value: number, least: number, most: number, what: string): string | undefined {
  return Number.isInteger(value) && value >= least && value <= most
    ? undefined
    : `From ${least} to ${most} ${what}: a whole number.`;
}
