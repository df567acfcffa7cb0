/** What JSON cannot carry. */

/** Whether NodeMCU's sjson makes something else of a value: it escapes no backslash, and quotes no boolean. */
export function isGarbled(value: unknown): boolean {
  if (type(value) === "string") return string.find(value as string, "\\", 1, true)[0] !== undefined;
  if (type(value) === "table") {
    for (const [key, item] of pairs(value as LuaTable<AnyNotNil, unknown>)) {
      if (type(key) === "boolean" || isGarbled(key) || isGarbled(item)) return true;
    }
  }
  return false;
}
