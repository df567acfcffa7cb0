/** Facts in order: alfred's records, and what autofactory has last been told. */
import type { FactInfo } from "../protocol.ts";

const ORDER = new Intl.Collator("en", { numeric: true });

/** Types that alfred's authors give away; a board refuses to set them unless its settings allow it. */
export const RESERVED = 63;

/** The facts of a source that have all the words, by type and by whose they are. */
export function pickFacts(facts: readonly FactInfo[], source: FactInfo["source"], text: string): FactInfo[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return facts
    .filter((fact) => fact.source === source)
    .filter((fact) => {
      const searched = `${fact.type} ${fact.from} ${fact.value}`.toLowerCase();
      return words.every((word) => searched.includes(word));
    })
    .sort((a, b) => order(a, b));
}

function order(a: FactInfo, b: FactInfo): number {
  const type = ORDER.compare(a.type, b.type);
  // MAC addresses are no numbers: "0a" is not before "01".
  if (a.source === "alfred") return type || plain(a.from, b.from) || plain(a.id, b.id);
  return ORDER.compare(a.from, b.from) || type || plain(a.id, b.id);
}

function plain(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The fields of an autofactory's measurement, each as text; the whole value under "" where it is no JSON object. */
export function valueFields(value: string): [name: string, text: string][] {
  try {
    const parsed: unknown = JSON.parse(value);
    if (typeof parsed === "object" && parsed !== null && !Array.isArray(parsed)) {
      return Object.entries(parsed).map(([name, field]) => [
        name,
        typeof field === "string" ? field : JSON.stringify(field),
      ]);
    }
  } catch {
    // Not JSON: shown as it is.
  }
  return [["", value]];
}

/** Why a fact cannot be set, in words; undefined: it can. Data of alfred is at most 1,382 bytes. */
export function factProblem(type: string, text: string): string | undefined {
  if (!/^\d{1,3}$/.test(type) || Number(type) > 255) return "A type is a number from 0 to 255.";
  if (Number(type) <= RESERVED)
    return `Types 0 to ${RESERVED} are given away by alfred's authors: take 64 or more.`;
  if (text === "") return "A fact says something: write it.";
  const { length } = new TextEncoder().encode(text);
  return length > 1382 ? `A fact has at most 1,382 bytes, and this one has ${length}.` : undefined;
}
