/**
 * What Lua may hold so that it means the same on each of NodeMCU's builds: Lua 5.1 with and without
 * fractions, Lua 5.3 with 32-bit integers.
 */
import * as lua from "typescript-to-lua";
import { type Place, type Report, walk } from "./walk.ts";

/** The largest integer of a 32-bit build. */
const MAX_INTEGER = 2 ** 31 - 1;

/** `// float ok: why` on the line, or on a line of its own just above, allows a number that not every build has. */
const FLOAT_OK = /\/\/ float ok: \S/;

const BITWISE = new Set<lua.SyntaxKind>([
  lua.SyntaxKind.BitwiseAndOperator,
  lua.SyntaxKind.BitwiseOrOperator,
  lua.SyntaxKind.BitwiseExclusiveOrOperator,
  lua.SyntaxKind.BitwiseRightShiftOperator,
  lua.SyntaxKind.BitwiseLeftShiftOperator,
  lua.SyntaxKind.BitwiseNotOperator,
]);

/**
 * Reports what not every board would run.
 * @param source The TypeScript text, line by line, where a comment may allow a float.
 */
export function checkDialect(file: lua.File, source: readonly string[], report: Report): void {
  const floatAllowed = ({ line }: Place) => {
    const above = source[line - 2] ?? "";
    return FLOAT_OK.test(source[line - 1] ?? "") || (/^\s*\/\//.test(above) && FLOAT_OK.test(above));
  };
  walk(file, (node, place, parent) => {
    const refuse = (message: string) => report(place, message);
    const refuseFloat = (message: string) => {
      if (!floatAllowed(place)) refuse(`${message} (or say why it is right: // float ok: …)`);
    };
    if (lua.isNumericLiteral(node)) {
      if (!Number.isInteger(node.value)) {
        refuseFloat(`${node.value} is no whole number, and an integer build of Lua has no fractions`);
      } else if (Math.abs(node.value) > MAX_INTEGER) {
        refuseFloat(`${node.value} is beyond 2147483647, the largest integer of a 32-bit Lua`);
      }
    } else if (lua.isStringLiteral(node)) {
      const trap = stringTrap(node.value);
      if (trap) refuse(trap);
    } else if (lua.isBinaryExpression(node)) {
      if (node.operator === lua.SyntaxKind.DivisionOperator && !isFloored(parent)) {
        refuseFloat(
          "a quotient has a fraction in one build and is cut in another: write math.floor(a / b), and nothing else in it",
        );
      } else if (node.operator === lua.SyntaxKind.PowerOperator) {
        refuseFloat("a power is a float in Lua 5.3, exact only to 2^24: multiply, or shift with bit.lshift");
      } else if (node.operator === lua.SyntaxKind.FloorDivisionOperator) {
        refuse("// does not exist in Lua 5.1: write math.floor(a / b)");
      } else if (BITWISE.has(node.operator)) refuse(BITWISE_MESSAGE);
    } else if (lua.isUnaryExpression(node)) {
      if (BITWISE.has(node.operator)) refuse(BITWISE_MESSAGE);
    } else if (lua.isGotoStatement(node) || lua.isLabelStatement(node)) {
      refuse("goto does not exist in Lua 5.1");
    }
  });
}

/** Said of `&`, `|`, `^`, `<<`, `>>` and `~`. */
export const BITWISE_MESSAGE =
  "Lua 5.1 has no bitwise operators: call the bit module (bit.band, bit.bor, bit.lshift, …)";

/** True where a quotient is the whole argument of `math.floor`, which makes it the same everywhere. */
function isFloored(parent: lua.Node | undefined): boolean {
  if (parent === undefined || !lua.isCallExpression(parent)) return false;
  const callee = parent.expression;
  // `const { floor } = math` at the top of a file: see CONTRIBUTING.md.
  if (lua.isIdentifier(callee)) return callee.text === "floor";
  return (
    lua.isTableIndexExpression(callee) &&
    lua.isIdentifier(callee.table) &&
    callee.table.text === "math" &&
    lua.isStringLiteral(callee.index) &&
    callee.index.value === "floor"
  );
}

/** Reports calls of TypeScriptToLua's runtime library, which is nowhere: the transpiler is told to leave it out. */
export function checkRuntime(file: lua.File, report: Report): void {
  walk(file, (node, place) => {
    if (!lua.isIdentifier(node) || !node.text.startsWith("__TS__")) return;
    report(
      place,
      `this needs ${node.text}, a function of TypeScriptToLua's runtime library, which is not on the board: ` +
        "write it with Lua's own functions (string, table, ipairs, pairs, LuaTable, LuaMultiReturn)",
    );
  });
}

/** Texts that would not be on the board what they are in TypeScript. */
function stringTrap(value: string): string | undefined {
  for (const char of value) {
    const code = char.codePointAt(0) as number;
    if (code >= 0x80 && code <= 0xff) {
      const hex = code.toString(16);
      return `\\x${hex} in a text becomes two bytes (UTF-8) on the board: write string.char(0x${hex}) for the byte`;
    }
  }
  return /\0\d/.test(value)
    ? "a zero byte before a digit is read as another byte in Lua: write string.char(0) for it"
    : undefined;
}
