/** Enumerations on a board: names for numbers that cost nothing, or none. */
import ts from "typescript";
import type { Report } from "./walk.ts";

/**
 * Reports each `enum` that is not `const`: it becomes a table of both directions in heap, made by code that
 * reads a global of its name first, which is not there.
 */
export function checkEnums(source: ts.SourceFile, report: Report): void {
  const visit = (node: ts.Node) => {
    if (ts.isEnumDeclaration(node) && (ts.getCombinedModifierFlags(node) & FREE) === 0) {
      const { line, character } = source.getLineAndCharacterOfPosition(node.getStart(source));
      report(
        { line: line + 1, column: character + 1 },
        `enum ${node.name.text} becomes a table in the board's heap: write const enum, whose names cost nothing there`,
      );
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
}

/** What makes an enumeration vanish from the Lua. */
const FREE = ts.ModifierFlags.Const | ts.ModifierFlags.Ambient;
