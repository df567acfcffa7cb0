/** Walking the Lua syntax tree that TypeScriptToLua makes of a source file. */
import * as lua from "typescript-to-lua";

/** A place in the TypeScript source, counted from 1. */
export interface Place {
  line: number;
  column: number;
}

/** What a check calls when it refuses something. */
export type Report = (place: Place, message: string) => void;

/**
 * The statements of a block that are printed: what follows a `return` or `break` is not.
 */
export function printed(statements: lua.Statement[]): lua.Statement[] {
  const end = statements.findIndex((s) => lua.isReturnStatement(s) || lua.isBreakStatement(s));
  return end < 0 ? statements : statements.slice(0, end + 1);
}

/** The node's place in the source; nodes that the transpiler made up take that of what encloses them. */
export function placeOf(node: lua.Node, enclosing: Place): Place {
  if (node.line === undefined || node.column === undefined) return enclosing;
  return { line: node.line + 1, column: node.column + 1 };
}

/** A node's direct children in the order they are printed. */
export function childrenOf(node: lua.Node): lua.Node[] {
  if (lua.isFile(node) || lua.isBlock(node) || lua.isDoStatement(node)) return printed(node.statements);
  if (lua.isVariableDeclarationStatement(node)) return [...node.left, ...(node.right ?? [])];
  if (lua.isAssignmentStatement(node)) return [...node.left, ...node.right];
  if (lua.isIfStatement(node)) return present(node.condition, node.ifBlock, node.elseBlock);
  if (lua.isWhileStatement(node)) return [node.condition, node.body];
  if (lua.isRepeatStatement(node)) return [node.body, node.condition];
  if (lua.isForStatement(node)) {
    const { controlVariable, controlVariableInitializer, limitExpression, stepExpression, body } = node;
    return present(controlVariable, controlVariableInitializer, limitExpression, stepExpression, body);
  }
  if (lua.isForInStatement(node)) return [...node.names, ...node.expressions, node.body];
  if (lua.isReturnStatement(node)) return node.expressions;
  if (lua.isExpressionStatement(node) || lua.isParenthesizedExpression(node)) return [node.expression];
  if (lua.isFunctionExpression(node)) return [...(node.params ?? []), node.body];
  if (lua.isTableExpression(node)) return node.fields;
  if (lua.isTableFieldExpression(node)) return present(node.key, node.value);
  if (lua.isUnaryExpression(node)) return [node.operand];
  if (lua.isBinaryExpression(node)) return [node.left, node.right];
  if (lua.isCallExpression(node)) return [node.expression, ...node.params];
  if (lua.isMethodCallExpression(node)) return [node.prefixExpression, ...node.params];
  if (lua.isTableIndexExpression(node)) return [node.table, node.index];
  return [];
}

/** Calls `visit` for every node below `root` and for itself, with its place and what encloses it. */
export function walk(
  root: lua.Node,
  visit: (node: lua.Node, place: Place, parent: lua.Node | undefined) => void,
): void {
  const go = (node: lua.Node, enclosing: Place, parent: lua.Node | undefined) => {
    const place = placeOf(node, enclosing);
    visit(node, place, parent);
    for (const child of childrenOf(node)) go(child, place, node);
  };
  go(root, { line: 1, column: 1 }, undefined);
}

function present(...nodes: (lua.Node | undefined)[]): lua.Node[] {
  return nodes.filter((node) => node !== undefined);
}
