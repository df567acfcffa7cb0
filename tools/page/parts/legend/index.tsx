/** What the marks mean: drawn by what draws the graph. */
import { useEffect, useRef } from "preact/hooks";
import type { Seen } from "../../core/opinion.ts";
import { palette } from "../../state/theme.ts";
import { drawMarks } from "../../view/marks.ts";
import { surface } from "../../view/surface.ts";
import "./legend.css";

const STATES: { seen: Seen; word: string; about: string }[] = [
  { seen: "0", word: "up", about: "is heard, and answers" },
  { seen: "1", word: "tick", about: "owes an answer or two" },
  { seen: "2", word: "suspect", about: "may be gone: others are asked" },
  { seen: "3", word: "down", about: "is held for gone" },
  { seen: "4", word: "removed", about: "is about to be forgotten" },
  { seen: ".", word: "not known", about: "has not been heard of" },
];

function Mark({ seen }: { seen: Seen }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const colours = palette.value;
  useEffect(() => {
    const context = surface(canvas.current!, { width: 22, height: 22 });
    drawMarks(context, seen, [{ x: 11, y: 11 }], 7.5, colours);
  }, [seen, colours]);
  return <canvas ref={canvas} />;
}

export function Legend() {
  return (
    <details class="key" open={matchMedia("(min-width: 700px)").matches}>
      <summary>What the marks mean</summary>
      <ul>
        {STATES.map(({ seen, word, about }) => (
          <li key={seen}>
            <Mark seen={seen} />
            <span>
              <b>{word}</b> <span class="quiet">{about}</span>
            </span>
          </li>
        ))}
        <li>
          <i class="sign sign-shares" aria-hidden="true" />
          <span>
            <b>ring of colours</b> <span class="quiet">the others disagree: so many hold it for each</span>
          </span>
        </li>
        <li>
          <i class="sign sign-truth" aria-hidden="true" />
          <span>
            <b>dashed ring</b>{" "}
            <span class="quiet">
              the truth, which no board is told: off, paused, cut off, or known by hearsay
            </span>
          </span>
        </li>
        <li>
          <i class="sign sign-side" aria-hidden="true" />
          <span>
            <b>tinted ground</b> <span class="quiet">one side of a network cut in two</span>
          </span>
        </li>
      </ul>
    </details>
  );
}
