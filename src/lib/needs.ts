/**
 * Raises one error that names every NodeMCU module that a firmware build lacks.
 *
 * @param who the module that needs them
 */
export function needs(who: string, ...modules: string[]): void {
  const missing: string[] = [];
  for (const name of modules) {
    if ((_G as unknown as LuaTable<string, unknown>).get(name) === undefined) table.insert(missing, name);
  }
  if (missing.length > 0) {
    error(
      `${who} needs modules that this firmware was built without: ${table.concat(missing, ", ")}. ` +
        "Tick them when you build it, and flash it anew.",
      0,
    );
  }
}
