import { useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useImperativeHandle, useRef } from "preact/hooks";
import { asBytes, History, lineProblem } from "../../core/terminal.ts";
import { perform } from "../../state/connection.ts";
import { boards } from "../../state/store.ts";
import { whyNot } from "../common/why.ts";

/** For who puts a line into the prompt. */
export interface PromptHandle {
  fill(line: string): void;
}

/** Lines that are pasted together stand below each other, up to so many. */
const ROWS = 6;

/** A line to type: Enter sends it, arrow keys bring back what was typed before, Escape empties it. */
export function Prompt({ board, handle }: { board: number; handle: RefObject<PromptHandle | null> }) {
  const text = useSignal("");
  const problem = useSignal<string | undefined>(undefined);
  const field = useRef<HTMLTextAreaElement>(null);
  const history = useRef(new History());

  const put = (line: string) => {
    text.value = line;
    problem.value = undefined;
  };
  useImperativeHandle(handle, () => ({
    fill: (line) => {
      put(line);
      field.current?.focus();
    },
  }));

  const off = boards.value[board]?.condition === "off";
  const why = off ? "It is powered off: nobody would read what is typed." : whyNot("type");
  const send = async () => {
    const lines = text.value.split("\n");
    const bad = lines.findIndex((line) => lineProblem(line) !== undefined);
    if (bad >= 0) {
      const where = lines.length > 1 ? `Line ${bad + 1}: ` : "";
      problem.value = where + lineProblem(lines[bad]!);
      return;
    }
    if (why) return;
    history.current.add(text.value);
    put("");
    for (const line of lines) {
      if (!(await perform({ do: "type", board, text: `${asBytes(line)}\n` }))) return;
    }
  };

  const key = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      send();
    } else if (event.key === "Escape" && text.value !== "") {
      // The line alone; the next one closes the board.
      event.preventDefault();
      put("");
    } else if ((event.key === "ArrowUp" || event.key === "ArrowDown") && !text.value.includes("\n")) {
      const line = history.current.move(event.key === "ArrowUp" ? -1 : 1, text.value);
      if (line === undefined) return;
      event.preventDefault();
      put(line);
    }
  };

  return (
    <form
      class="prompt"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <span aria-hidden="true" class="mono">
        &gt;
      </span>
      <textarea
        ref={field}
        class="mono"
        aria-label="Type at the board's console"
        aria-describedby="prompt-note"
        aria-invalid={problem.value !== undefined}
        rows={Math.min(ROWS, text.value.split("\n").length)}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        placeholder={why ? "" : "Lua, then Enter"}
        disabled={why !== undefined}
        value={text.value}
        onInput={(event) => put(event.currentTarget.value)}
        onKeyDown={key}
      />
      <button type="submit" class="button" disabled={why !== undefined} title={why}>
        Send
      </button>
      <p
        id="prompt-note"
        class={problem.value ? "problem" : "note"}
        role={problem.value ? "alert" : undefined}
      >
        {problem.value ?? why}
      </p>
    </form>
  );
}
