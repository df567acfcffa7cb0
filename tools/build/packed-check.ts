/** What cannot be said of packed records (packed.ts), since it would look for their fields by name. */
import ts from "typescript";
import { fieldAssignment, packedOwner, packedType } from "./packed.ts";

export const PACKED_MESSAGES = {
  name: "a @packed record has no names on the board: write record.field, one at a time",
  maybe: "a @packed record has no ?. on the board: look whether there is one, then write record.field",
  value: "a field of a @packed record is assigned to by a statement of its own",
  spread: "a @packed record is written with each of its fields by name, and a value behind it",
  literal: "here it is not seen that this is a @packed record: put it into a variable of that type first",
};

/** Reports each such place, with a message. */
export function checkPacked(
  program: ts.Program,
  source: ts.SourceFile,
  report: (node: ts.Node, message: string) => void,
): void {
  const checker = program.getTypeChecker();
  const isPacked = (node: ts.Node) => packedType(checker, checker.getTypeAtLocation(node)) !== undefined;

  const problemOf = (node: ts.Node): keyof typeof PACKED_MESSAGES | undefined => {
    if (ts.isObjectBindingPattern(node)) return isPacked(node) ? "name" : undefined;
    if (ts.isElementAccessExpression(node)) return isPacked(node.expression) ? "name" : undefined;
    if (ts.isPropertyAccessExpression(node) && node.questionDotToken !== undefined) {
      if (packedOwner(checker.getSymbolAtLocation(node.name)) !== undefined) return "maybe";
    }
    if (ts.isForInStatement(node)) return isPacked(node.expression) ? "name" : undefined;
    if (ts.isAsExpression(node)) return isRenamed(node) ? "name" : undefined;
    if (ts.isObjectLiteralExpression(node)) return problemOfLiteral(node);
    if (ts.isBinaryExpression(node)) return problemOfBinary(node);
    if (ts.isIdentifier(node) || ts.isCallExpression(node) || ts.isPropertyAccessExpression(node))
      return problemOfUse(node);
    return undefined;
  };

  /** What TypeScript lets through, since the other type has the same names: a value where a type is wanted, or lists of those. */
  const problemOfValue = (node: ts.Expression, wanted: ts.Type) => {
    const [is, to] = [elementOf(checker.getTypeAtLocation(node)), elementOf(wanted)];
    const packed = packedType(checker, is) !== undefined;
    if (packed === (packedType(checker, to) !== undefined)) return undefined;
    const other = checker.getNonNullableType(packed ? to : is);
    if ((other.flags & ts.TypeFlags.Object) === 0 || other.getProperties().length === 0) return undefined;
    return packed ? "name" : "literal";
  };

  const elementOf = (type: ts.Type): ts.Type => {
    const list = checker.getNonNullableType(type);
    return checker.isArrayType(list) ? checker.getTypeArguments(list as ts.TypeReference)[0]! : type;
  };

  const problemOfUse = (node: ts.Expression) => {
    const isName = (node.parent as { name?: ts.Node }).name === node;
    // What a function is given is looked at with it.
    const isGiven = ts.isCallExpression(node.parent) && node.parent.expression !== node;
    const isApart = ts.isVariableDeclaration(node.parent) && ts.isObjectBindingPattern(node.parent.name);
    const wanted = isName || isGiven || isApart ? undefined : checker.getContextualType(node);
    return wanted && problemOfValue(node, wanted);
  };

  // Under another type its fields have names again.
  const isRenamed = (node: ts.AsExpression): boolean => {
    if (isPacked(node.expression) === isPacked(node)) return false;
    const to = checker.getTypeAtLocation(node);
    if ((to.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.Never)) !== 0) return false;
    return isPacked(node.expression) || ts.isObjectLiteralExpression(node.expression);
  };

  const problemOfLiteral = (node: ts.ObjectLiteralExpression) => {
    if (packedType(checker, checker.getContextualType(node)) === undefined) return undefined;
    const plain = node.properties.every(
      (property) =>
        ts.isShorthandPropertyAssignment(property) ||
        (ts.isPropertyAssignment(property) && ts.isIdentifier(property.name)),
    );
    return plain ? undefined : "spread";
  };

  const problemOfBinary = (node: ts.BinaryExpression) => {
    if (node.operatorToken.kind === ts.SyntaxKind.InKeyword) return isPacked(node.right) ? "name" : undefined;
    if (node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return undefined;
    const assigns = fieldAssignment(checker, node) !== undefined || assignsOneOf(node.left);
    const alone = ts.isExpressionStatement(node.parent) && !ts.isArrayLiteralExpression(node.left);
    return assigns && !alone ? "value" : undefined;
  };

  /** Whether a list on the left of an assignment has a field of a packed record in it. */
  const assignsOneOf = (left: ts.Expression): boolean =>
    ts.isArrayLiteralExpression(left) &&
    left.elements.some(
      (one) =>
        ts.isPropertyAccessExpression(one) &&
        packedOwner(checker.getSymbolAtLocation(one.name)) !== undefined,
    );

  /** What a function is given: what a generic one wants is known after literals were looked at. */
  const checkCall = (node: ts.CallExpression) => {
    const signature = checker.getResolvedSignature(node);
    if (signature === undefined) return;
    node.arguments.forEach((argument, index) => {
      const wanted = wantedAt(signature, index, node);
      if (wanted === undefined) return;
      for (const one of valuesOf(argument)) {
        if (ts.isObjectLiteralExpression(one)) {
          const packed = packedType(checker, wanted) !== undefined;
          const seen = packedType(checker, checker.getContextualType(one)) !== undefined;
          if (packed && !seen) report(one, PACKED_MESSAGES.literal);
        } else {
          const problem = problemOfValue(one, wanted);
          if (problem !== undefined) report(one, PACKED_MESSAGES[problem]);
        }
      }
    });
  };

  /** The type of a function's parameter, or of one of its rest. */
  const wantedAt = (signature: ts.Signature, index: number, call: ts.CallExpression): ts.Type | undefined => {
    const last = signature.parameters.length - 1;
    const parameter = signature.parameters[Math.min(index, last)];
    if (parameter === undefined) return undefined;
    const wanted = checker.getTypeOfSymbolAtLocation(parameter, call);
    const declared = signature.declaration?.parameters.at(-1);
    const isRest = declared && ts.isParameter(declared) && declared.dotDotDotToken !== undefined;
    if (!isRest || index < last || !checker.isArrayLikeType(wanted)) return wanted;
    const elements = checker.getTypeArguments(wanted as ts.TypeReference);
    return checker.isTupleType(wanted) ? elements[index - last] : elements[0];
  };

  const visit = (node: ts.Node) => {
    const problem = problemOf(node);
    if (problem !== undefined) report(node, PACKED_MESSAGES[problem]);
    if (ts.isCallExpression(node)) checkCall(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
}

/** The values that an expression may have, one of which it has. */
function valuesOf(node: ts.Expression): ts.Expression[] {
  if (ts.isParenthesizedExpression(node)) return valuesOf(node.expression);
  if (ts.isConditionalExpression(node)) return [...valuesOf(node.whenTrue), ...valuesOf(node.whenFalse)];
  if (ts.isBinaryExpression(node)) return [...valuesOf(node.left), ...valuesOf(node.right)];
  return [node];
}
