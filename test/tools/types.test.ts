/** types/: compiles as its users compile it, is used whole, names what the manual names, becomes the right Lua. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import * as tstl from "typescript-to-lua";
import { type Declared, declaredIn, usedIn } from "./types-walk.ts";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const types = join(root, "types");
const usage = join(root, "test", "types", "usage");

const parsed = tstl.parseConfigFileWithSystem(join(root, "test", "types", "tsconfig.json"));
const program = ts.createProgram(parsed.fileNames, Object.assign(parsed.options, { skipLibCheck: false }));
const checker = program.getTypeChecker();
const filesIn = (folder: string) =>
  program.getSourceFiles().filter((file) => dirname(resolve(file.fileName)) === folder);
const declared: Declared[] = filesIn(types).flatMap(declaredIn);
const used = usedIn(filesIn(usage), checker);

function words(diagnostics: readonly ts.Diagnostic[]): string[] {
  return diagnostics.map((diagnostic) => {
    const text = ts.flattenDiagnosticMessageText(diagnostic.messageText, " ");
    if (diagnostic.file === undefined) return text;
    const at = diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start ?? 0);
    return `${diagnostic.file.fileName}(${at.line + 1}): ${text}`;
  });
}

/** Transpiles files; returns the Lua by the name of its source, and what the transpiler had to say. */
function transpile(
  from: ts.Program,
  sourceFiles: ts.SourceFile[],
): { lua: Map<string, string>; said: string[] } {
  const lua = new Map<string, string>();
  const { diagnostics } = new tstl.Transpiler().emit({
    program: from,
    sourceFiles,
    writeFile: (path, text) => lua.set(basename(path, ".lua"), text),
  });
  return { lua, said: words(diagnostics) };
}

test("types/ and its usage compile, and every line marked as wrong is refused", () => {
  const ours = program
    .getSourceFiles()
    .filter((file) => [types, usage].includes(dirname(resolve(file.fileName))));
  const found = ours.flatMap((file) => [
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file),
  ]);
  assert.deepEqual(words([...program.getGlobalDiagnostics(), ...found]), []);
});

test("each file of types/ has its usage, with lines that must not compile", () => {
  const names = readdirSync(types).map((name) => name.replace(".d.ts", ""));
  for (const name of names) {
    const text = readFileSync(join(usage, `${name}.ts`), "utf8");
    assert.ok((text.match(/@ts-expect-error/g) ?? []).length >= 2, `${name}: nothing is refused`);
  }
});

test("every function, overload, method, constant and field declared is used", () => {
  assert.ok(declared.length > 600, `only ${declared.length} declarations were found`);
  const unused = declared.filter(({ node }) => !used.has(node));
  assert.deepEqual(
    unused.map(({ path, node }) => {
      const at = node.getSourceFile().getLineAndCharacterOfPosition(node.getStart());
      return `${path} (${basename(node.getSourceFile().fileName)}:${at.line + 1})`;
    }),
    [],
  );
});

interface Manual {
  modules: Record<string, Record<string, string[]>>;
  leftOut: Record<string, string>;
}
const manual: Manual = JSON.parse(readFileSync(join(root, "test", "types", "manual.json"), "utf8"));
const owners = Object.values(manual.modules).flatMap((module) => Object.entries(module));

test("every name of the manual is declared, and what was left out is not", () => {
  const paths = new Set(declared.map(({ path }) => path));
  // A namespace counts as declared by what is in it.
  const has = (path: string) => paths.has(path) || [...paths].some((other) => other.startsWith(`${path}.`));
  const missing = owners.flatMap(([owner, names]) =>
    names.map((name) => `${owner}.${name}`).filter((path) => !has(path)),
  );
  assert.deepEqual(missing, []);
  assert.deepEqual(Object.keys(manual.leftOut).filter(has), []);
});

test("what the manual does not name says so", () => {
  const named = new Map(owners.map(([owner, names]) => [owner, new Set(names)]));
  const silent = declared.filter(({ path, doc }) => {
    const dot = path.lastIndexOf(".");
    const names = named.get(path.slice(0, dot));
    if (names === undefined || names.has(path.slice(dot + 1))) return false;
    return !/In the source, not? (longer )?in the manual/.test(doc.replaceAll(/\s+\*?\s*/g, " "));
  });
  assert.deepEqual(
    silent.map(({ path }) => path),
    [],
  );
});

