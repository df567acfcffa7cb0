/** The length of a text or a list, which Lua has no field for. */
import ts from "typescript";

/** What is said of `const { length } = text`. */
export const LENGTH_MESSAGE =
  "a length that is taken out by its name is nil on the board: write text.length or list.length";

/** Reports each pattern that takes `length` out of a text or a list. */
export function checkLength(
  program: ts.Program,
  source: ts.SourceFile,
  report: (node: ts.Node) => void,
): void {
  const checker = program.getTypeChecker();
  const hasLength = (pattern: ts.Node) => {
    const type = checker.getApparentType(checker.getNonNullableType(checker.getTypeAtLocation(pattern)));
    return checker.isArrayLikeType(type) || type.getSymbol()?.name === "String";
  };
  const visit = (node: ts.Node) => {
    if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
      const taken = (node.propertyName ?? node.name).getText(source);
      if (taken === "length" && hasLength(node.parent)) report(node);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
}
