/**
 * Modules loaded when they are needed. A load that fails (for want of heap, say) leaves a mark for
 * which Lua refuses every later one ("loop or previous error"): here it may be tried again.
 */

/** Of how much free heap, in bytes, `letGo` thinks as short. */
export const enum Below {
  /** More than there is. */
  ALL = 1073741823,
  /** What a module may take that is one of several steps, with what it does. */
  STEP = 6144,
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
 * A module; where the heap does not suffice, instead of those in folders called `busy`. Raises what `require` raises.
 *
 * @param name as `require` takes it
 * @param once whether to let go of it at once, so that its code takes heap no longer than its use;
 *   such a module must keep no state of its own
 * @param below that is to be free first if it is to be loaded, as {@link letGo} takes it
 */
export function use<M>(name: string, once?: boolean, below?: number): M {
  let module = loaded.get(name);
  if (module === undefined || type(module) === "userdata") {
    if (below !== undefined) letGo(below);
    if (!pcall(require, name)[0]) letGo(Below.ALL);
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
 * @param spare at the end of an event: only if any module was loaded since the last time that this was said
 */
export function letGo(below?: number, spare?: boolean): void {
  if (!held) return;
  if (spare) {
    if (!fresh) return;
    fresh = false;
  }
  if (below === undefined) {
    if (needed) {
      needed = false;
      return;
    }
  } else {
    if (node.heap() < below) collectgarbage();
    if (node.heap() >= below) return;
  }
  for (const [name] of loaded) {
    if (string.find(name, ".busy.", 1, true)[0] !== undefined) loaded.delete(name);
  }
  held = false;
}

/**
 * A module for which all others of folders called `busy` go if heap is short, as it is not for one that is
 * loaded already. Only for who needs none of them any more.
 */
export function instead<M>(name: string): M {
  return use(name, false, Below.SHORT);
}

/**
 * Goes on in the function `answer` of another module. To be returned by the last line of a module that is not
 * needed any more (`return hand(…)`): its code goes before the other one's comes.
 *
 * @param below as {@link letGo} takes it
 */
export function hand<R extends unknown[]>(
  below: number,
  name: string,
  ...given: unknown[]
): LuaMultiReturn<R> {
  letGo(below);
  return use<{ answer(this: void, ...values: unknown[]): LuaMultiReturn<R> }>(name).answer(...given);
}
