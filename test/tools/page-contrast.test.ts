import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

/** The contrast that WCAG asks of text (AA). */
const LEAST = 4.5;

const css = readFileSync("tools/page/style/tokens.css", "utf8");
const light = coloursIn(/:root \{([^}]*)\}/.exec(css)![1]!);
const dark = { ...light, ...coloursIn(/:root\[data-theme="dark"\] \{([^}]*)\}/.exec(css)![1]!) };

function coloursIn(rule: string): Record<string, string> {
  return Object.fromEntries([...rule.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, k, v]) => [k!, v!]));
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [more, less] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (more + 0.05) / (less + 0.05);
}

for (const [theme, colours] of Object.entries({ light, dark })) {
  const words = ["ink", "quiet", "accent", "up", "tick", "suspect", "down", "off", "unknown"];
  for (const name of words) {
    test(`${theme}: --${name} can be read on paper and on panels`, () => {
      for (const ground of ["paper", "panel"]) {
        const found = contrast(colours[name]!, colours[ground]!);
        assert.ok(found >= LEAST, `--${name} on --${ground}: ${found.toFixed(2)} to 1`);
      }
    });
  }

  test(`${theme}: what stands on --accent can be read`, () => {
    assert.ok(contrast(colours["on-accent"]!, colours.accent!) >= LEAST);
  });
}
