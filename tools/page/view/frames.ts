/** One loop of frames, asleep while there is nothing to draw. */

export interface Frames {
  /** Draws with the next frame. */
  need(): void;
  stop(): void;
}

/** `draw` gets milliseconds, and says whether it wants the frame after, too. */
export function frames(draw: (time: number) => boolean): Frames {
  let asked = 0;
  const need = () => {
    if (asked === 0) asked = requestAnimationFrame(next);
  };
  const next = (time: number) => {
    asked = 0;
    if (draw(time)) need();
  };
  return { need, stop: () => cancelAnimationFrame(asked) };
}
