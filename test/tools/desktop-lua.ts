import { spawnSync } from "node:child_process";

/** Runs a Lua source on a desktop Lua ("lua5.1", "lua5.3") and returns what it writes; raises what it raises. */
export function runLua(lua: string, source: string): string {
  const { status, stdout, stderr, error } = spawnSync(lua, ["-"], { input: source, encoding: "utf8" });
  if (error) throw error;
  if (status !== 0) throw new Error(stderr);
  return stdout;
}
