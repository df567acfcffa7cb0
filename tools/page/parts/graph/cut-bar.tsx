/** Below the graph: the network cut in two, or about to be. */
import { useEffect, useRef } from "preact/hooks";
import { amount } from "../../core/units.ts";
import { list, nameOf } from "../../core/words.ts";
import { perform } from "../../state/connection.ts";
import { done, own, unmark, who } from "../../state/insight.ts";
import { can, fleet, marked } from "../../state/store.ts";
import { whyNot } from "../common/why.ts";
import { Doing } from "../doing.tsx";
import { asking, cutting, line, parted } from "./state.ts";

async function cut(some: number[]): Promise<void> {
  const rest = own.value.length - some.length;
  asking.value = false;
  line.value = null;
  cutting.value = false;
  if (!(await perform({ do: "partition", boards: some }))) return;
  done.value =
    some.length > 0 ? `The network is cut: ${some.length} from ${rest}.` : "The network is whole again.";
  unmark();
}

export function CutBar() {
  const apart = fleet.value?.apart ?? [];
  return <div class="cut-bar">{asking.value ? <Question /> : <Offers apart={apart} />}</div>;
}

function Question() {
  const yes = useRef<HTMLButtonElement>(null);
  useEffect(() => yes.current?.focus({ preventScroll: true }), []);
  const some = parted.value;
  const never = () => {
    asking.value = false;
    line.value = null;
  };
  return (
    <fieldset class="question">
      <legend class="unseen">Cut the network</legend>
      <strong>
        Cut {some.length} from {own.value.length - some.length}?
      </strong>
      <button ref={yes} type="button" class="button main" onClick={() => cut([...some])}>
        Cut
      </button>
      <button type="button" class="button" onClick={never}>
        Cancel
      </button>
    </fieldset>
  );
}

function Offers({ apart }: { apart: number[] }) {
  if (apart.length > 0)
    return (
      <>
        <span>
          The network is cut in two: {list(apart.map((board) => nameOf(who.value[board]!)))} on one side,{" "}
          {amount(own.value.length - apart.length, "board")} on the other.
        </span>
        <Doing label="Heal it" why={whyNot("partition")} act={() => cut([])} />
      </>
    );
  const some = own.value.filter((board) => marked.value.has(board));
  // Of real boards nobody's network is to be cut.
  if (fleet.value?.kind === "real") return null;
  return (
    <>
      <button
        type="button"
        class="button"
        aria-pressed={cutting.value}
        aria-disabled={!can("partition")}
        title={
          whyNot("partition") ??
          "Then drag a line across the graph: it parts those on one side from the others"
        }
        onClick={() => {
          if (can("partition")) cutting.value = !cutting.value;
        }}
      >
        <span aria-hidden="true">✂</span> Draw a cut
      </button>
      {some.length > 0 && some.length < own.value.length && (
        <Doing
          label={`Cut off the marked: ${some.length} from ${own.value.length - some.length}`}
          why={whyNot("partition")}
          act={() => cut(some)}
        />
      )}
      {marked.value.size > 0 && (
        <button type="button" class="button" onClick={unmark}>
          Unmark all
        </button>
      )}
      <span class="quiet hint">
        {cutting.value
          ? "Drag a line between the boards to part."
          : "Drag a line across it to cut the network; Shift-click marks boards."}
      </span>
    </>
  );
}
