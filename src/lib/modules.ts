/**
 * Modules loaded when they are needed. A load that fails (for want of heap, say) leaves a mark for
 * which Lua refuses every later one ("loop or previous error"): here it may be tried again.
 */

/** Of how much free heap, in bytes, `letGo` and `spare` think as short. */
export const enum Below {
  /** More than there is. */
  ALL = 1073741823,
  /** What is the user's while nothing is being done here. */
  SPARE = 10240,
  /** What the largest module may take, with what it requires and what it does; what handling JSON or data may. */
  SHORT = 13312,
  LONG = 20480,
}

const loaded = _G.package.loaded as unknown as LuaTable<string, unknown>;
/** Whether a module was asked for that may stay for a while; whether any may be there that can go. */
let [needed, held] = [false, false];
/** Whether any was loaded since heap was spared last. */
let fresh = false;

/**
 * A module. Raises what `require` raises.
 *
 * @param name as `require` takes it
 * @param once whether to let go of it at once, so that its code takes heap no longer than its use;
 *   such a module must keep no state of its own
 */
export function use<M>(name: string, once?: boolean): M {
  let module = loaded.get(name);
  if (type(module) !== "table") {
    // What it requires itself may bear the mark, too.
    for (const [other, value] of loaded) {
      if (type(value) === "userdata") loaded.delete(other);
    }
    module = require(name);
    fresh = true;
  }
  held = true;
  if (once) loaded.delete(name);
  else needed = true;
  return module as M;
}

/**
 * Lets go of the modules in folders called `busy`; the next use loads them again.
 *
 * @param below only if less heap than this is free, bytes; if nothing is given, only if none was asked for
 *   since the last time
 */
export function letGo(below?: number): void {
  if (!held) return;
  if (below === undefined) {
    const wanted = needed;
    needed = false;
    if (wanted) return;
  } else {
    if (node.heap() >= below) return;
    collectgarbage();
    if (node.heap() >= below) return;
  }
  for (const [name] of loaded) {
    if (string.find(name, ".busy.", 1, true)[0] !== undefined) loaded.delete(name);
  }
  held = false;
}

/** At the end of an event: lets go, if any module was loaded in it, and less heap than this is free then. */
export function spare(below: number): void {
  if (!fresh) return;
  fresh = false;
  letGo(below);
}

/**
 * A module for which all others of folders called `busy` go if heap is short, as it is not for one that is
 * loaded already. Only for who needs none of them any more.
 */
export function instead<M>(name: string): M {
  if (type(loaded.get(name)) !== "table") letGo(Below.SHORT);
  return use(name);
}
