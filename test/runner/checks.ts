/** The checks that look at the sources without running them; each counts as one test. */
import { checkFresh } from "../../tools/build/build.ts";
import { run } from "./process.ts";

export interface Check {
  name: string;
  /** Nothing when all is well, else what is wrong. */
  run(): Promise<string | undefined>;
}

async function program(command: string, args: string[]): Promise<string | undefined> {
  const ended = await run(command, args);
  return ended.ok ? undefined : `${ended.output.trim()}\n(${command}: ${ended.how})`;
}

async function fresh(): Promise<string | undefined> {
  const { errors, stale, orphans } = await checkFresh();
  if (errors.length > 0) return errors.join("\n");
  const wrong = [
    ...stale.map((path) => `lua_out/${path} is not what src/ gives now`),
    ...orphans.map((path) => `lua_out/${path} has no source any more`),
  ];
  return wrong.length === 0 ? undefined : [...wrong, "run: npm run build"].join("\n");
}

export const CHECKS: Check[] = [
  { name: "lua_out is what src/ gives", run: fresh },
  { name: "types (tsc)", run: () => program("node_modules/.bin/tsc", ["-p", "."]) },
  { name: "types of the page (tsc)", run: () => program("node_modules/.bin/tsc", ["-p", "tools/page"]) },
  {
    name: "TypeScript style (biome)",
    run: () =>
      program("node_modules/.bin/biome", [
        "ci",
        "--colors=off",
        "--diagnostic-level=warn",
        "--error-on-warnings",
        ".",
      ]),
  },
  {
    name: "Lua style and globals (luacheck)",
    run: () => program("luacheck", ["--no-color", "--quiet", "lua_out"]),
  },
];
