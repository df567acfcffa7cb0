import { useLayoutEffect, useRef } from "preact/hooks";
import { appended, Terminal, type TerminalLine } from "../../core/terminal.ts";
import { printed } from "../../state/store.ts";

/** What the board prints; follows the end unless a person has scrolled up. */
export function ConsoleLog({ board }: { board: number }) {
  const lines = useTerminal(board);
  const box = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  useLayoutEffect(() => {
    if (follows.current && box.current) box.current.scrollTop = box.current.scrollHeight;
  }, [lines]);
  return (
    <div
      class="log"
      ref={box}
      role="log"
      aria-label="What the board prints"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be reached by keyboard.
      tabIndex={0}
      onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
        follows.current = scrollHeight - scrollTop - clientHeight < 8;
      }}
    >
      {lines.map(({ id, text }) => (
        <div key={id}>{text || " "}</div>
      ))}
    </div>
  );
}

/** The lines of the console, of which those that have ended stay the same, so that only news are read out. */
function useTerminal(board: number): readonly TerminalLine[] {
  const kept = useRef({ board, text: "", terminal: new Terminal() });
  const now = printed.value;
  const news = board === kept.current.board ? appended(kept.current.text, now) : undefined;
  if (news === undefined) kept.current.terminal = new Terminal();
  if (news !== "") kept.current.terminal.feed(news ?? now);
  kept.current.board = board;
  kept.current.text = now;
  return kept.current.terminal.lines;
}
