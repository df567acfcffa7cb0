/**
 * Records that take a board little heap: an interface whose comment holds `@packed` becomes a Lua table
 * with numbers for keys, in the order of its fields. In the array part of a table a field takes one value,
 * instead of the two and a half of a named one, and its name none at all.
 */
import ts from "typescript";
import * as tstl from "typescript-to-lua";

/** The interface that a field belongs to, if that one is packed. */
export function packedOwner(field: ts.Symbol | undefined): ts.InterfaceDeclaration | undefined {
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
export function packedType(
  checker: ts.TypeChecker,
  type: ts.Type | undefined,
): ts.InterfaceDeclaration | undefined {
  if (type === undefined) return undefined;
  const declaration = checker.getNonNullableType(type).getSymbol()?.declarations?.[0];
  return declaration !== undefined && ts.isInterfaceDeclaration(declaration) && isPacked(declaration)
    ? declaration
    : undefined;
}

/** The parts of an assignment to a field of a packed record; undefined if a node is none. */
export function fieldAssignment(
  checker: ts.TypeChecker,
  node: ts.Node,
): { field: ts.PropertyAccessExpression; value: ts.Expression } | undefined {
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return undefined;
  const { left: field, right: value } = node;
  if (!ts.isPropertyAccessExpression(field)) return undefined;
  return packedOwner(checker.getSymbolAtLocation(field.name)) === undefined ? undefined : { field, value };
}

/** Turns the fields of packed records into numbers. */
export const packedVisitors: tstl.Visitors = {
  // Where the value takes statements of its own, TypeScriptToLua itself would assign by the name.
  [ts.SyntaxKind.ExpressionStatement]: (node, context) => {
    const assignment = fieldAssignment(context.checker, node.expression);
    if (assignment === undefined) return context.superTransformStatements(node);
    const value = context.transformExpression(assignment.value);
    const field = context.transformExpression(assignment.field) as tstl.TableIndexExpression;
    return tstl.createAssignmentStatement(field, value, node);
  },
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
