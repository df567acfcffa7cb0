/** Where the fields of packed records stand in their tables, as the firmware's source has it. */
import { readFileSync } from "node:fs";
import ts from "typescript";
import { placesIn } from "../../../tools/build/packed.ts";

const SOURCES = ["core.ts", "table.ts", "shell/shell.d.ts"].map(
  (name) => new URL(`../../../src/gossip/${name}`, import.meta.url),
);

/** Lua that makes them a module: `require("places").Core.own` is a number. */
export function placesChunk(): string {
  const records = SOURCES.flatMap((url) => {
    const source = ts.createSourceFile(url.pathname, readFileSync(url, "utf8"), ts.ScriptTarget.Latest, true);
    return [...placesIn(source)].map(([name, places]) => {
      const fields = [...places].map(([field, place]) => `["${field}"] = ${place}`);
      return `${name} = { ${fields.join(", ")} }`;
    });
  });
  return `package.preload.places = function() return { ${records.join(", ")} } end`;
}
