/** A form that sets something on a board: its fields, which board sets it, and why it was refused. */
import type { Signal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { Command } from "../../protocol.ts";
import { BoardChoice } from "./board-choice.tsx";
import { whyNot } from "./why.ts";

interface Given {
  /** What it is called, and what its button does: "Set row". */
  label: string;
  button: string;
  /** Of the board's choice. */
  id: string;
  command: Command["do"];
  setter: Signal<number | null>;
  problem: Signal<string | undefined>;
  set(): Promise<void>;
  children: ComponentChildren;
}

export function SetForm({ label, button, id, command, setter, problem, set, children }: Given) {
  const why = whyNot(command);
  return (
    <form
      class="form"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        set();
      }}
    >
      <div class="fields">
        {children}
        <BoardChoice
          id={id}
          label="set by"
          asked={setter.value}
          choose={(board) => {
            setter.value = board;
          }}
        />
        <button type="submit" class="button main" disabled={why !== undefined} title={why}>
          {button}
        </button>
      </div>
      {why && <p class="note">{why}</p>}
      <p class="problem" role="alert">
        {problem.value}
      </p>
    </form>
  );
}
