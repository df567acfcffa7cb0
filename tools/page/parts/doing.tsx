/** A button that does something, or says why it cannot. */
import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

interface DoingProps {
  label: ComponentChildren;
  /** Why it cannot; undefined: it can. */
  why: string | undefined;
  act(): Promise<unknown> | unknown;
  pressed?: boolean;
  title?: string;
  class?: string;
}

/** Stays focusable while it cannot, so that its reason can be read with a keyboard. */
export function Doing({ label, why, act, pressed, title, class: more = "" }: DoingProps) {
  const id = useId();
  const busy = useSignal(false);
  const press = async () => {
    if (why !== undefined || busy.value) return;
    busy.value = true;
    try {
      await act();
    } finally {
      busy.value = false;
    }
  };
  return (
    <>
      <button
        type="button"
        class={`button ${more}`}
        aria-disabled={why !== undefined}
        aria-busy={busy.value}
        aria-pressed={pressed}
        aria-describedby={why ? id : undefined}
        title={why ?? title}
        onClick={press}
      >
        {label}
      </button>
      {why && (
        <span id={id} class="unseen">
          {why}
        </span>
      )}
    </>
  );
}
