/** Which Lua files a module needs: the `require` calls in `lua_out/`, followed in the parsed source. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import luaparse from "luaparse";
import { FlashError, list } from "./words.ts";

/** The files that `require` is called with a literal name for, and whether a call's name is computed. */
export interface Requires {
  names: string[];
  computed: boolean;
}

interface Node {
  type: string;
  [field: string]: unknown;
}

/** hearsay.lua requires what its configuration names, which the planner knows; lib/modules what it is called with. */
const MAY_COMPUTE = new Set(["hearsay", "lib.modules"]);

/** What loads a module by name, and which of its arguments that is. */
const LOADERS = new Map([
  ["require", 0],
  ["use", 0],
  ["instead", 0],
  ["hand", 1],
]);

/**
 * The names that a Lua source requires: `require("x")`, `require "x"`, `pcall(require, "x")` and
 * `use("x")`, `instead("x")` or `hand(below, "x")` of lib/modules, wherever they stand, so also those on demand
 * inside a function. Where `hand` is given a variable, all texts of the source that may be names count: steps that
 * follow each other pass them on.
 * @throws FlashError if the source is not Lua 5.1
 */
export function requiresOf(source: string, name: string): Requires {
  let tree: unknown;
  try {
    tree = luaparse.parse(source, { luaVersion: "5.1", encodingMode: "pseudo-latin1", comments: false });
  } catch (error) {
    throw new FlashError(`${name} is not Lua: ${(error as Error).message}`);
  }
  const names = new Set<string>();
  const texts = new Set<string>();
  let [computed, passed] = [false, false];
  const take = (argument: Node | undefined, place: number) => {
    if (argument?.type === "StringLiteral") names.add(argument.value as string);
    else if (argument?.type === "Identifier" && place === LOADERS.get("hand")) passed = true;
    else computed = true;
  };
  const placeIn = (node: unknown) =>
    (node as Node).type === "Identifier" ? LOADERS.get((node as Node & { name: string }).name) : undefined;
  visit(tree, (node) => {
    if (node.type === "StringLiteral" && /^\w+(\.\w+)+$/.test(node.value as string)) {
      texts.add(node.value as string);
    } else if (node.type === "CallExpression") {
      const args = node.arguments as Node[];
      const place = placeIn(node.base);
      if (place !== undefined) take(args[place], place);
      args.forEach((argument, i) => {
        const behind = placeIn(argument);
        if (behind !== undefined) take(args[i + 1 + behind], behind);
      });
    } else if (node.type === "StringCallExpression" && placeIn(node.base) === 0) {
      take(node.argument as Node, 0);
    }
  });
  return { names: [...names, ...(passed ? texts : [])], computed };
}

function visit(value: unknown, each: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, each);
  else if (value !== null && typeof value === "object") {
    if (typeof (value as Node).type === "string") each(value as Node);
    for (const field of Object.values(value)) visit(field, each);
  }
}

/** The file of a module: NodeMCU's `require("gossip.table")` looks for `gossip/table.lua`. */
export function fileOf(module: string): string {
  return `${module.replaceAll(".", "/")}.lua`;
}

/** The modules that a user can start: the files at the top of `lua_out/`, but for our boot file. */
export function isModule(luaOut: string, name: string): boolean {
  return /^[A-Za-z0-9_-]+$/.test(name) && name !== "hearsay" && existsSync(join(luaOut, fileOf(name)));
}

/**
 * The Lua files that these modules need, themselves included, by name on the board, sorted. A required
 * name that is not in `lua_out/` is the firmware's own or the user's, and is not ours to bring.
 * @throws FlashError if a module is missing, or requires a name that it computes
 */
export function filesFor(modules: string[], luaOut: string): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const follow = (module: string, needed: boolean) => {
    const file = fileOf(module);
    const path = join(luaOut, file);
    if (files.has(file)) return;
    if (!existsSync(path)) {
      if (needed) throw new FlashError(`there is no module "${module}": ${path} does not exist.`);
      return;
    }
    const content = readFileSync(path);
    files.set(file, content);
    const { names, computed } = requiresOf(content.toString("latin1"), path);
    if (computed && !MAY_COMPUTE.has(module)) {
      throw new FlashError(`${path} requires a name that it computes, so what it needs cannot be known.`);
    }
    for (const name of names) follow(name, false);
  };
  for (const module of modules) follow(module, true);
  const tooLong = [...files.keys()].filter((name) => name.length > 31);
  if (tooLong.length > 0) {
    throw new FlashError(`${list(tooLong)}: a name on a board's flash has at most 31 characters.`);
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}
