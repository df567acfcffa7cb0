/** Copies the link to this moment. */
import { useSignal } from "@preact/signals";
import { linkTo } from "../../core/link.ts";
import { done } from "../../state/insight.ts";
import { fleet, now } from "../../state/store.ts";

/** How long "Copied" stands, milliseconds. */
const TOLD = 2500;

export function Link() {
  const copied = useSignal(false);
  const unwritten = useSignal("");
  const copy = async () => {
    if (!fleet.value || !now.value) return;
    const link = location.href.replace(/#.*/, "") + linkTo(fleet.value, now.value);
    try {
      await navigator.clipboard.writeText(link);
      copied.value = true;
      done.value = "The link to this moment is copied.";
      setTimeout(() => {
        copied.value = false;
      }, TOLD);
    } catch {
      // No clipboard beyond loopback without https: then it is shown, to be copied by hand.
      unwritten.value = link;
    }
  };
  return (
    <>
      <button
        type="button"
        class="button"
        disabled={!fleet.value}
        onClick={copy}
        title="Fleet size, seed, scenario and round: what repeats a run. What people did to it is not in it, nor is a token"
      >
        {copied.value ? "Copied" : "Copy link"}
      </button>
      {unwritten.value && (
        <input
          class="link"
          aria-label="The link to this moment"
          readOnly
          value={unwritten.value}
          onFocus={(event) => event.currentTarget.select()}
        />
      )}
    </>
  );
}