test("every function and method has a doc comment", () => {
  const bare = declared.filter(({ kind, doc }) => kind !== "value" && !doc.includes("/**"));
  assert.deepEqual(
    bare.map(({ path }) => path),
    [],
  );
});

test("the usage becomes Lua that needs no runtime library and calls as NodeMCU wants it", () => {
  const { lua, said } = transpile(program, filesIn(usage));
  assert.deepEqual(said, []);
  assert.equal(lua.size, filesIn(usage).length);
  const all = [...lua.values()].join("\n");
  assert.doesNotMatch(all, /__TS__/);
  // A method is called with a colon, a module's function with a dot, a global as it is; a hook is a field. A
  // name that is two of these (file.close and fd:close) must be there in both forms.
  for (const { path, kind } of declared) {
    const name = path.slice(path.lastIndexOf(".") + 1);
    if (kind === "method" && !all.includes(`:${name}(`)) assert.fail(`${path}: no call with a colon`);
    const plain = path.includes(".") ? [`.${name}`, `["${name}"]`, `${name} =`] : [`${name}`];
    if (kind === "function" && !plain.some((form) => all.includes(form))) assert.fail(`${path}: no call`);
  }
  // Callbacks get what NodeMCU hands them, and no self before it.
  assert.doesNotMatch(all, /function\((self|____)[,)]/);
  assert.match(all, /net\.createUDPSocket\(\)/);
  assert.match(all, /udp:on\(\s*"receive",\s*function\(socket, data, port, ip\)/);
  assert.match(all, /if crypto ~= nil then/);
  assert.match(all, /local ip, netmask, gateway = wifi\.sta\.getip\(\)/);
});

test("Lua 5.1 and 5.3 compile the usage", () => {
  const { lua } = transpile(program, filesIn(usage));
  const load = "for chunk in io.read('*a'):gmatch('[^%z]+') do assert((loadstring or load)(chunk)) end";
  for (const command of ["lua5.1", "lua5.3"]) {
    const run = spawnSync(command, ["-e", load], { input: [...lua.values()].join("\0"), encoding: "utf8" });
    assert.equal(run.status, 0, `${command}: ${run.stderr || run.error}`);
  }
});

test("the examples of docs/types.md compile with the settings given there, and become Lua", () => {
  const page = readFileSync(join(root, "docs", "types.md"), "utf8");
  const blocks = (language: string) =>
    [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map(
      (match) => match[1]!,
    );
  const [settings] = blocks("json");
  const examples = new Map(blocks("ts").map((text, i) => [join(root, "src", `docs-types-${i}.ts`), text]));
  assert.ok(examples.size >= 5);
  const config = ts.parseJsonConfigFileContent(
    JSON.parse(settings!),
    { ...ts.sys, readDirectory: () => [] },
    root,
  );
  assert.deepEqual(config.options.types, ["@typescript-to-lua/language-extensions"]);
  const options = Object.assign(config.options, config.raw.tstl);

  // The examples are files of src/ for the compiler only: nothing is written.
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => examples.has(path) || fileExists(path);
  host.readFile = (path) => examples.get(path) ?? readFile(path);
  host.getSourceFile = (path, ...rest) => {
    const text = examples.get(path);
    return text === undefined ? getSourceFile(path, ...rest) : ts.createSourceFile(path, text, rest[0]);
  };
  const declarations = readdirSync(types).map((name) => join(types, name));
  const example = ts.createProgram([...examples.keys(), ...declarations], options, host);
  assert.deepEqual(words(ts.getPreEmitDiagnostics(example)), []);
  const { lua, said } = transpile(
    example,
    [...examples.keys()].map((path) => example.getSourceFile(path)!),
  );
  assert.deepEqual(said, []);
  const all = [...lua.values()].join("\n");
  assert.doesNotMatch(all, /__TS__/);
  assert.match(all, /tmr\.create\(\):alarm\(/);
  assert.match(all, /local ip, netmask = wifi\.sta\.getip\(\)/);
});
