/** TypeScript in, Lua texts and problems out; nothing is written here. */
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";
import * as tstl from "typescript-to-lua";
import { BITWISE_MESSAGE, checkDialect, checkRuntime } from "./dialect.ts";
import { checkEnums } from "./enums.ts";
import { checkLength, LENGTH_MESSAGE } from "./length.ts";
import { checkLimits } from "./limits.ts";
import { packedVisitors } from "./packed.ts";
import { checkPacked } from "./packed-check.ts";
import { type Problem, sortProblems } from "./problem.ts";
import type { Place } from "./walk.ts";

export interface Transpiled {
  /** Lua text by its path below the output folder, with `/` between folders. */
  files: Map<string, string>;
  /** Why the project must not be built, in the order of the sources; empty when all is well. */
  problems: Problem[];
}

export interface TranspileOptions {
  /**
   * What the Lua is for: "firmware" (unless given) is held to what every board takes; "specs" run on a desktop,
   * beside firmware that is transpiled already, so that nothing of `src/` is among the files.
   */
  kind?: "firmware" | "specs";
}

/**
 * Transpiles the project that a tsconfig.json describes and checks the Lua against what boards take.
 * @param config Path of the tsconfig.json.
 * @param root Problems name their files, and the Lua's first line its source, relative to this folder.
 */
export function transpile(config: string, root: string, options: TranspileOptions = {}): Transpiled {
  const parsed = tstl.parseConfigFileWithSystem(resolve(config));
  if (parsed.errors.length > 0) {
    return { files: new Map(), problems: parsed.errors.map((error) => toProblem(error, root)) };
  }
  const board = options.kind !== "specs";
  const problems: Problem[] = [];
  const program = ts.createProgram(parsed.fileNames, parsed.options);
  const modules = join(board ? (parsed.options.rootDir ?? dirname(config)) : join(root, "src"), "/");
  const plugin: tstl.Plugin = {
    visitors: packedVisitors,
    afterPrint(_program, _options, _host, results) {
      for (const result of results) {
        if (board || !isBelow(modules, result.fileName)) problems.push(...checkLua(result, root, board));
      }
    },
    // `require("gossip.check")`, written as in Lua, means src/gossip/check.ts.
    moduleResolution(name) {
      const path = `${slashes(modules)}${name.replaceAll(".", "/")}.ts`;
      return program.getSourceFile(path) && path;
    },
  };
  const outDir = resolve(parsed.options.outDir ?? dirname(config));
  const files = new Map<string, string>();
  const writeFile: ts.WriteFileCallback = (path, text, _bom, _onError, sources) => {
    const source = sources?.[0]?.fileName ?? config;
    const header = `-- Made from ${slashes(relative(root, source))} by npm run build: change it there.\n`;
    if (board) files.set(slashes(relative(outDir, path)), header + text);
    else if (!isBelow(modules, source)) {
      // Boards know src/gossip.ts as "gossip", and so do the specs.
      files.set(slashes(relative(outDir, path)), text.replaceAll(/require\("src\./g, 'require("'));
    }
  };
  for (const source of program.getSourceFiles().filter((file) => !file.isDeclarationFile)) {
    checkPacked(program, source, (node, message) => problems.push(refused(node, message, root)));
    checkLength(program, source, (node) => problems.push(refused(node, LENGTH_MESSAGE, root)));
  }
  const diagnostics = [...ts.getPreEmitDiagnostics(program)];
  // A file that does not parse has no syntax tree worth transpiling.
  if (program.getSyntacticDiagnostics().length === 0) {
    diagnostics.push(...new tstl.Transpiler().emit({ program, writeFile, plugins: [plugin] }).diagnostics);
  }
  problems.push(...diagnostics.map((diagnostic) => toProblem(located(diagnostic, program), root)));
  return { files, problems: sortProblems(problems) };
}

function checkLua(result: tstl.ProcessedFile, root: string, board: boolean): Problem[] {
  const found: Problem[] = [];
  const source = result.sourceFiles?.[0];
  if (result.luaAst === undefined || source === undefined) return found;
  const file = slashes(relative(root, source.fileName));
  const report = (place: Place, message: string) => found.push({ file, ...place, message });
  checkRuntime(result.luaAst, report);
  if (board) {
    checkEnums(source, report);
    checkLimits(result.luaAst, report);
    checkDialect(result.luaAst, source.text.split(/\r?\n/), report);
  }
  return found;
}

/** Gives a `require` that leads nowhere its place, which TypeScriptToLua tells only in words. */
function located(diagnostic: ts.Diagnostic, program: ts.Program): ts.Diagnostic {
  if (diagnostic.file !== undefined) return diagnostic;
  const words = ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n");
  const [, name, path] =
    /^Could not resolve lua source files for require path '(.*)' in file (.*)\.$/.exec(words) ?? [];
  if (name === undefined || path === undefined) return diagnostic;
  const file = program
    .getSourceFiles()
    .find((candidate) => slashes(candidate.fileName).endsWith(`/${slashes(path)}`));
  if (file === undefined) return diagnostic;
  const start = Math.max(0, file.text.search(new RegExp(`["']${name.replaceAll(/\W/g, "\\$&")}["']`)));
  return { ...diagnostic, file, start, messageText: `there is no module "${name}" in src/` };
}

/** Refuses a piece of the TypeScript. */
function refused(node: ts.Node, message: string, root: string): Problem {
  const source = node.getSourceFile();
  const { line, character } = source.getLineAndCharacterOfPosition(node.getStart());
  const file = slashes(relative(root, source.fileName));
  return { file, line: line + 1, column: character + 1, message };
}

/** Warnings count too: TypeScriptToLua gives one where JavaScript and Lua differ, as in `if (0)`. */
function toProblem(diagnostic: ts.Diagnostic, root: string): Problem {
  const words = ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n  ");
  // TypeScriptToLua's own message names no way out.
  const message = words.startsWith("Bitwise operations is/are not supported") ? BITWISE_MESSAGE : words;
  const { file, start = 0 } = diagnostic;
  if (file === undefined) return { file: "", line: 1, column: 1, message };
  const { line, character } = ts.getLineAndCharacterOfPosition(file, start);
  return { file: slashes(relative(root, file.fileName)), line: line + 1, column: character + 1, message };
}

function isBelow(folder: string, path: string): boolean {
  return slashes(path).startsWith(slashes(folder));
}

function slashes(path: string): string {
  return path.replaceAll("\\", "/");
}
