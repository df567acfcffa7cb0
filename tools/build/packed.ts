/**
 * Records that take a board little heap: an interface whose comment holds `@packed` becomes a Lua table
 * with numbers for keys, in the order of its fields. In the array part of a table a field takes one value,
 * instead of the two and a half of a named one, and its name none at all.
 */
import ts from "typescript";
import * as tstl from "typescript-to-lua";

/** The interface that a field belongs to, if that one is packed. */
function packedOwner(field: ts.Symbol | undefined): ts.InterfaceDeclaration | undefined {
  const owner = field?.declarations?.[0]?.parent;
  return owner !== undefined && ts.isInterfaceDeclaration(owner) && isPacked(owner) ? owner : undefined;
}

function isPacked(node: ts.InterfaceDeclaration): boolean {
  return ts.getJSDocTags(node).some((tag) => tag.tagName.text === "packed");
}

/** Where a field stands, from 1. */
function placeOf(owner: ts.InterfaceDeclaration, name: string): number {
  return owner.members.findIndex((member) => member.name?.getText() === name) + 1;
}

/** Where the fields of each packed interface of a source stand, by their names. */
export function placesIn(source: ts.SourceFile): Map<string, Map<string, number>> {
  const packed = source.statements.filter((node) => ts.isInterfaceDeclaration(node)).filter(isPacked);
  return new Map(
    packed.map((owner) => {
      const names = owner.members.map((member) => member.name?.getText(source) ?? "");
      return [owner.name.text, new Map(names.map((name) => [name, placeOf(owner, name)]))];
    }),
  );
}

/** The packed interface that an expression is of, if it is. */
function packedType(checker: ts.TypeChecker, type: ts.Type | undefined): ts.InterfaceDeclaration | undefined {
  if (type === undefined) return undefined;
  const declaration = checker.getNonNullableType(type).getSymbol()?.declarations?.[0];
  return declaration !== undefined && ts.isInterfaceDeclaration(declaration) && isPacked(declaration)
    ? declaration
    : undefined;
}

/** What is said of `const { field } = record`. */
export const BY_NAME_MESSAGE =
  "a @packed record has no names on the board: write record.field, one at a time";

/** Reports what would look for a field of a packed record by its name. */
export function checkPacked(
  program: ts.Program,
  source: ts.SourceFile,
  report: (node: ts.Node) => void,
): void {
  const checker = program.getTypeChecker();
  const isPackedNode = (node: ts.Node) => packedType(checker, checker.getTypeAtLocation(node)) !== undefined;
  const visit = (node: ts.Node) => {
    if (ts.isObjectBindingPattern(node) && isPackedNode(node)) report(node);
    else if (ts.isElementAccessExpression(node) && isPackedNode(node.expression)) report(node);
    // Under another type its fields have names again.
    else if (ts.isAsExpression(node) && isPackedNode(node.expression) !== isPackedNode(node)) {
      const to = checker.getTypeAtLocation(node);
      if ((to.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Never)) === 0) {
        if (isPackedNode(node.expression) || ts.isObjectLiteralExpression(node.expression)) report(node);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
}

/** Turns the fields of packed records into numbers. */
export const packedVisitors: tstl.Visitors = {
  [ts.SyntaxKind.PropertyAccessExpression]: (node, context) => {
    const owner = packedOwner(context.checker.getSymbolAtLocation(node.name));
    if (owner === undefined) return context.superTransformExpression(node);
    const place = tstl.createNumericLiteral(placeOf(owner, node.name.text));
    return tstl.createTableIndexExpression(context.transformExpression(node.expression), place, node);
  },
  [ts.SyntaxKind.ObjectLiteralExpression]: (node, context) => {
    const owner = packedType(context.checker, context.checker.getContextualType(node));
    if (owner === undefined) return context.superTransformExpression(node);
    const values = new Map<string, ts.Expression>();
    for (const property of node.properties) {
      if (ts.isPropertyAssignment(property)) values.set(property.name.getText(), property.initializer);
      else if (ts.isShorthandPropertyAssignment(property)) values.set(property.name.text, property.name);
    }
    const fields = owner.members.map((member) => {
      const value = values.get(member.name?.getText() ?? "");
      const expression = value === undefined ? tstl.createNilLiteral() : context.transformExpression(value);
      return tstl.createTableFieldExpression(expression);
    });
    return tstl.createTableExpression(fields, node);
  },
};
