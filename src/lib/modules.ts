/**
 * A module, loaded when it is needed. A load that fails (for want of heap, say) leaves a mark for
 * which Lua refuses every later one ("loop or previous error"): here it may be tried again.
 *
 * Raises what `require` raises.
 *
 * @param name as `require` takes it
 * @param once whether to let go of it at once, so that its code takes heap no longer than its use;
 *   such a module must keep no state of its own
 */
export function use<M>(name: string, once?: boolean): M {
  const loaded = _G.package.loaded as unknown as LuaTable<string, unknown>;
  if (type(loaded.get(name)) !== "table") loaded.delete(name);
  const module = require(name) as M;
  if (once) loaded.delete(name);
  return module;
}
