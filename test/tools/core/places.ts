/** Where the fields of packed records stand in their tables, as the firmware's source has it. */
import { readFileSync } from "node:fs";
import ts from "typescript";
import { placesIn } from "../../../tools/build/packed.ts";

const GOSSIP = ["gossip/core.ts", "gossip/table.ts", "gossip/shell/shell.d.ts"];

/** Lua that makes those of some files of src/ a module: `require("places").Core.own` is a number. */
export function placesChunk(sources = GOSSIP): string {
  const records = sources.flatMap((name) => {
    const url = new URL(`../../../src/${name}`, import.meta.url);
    const source = ts.createSourceFile(url.pathname, readFileSync(url, "utf8"), ts.ScriptTarget.Latest, true);
    return [...placesIn(source)].map(([name, places]) => {
      const fields = [...places].map(([field, place]) => `["${field}"] = ${place}`);
      return `${name} = { ${fields.join(", ")} }`;
    });
  });
  return `package.preload.places = function() return { ${records.join(", ")} } end`;
}
