/** Whether a person wants things to stand still. */
import { signal } from "@preact/signals";

const query = matchMedia("(prefers-reduced-motion: reduce)");

/** Nothing flashes or glides; what would is told as a number. */
export const still = signal(query.matches);
query.addEventListener("change", () => {
  still.value = query.matches;
});
