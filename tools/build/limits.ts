/**
 * The limits of NodeMCU's Lua 5.1 compiler, which are tighter than a desktop's: what a board would
 * refuse to load is refused here. Counts what `app/lua/lparser.c` counts: parameters, the hidden
 * `arg` of a vararg function, the three hidden variables of a `for`, and an upvalue in each function
 * that a name passes through.
 */
import * as lua from "typescript-to-lua";
import { type Place, placeOf, printed, type Report } from "./walk.ts";

/** `LUAI_MAXVARS` in NodeMCU's `luaconf.h`: local variables active at once in one function. */
export const MAX_LOCALS = 50;
/** `LUAI_MAXUPVALUES`: outer local variables that one function, with all inside it, refers to. */
export const MAX_UPVALUES = 60;
/**
 * How deep expressions, blocks and functions may nest. `LUAI_MAXCCALLS` is 200, of which the calls
 * that are under way when a file is loaded (a few for each `require` inside a `require`) use a part.
 */
export const MAX_LEVELS = 160;

interface Variable {
  name: string;
}

class FunctionState {
  readonly active: Variable[] = [];
  readonly upvalues = new Set<Variable>();
  tooManyLocals = false;
  tooManyUpvalues = false;

  constructor(
    readonly outer: FunctionState | undefined,
    readonly name: string,
  ) {}
}

/** Reports each function of a file that a board's compiler would refuse, once for each limit. */
export function checkLimits(file: lua.File, report: Report): void {
  new LimitCheck(report).file(file);
}

class LimitCheck {
  private fn = new FunctionState(undefined, "the file itself, outside all functions,");
  private level = 0;
  private tooDeep = false;

  constructor(private readonly report: Report) {}

  file(file: lua.File): void {
    this.chunk(file.statements, { line: 1, column: 1 });
  }

  private declare(names: string[], place: Place): void {
    const { fn } = this;
    for (const name of names) fn.active.push({ name });
    if (fn.active.length > MAX_LOCALS && !fn.tooManyLocals) {
      fn.tooManyLocals = true;
      const last = names.at(-1);
      this.report(
        place,
        `${fn.name} has more than ${MAX_LOCALS} active local variables from "${last}" on, which a board ` +
          "refuses to load: split it, put a part in a block of its own { … }, or gather constants in a table",
      );
    }
  }

  private use(name: string, place: Place): void {
    const find = (fn: FunctionState | undefined): Variable | undefined => {
      if (fn === undefined) return undefined;
      const own = fn.active.findLast((variable) => variable.name === name);
      if (own !== undefined) return own;
      const outer = find(fn.outer);
      if (outer !== undefined) {
        fn.upvalues.add(outer);
        if (fn.upvalues.size > MAX_UPVALUES && !fn.tooManyUpvalues) {
          fn.tooManyUpvalues = true;
          this.report(
            place,
            `${fn.name} refers to more than ${MAX_UPVALUES} outer local variables (upvalues) from "${name}" on, ` +
              "which a board refuses to load: split it, or gather what it uses in a table",
          );
        }
      }
      return outer;
    };
    find(this.fn);
  }

  /** Enters a syntax level as the parser's `enterlevel` does. */
  private deeper(place: Place, inner: () => void): void {
    this.level++;
    if (this.level > MAX_LEVELS && !this.tooDeep) {
      this.tooDeep = true;
      this.report(
        place,
        `nested more than ${MAX_LEVELS} levels deep, which a board refuses to load: name the parts, ` +
          "or join long texts with table.concat",
      );
    }
    inner();
    this.level--;
  }

  private chunk(statements: lua.Statement[], place: Place): void {
    const { active } = this.fn;
    const outside = active.length;
    this.deeper(place, () => {
      for (const statement of printed(statements)) this.statement(statement, place);
    });
    active.length = outside;
  }

  private statement(node: lua.Statement, enclosing: Place): void {
    const place = placeOf(node, enclosing);
    if (lua.isDoStatement(node)) this.chunk(node.statements, place);
    else if (lua.isVariableDeclarationStatement(node)) this.local(node, place);
    else if (lua.isAssignmentStatement(node)) {
      const [first] = node.left;
      const name = first && lua.isFunctionDefinition(node) ? textOf(first) : undefined;
      for (const target of node.left) this.expression(target, place);
      for (const value of node.right) this.expression(value, place, name);
    } else if (lua.isIfStatement(node)) this.ifStatement(node, place);
    else if (lua.isWhileStatement(node)) {
      this.expression(node.condition, place);
      this.chunk(node.body.statements, place);
    } else if (lua.isRepeatStatement(node)) {
      // The condition sees the body's variables, so it belongs to the body's scope.
      const outside = this.fn.active.length;
      this.deeper(place, () => {
        for (const inner of printed(node.body.statements)) this.statement(inner, place);
      });
      this.expression(node.condition, place);
      this.fn.active.length = outside;
    } else if (lua.isForStatement(node)) {
      const bounds = [node.controlVariableInitializer, node.limitExpression, node.stepExpression];
      this.loop(bounds, [node.controlVariable], node.body, place);
    } else if (lua.isForInStatement(node)) this.loop(node.expressions, node.names, node.body, place);
    else if (lua.isReturnStatement(node)) for (const e of node.expressions) this.expression(e, place);
    else if (lua.isExpressionStatement(node)) this.expression(node.expression, place);
  }

