/** A board's serial console: what it prints, and a line to type at it. */
import { useRef } from "preact/hooks";
import { ConsoleLog } from "./log.tsx";
import { Prompt, type PromptHandle } from "./prompt.tsx";

/** What is worth a try. */
const HINTS = ["getNetworkState()", "=node.heap()", "=gossip.stats.datagramsIn", "=wifi.sta.getip()"];

export function Console({ index }: { index: number }) {
  const prompt = useRef<PromptHandle>(null);
  return (
    <section class="console" aria-labelledby="console-title">
      <h3 id="console-title">Serial console</h3>
      <ConsoleLog board={index} />
      <Prompt board={index} handle={prompt} />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset's legend does not flow among chips. */}
      <div class="hints" role="group" aria-label="Lines to try">
        {HINTS.map((line) => (
          <button
            key={line}
            type="button"
            class="chip mono"
            title="Puts it into the line"
            onClick={() => prompt.current?.fill(line)}
          >
            {line}
          </button>
        ))}
      </div>
    </section>
  );
}
