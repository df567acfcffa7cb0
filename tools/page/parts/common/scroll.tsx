import type { ComponentChildren, RefObject } from "preact";

/** A box of limited height that scrolls, by keyboard, too. */
export function Scroll(props: {
  label: string;
  box?: RefObject<HTMLElement | null>;
  class?: string;
  onScroll?: () => void;
  children: ComponentChildren;
}) {
  return (
    <section
      ref={props.box}
      class={`scroll ${props.class ?? ""}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is to be reached by keyboard.
      tabIndex={0}
      aria-label={props.label}
      onScroll={props.onScroll}
    >
      {props.children}
    </section>
  );
}
