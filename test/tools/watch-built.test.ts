/** The page is built once, and again when a file of it has changed. */
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { fileURLToPath } from "node:url";
import { builtPage } from "../../tools/watch/built.ts";
import { readPage } from "../../tools/watch/files.ts";

const BUILD = fileURLToPath(new URL("../../build/", import.meta.url));

/** A small page in the repository, where Preact is found; gone after the test. */
function smallPage(t: TestContext) {
  mkdirSync(BUILD, { recursive: true });
  const folder = mkdtempSync(join(BUILD, "small-page-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const root = join(folder, "root");
  mkdirSync(root);
  const write = (name: string, text: string) => writeFileSync(join(root, name), text);
  const compilerOptions = { jsx: "react-jsx", jsxImportSource: "preact" };
  write("tsconfig.json", JSON.stringify({ compilerOptions }));
  write("vite.config.ts", "export default {};\n");
  write("index.html", '<!doctype html><title>small</title><script type="module" src="./main.tsx"></script>');
  write("main.tsx", 'import { render } from "preact";\nrender(<b>first</b>, document.body);\n');
  const said: string[] = [];
  const out = join(folder, "out");
  return { write, out, said, built: () => builtPage((text) => said.push(text), { root, out }) };
}

test("it is built when it is first asked for, once for all who ask, and anew when a file changes", async (t) => {
  const { write, out, said, built } = smallPage(t);
  const [one, other] = await Promise.all([built(), built()]);
  assert.equal(one, other);
  assert.equal(await built(), one);
  assert.equal(said.length, 2, said.join("\n"));
  const files = readPage(one!);
  assert.match(String(files.get("/")!.content), /<script type="module"[^>]* src="\.\/assets\/.*\.js"/);
  const script = [...files].find(([path]) => path.endsWith(".js"))![1];
  assert.match(String(script.content), /first/);
  assert.match(script.headers["cache-control"]!, /immutable/);

  write("main.tsx", 'import { render } from "preact";\nrender(<b>second</b>, document.body);\n');
  const next = await built();
  assert.notEqual(next, one);
  assert.deepEqual(
    readdirSync(out).map((name) => join(out, name)),
    [next],
  );
});

test("a page that cannot be built is told of in words, and leaves nothing behind", async (t) => {
  const { write, out, built } = smallPage(t);
  write("main.tsx", 'import "./nothing.ts";\n');
  await assert.rejects(built(), /^Error: the page cannot be built: .*nothing/s);
  assert.deepEqual(readdirSync(out), []);
});

test("a folder without a page is no page", (t) => {
  const { out } = smallPage(t);
  mkdirSync(out);
  assert.throws(() => readPage(out), /holds no index.html/);
});
