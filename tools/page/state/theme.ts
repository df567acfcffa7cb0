/** Light or dark: as the system has it, until a person chooses. */
import { computed, effect, signal } from "@preact/signals";

export type Theme = "light" | "dark";

const KEY = "hearsay-theme";
const system = matchMedia("(prefers-color-scheme: dark)");
const dark = signal(system.matches);
system.addEventListener("change", () => {
  dark.value = system.matches;
});

/** What a person has chosen; null: what the system has. */
export const preference = signal<Theme | null>(remembered());

/** What holds. What is drawn on a canvas reads its colours anew when this changes ({@link colour}). */
export const theme = computed<Theme>(() => preference.value ?? (dark.value ? "dark" : "light"));

const NAMES = [
  "paper",
  "panel",
  "ink",
  "quiet",
  "line",
  "accent",
  "on-accent",
  "focus",
  "up",
  "tick",
  "suspect",
  "down",
  "off",
  "unknown",
] as const;

/** Colours of style/tokens.css by their names: for what is drawn on a canvas. */
export type Palette = Readonly<Record<(typeof NAMES)[number], string>>;

/** Those of the theme that holds. */
export const palette = signal<Palette>({} as Palette);

effect(() => {
  document.documentElement.dataset.theme = theme.value;
  palette.value = Object.fromEntries(NAMES.map((name) => [name, colour(name)])) as Palette;
});

/** The other one, from now on; the system's again where that is the same. */
export function toggle(): void {
  const next = theme.value === "dark" ? "light" : "dark";
  preference.value = (next === "dark") === dark.value ? null : next;
  try {
    if (preference.value) localStorage.setItem(KEY, preference.value);
    else localStorage.removeItem(KEY);
  } catch {
    // A browser that keeps nothing: it holds until the page is closed.
  }
}

function remembered(): Theme | null {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === "light" || kept === "dark" ? kept : null;
  } catch {
    return null;
  }
}

/** A colour of style/tokens.css by its name ("up"), as it is in the theme that holds. */
export function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}