  private local(node: lua.VariableDeclarationStatement, place: Place): void {
    const names = node.left.map((identifier) => identifier.text);
    const at = node.left[0] ? placeOf(node.left[0], place) : place;
    if (node.right && lua.isFunctionDefinition(node)) {
      // Printed as `local function f`, whose name is known inside.
      this.declare(names, at);
      this.expression(node.right[0] as lua.Expression, place, names[0]);
    } else {
      for (const value of node.right ?? []) this.expression(value, place);
      this.declare(names, at);
    }
  }

  private ifStatement(node: lua.IfStatement, place: Place): void {
    this.expression(node.condition, place);
    this.chunk(node.ifBlock.statements, place);
    if (node.elseBlock === undefined) return;
    if (lua.isIfStatement(node.elseBlock)) this.ifStatement(node.elseBlock, placeOf(node.elseBlock, place));
    else this.chunk(node.elseBlock.statements, place);
  }

  private loop(
    values: (lua.Expression | undefined)[],
    names: lua.Identifier[],
    body: lua.Block,
    place: Place,
  ): void {
    for (const value of values) if (value) this.expression(value, place);
    const outside = this.fn.active.length;
    this.declare(
      ["(for 1)", "(for 2)", "(for 3)", ...names.map((identifier) => identifier.text)],
      names[0] ? placeOf(names[0], place) : place,
    );
    this.chunk(body.statements, place);
    this.fn.active.length = outside;
  }

  private expression(node: lua.Expression, enclosing: Place, name?: string): void {
    const place = placeOf(node, enclosing);
    this.deeper(place, () => this.operand(node, place, name));
  }

  /** An expression that is no syntax level of its own: the left operand in a chain such as `a + b + c`. */
  private operand(node: lua.Expression, place: Place, name?: string): void {
    if (lua.isIdentifier(node)) this.use(node.text.split(".")[0] as string, place);
    else if (lua.isArgLiteral(node)) this.use("arg", place);
    else if (lua.isFunctionExpression(node)) this.functionBody(node, place, name);
    else if (lua.isBinaryExpression(node)) {
      const { left } = node;
      const chained = !lua.isBinaryExpression(left) || left.operator === node.operator;
      // `..` groups from the right: a chain that was built from the left is printed in parentheses.
      if (chained && node.operator !== lua.SyntaxKind.ConcatOperator)
        this.operand(left, placeOf(left, place));
      else this.expression(left, place);
      this.expression(node.right, place);
    } else if (lua.isUnaryExpression(node)) this.expression(node.operand, place);
    else if (lua.isParenthesizedExpression(node)) this.expression(node.expression, place);
    else if (lua.isTableExpression(node)) {
      for (const field of node.fields) {
        if (field.key) this.expression(field.key, place);
        this.expression(field.value, place);
      }
    } else if (lua.isCallExpression(node)) {
      this.operand(node.expression, placeOf(node.expression, place));
      for (const argument of node.params) this.expression(argument, place);
    } else if (lua.isMethodCallExpression(node)) {
      this.operand(node.prefixExpression, placeOf(node.prefixExpression, place));
      for (const argument of node.params) this.expression(argument, place);
    } else if (lua.isTableIndexExpression(node)) {
      this.operand(node.table, placeOf(node.table, place));
      this.expression(node.index, place);
    }
  }

  private functionBody(node: lua.FunctionExpression, place: Place, name: string | undefined): void {
    const outer = this.fn;
    this.fn = new FunctionState(outer, name ? `function ${name}` : "this function");
    const parameters = (node.params ?? []).map((identifier) => identifier.text);
    if (node.dots) parameters.push("arg");
    if (parameters.length > 0) this.declare(parameters, place);
    this.chunk(node.body.statements, place);
    this.fn = outer;
  }
}

/** `a.b.c` as one would say it; undefined for anything more complicated. */
function textOf(node: lua.Expression): string | undefined {
  if (lua.isIdentifier(node)) return node.text;
  if (lua.isTableIndexExpression(node) && lua.isStringLiteral(node.index)) {
    const table = textOf(node.table);
    return table === undefined || table === "____exports" ? node.index.value : `${table}.${node.index.value}`;
  }
  return undefined;
}
