import * as Modules from "../../../src/lib/modules";

const loaded = _G.package.loaded as unknown as LuaTable<string, unknown>;

/** A `require` that counts what it loads, and for which the heap does not suffice so often for "thing". */
function requiring(failures: number): { loads: () => number } {
  const globals = _G as unknown as LuaTable<string, unknown>;
  const load = globals.get("require") as (this: void, name: string) => unknown;
  let loads = 0;
  globals.set("require", (name: string) => {
    if (string.find(name, "thing", 1, true)[0] === undefined) return load(name);
    if (loaded.get(name) === undefined) {
      loads += 1;
      if (name === "thing" && loads <= failures) error("not enough memory", 0);
      loaded.set(name, { name });
    }
    return loaded.get(name);
  });
  return { loads: () => loads };
}

describe("a module for which the heap does not suffice", () => {
  let require: unknown;
  before_each(() => {
    require = _G.require;
    (_G as unknown as { node: unknown }).node = { heap: () => 0 };
    Modules.letGo(Modules.Below.ALL);
  });
  after_each(() => {
    (_G as unknown as { require: unknown }).require = require;
    loaded.delete("thing");
    loaded.delete("things.busy.other");
  });

  it("comes in place of those that may go", () => {
    const { loads } = requiring(2);
    Modules.use("things.busy.other");
    assert.same({ name: "thing" }, Modules.use("thing"));
    assert.equal(3, loads());
    assert.is_nil(loaded.get("things.busy.other"));
  });

  it("is an error where there are none of those, or that was not enough", () => {
    const { loads } = requiring(100);
    const [alone, why] = pcall(Modules.use, "thing");
    assert.same([false, "not enough memory", 2], [alone, why, loads()]);
    Modules.use("things.busy.other");
    assert.is_false(pcall(Modules.use, "thing")[0]);
    assert.equal(5, loads());
  });
});
