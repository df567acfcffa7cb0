/** What declaration files declare, and what of it other files use: a walk over TypeScript's syntax trees. */
import ts from "typescript";

/** A function, method, overload, constant or field that a declaration file declares. */
export interface Declared {
  /** Where it is declared, with dots: "net.UDPSocket.send". Overloads share it. */
  path: string;
  kind: "function" | "method" | "value";
  node: ts.Declaration;
  /** Its doc comment, "" without one; an overload has that of its first. */
  doc: string;
}

/** All that a declaration file declares and that code can use; types and index signatures are not among it. */
export function declaredIn(file: ts.SourceFile): Declared[] {
  const found: Declared[] = [];
  const docs = new Map<string, string>();
  const visit = (node: ts.Node, prefix: string): void => {
    let path = prefix;
    if (ts.isModuleDeclaration(node) || ts.isInterfaceDeclaration(node)) path = join(prefix, node.name.text);
    const kind = kindOf(node);
    if (kind !== undefined) {
      const name = (node as ts.NamedDeclaration).name;
      path = name === undefined ? prefix : join(prefix, textOf(name));
      const own = ts
        .getJSDocCommentsAndTags(node)
        .map((part) => part.getText())
        .join("\n");
      const doc = own !== "" ? own : (docs.get(path) ?? "");
      docs.set(path, doc);
      // A value whose type spells out a table is there for its members; one that spells out a call, for those.
      found.push({ path, kind, node: node as ts.Declaration, doc });
      if (kind === "function" || kind === "method") return;
    }
    if (ts.isTypeAliasDeclaration(node) || ts.isParameter(node) || ts.isFunctionTypeNode(node)) return;
    ts.forEachChild(node, (child) => visit(child, path));
  };
  visit(file, "");
  return found;
}

function kindOf(node: ts.Node): Declared["kind"] | undefined {
  if (ts.isFunctionDeclaration(node) || ts.isCallSignatureDeclaration(node)) return "function";
  if (ts.isMethodSignature(node)) return takesSelf(node) ? "method" : "function";
  if (ts.isVariableDeclaration(node)) return "value";
  // `[STA_GOT_IP]: …` is a map of types: there is no such field.
  if (ts.isPropertySignature(node) && !ts.isComputedPropertyName(node.name)) return "value";
  return undefined;
}

/** Whether a method is called with a colon in Lua: all are, but those that say `this: void`. */
function takesSelf(node: ts.MethodSignature): boolean {
  const first = node.parameters[0];
  return first === undefined || first.name.getText() !== "this";
}

function join(prefix: string, name: string): string {
  return prefix === "" ? name : `${prefix}.${name}`;
}

function textOf(name: ts.DeclarationName): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : name.getText();
}

/**
 * The declarations that files use, overloads by what each call resolves to. Code in functions named `refused`
 * does not count: it is there to be refused.
 */
export function usedIn(files: readonly ts.SourceFile[], checker: ts.TypeChecker): Set<ts.Node> {
  const used = new Set<ts.Node>();
  const add = (symbol: ts.Symbol | undefined): void => {
    const declarations = symbol?.declarations ?? [];
    // Of overloads a call says which one it means; a mention without a call can only mean a single one.
    const isOverload = (d: ts.Node) => ts.isFunctionDeclaration(d) || ts.isMethodSignature(d);
    const overloaded = declarations.filter(isOverload).length > 1;
    for (const declaration of declarations) {
      if (!overloaded || !isOverload(declaration)) used.add(declaration);
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionDeclaration(node) && node.name?.text === "refused") return;
    if (ts.isIdentifier(node) || ts.isStringLiteral(node)) add(checker.getSymbolAtLocation(node));
    if (ts.isCallExpression(node)) {
      const declaration = checker.getResolvedSignature(node)?.declaration;
      if (declaration !== undefined) used.add(declaration);
    }
    if (ts.isObjectLiteralElementLike(node) && node.name !== undefined) {
      const type = checker.getContextualType(node.parent as ts.ObjectLiteralExpression);
      add(type?.getNonNullableType().getProperty(textOf(node.name)));
    }
    if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
      const type = checker.getTypeAtLocation(node.parent);
      add(type.getProperty(textOf((node.propertyName ?? node.name) as ts.Identifier)));
    }
    ts.forEachChild(node, visit);
  };
  for (const file of files) visit(file);
  return used;
}
