/** Every file of the firmware, as boards get it, on the Lua that runs these specs. */
import { mockBoard } from "./mock/board";

/** Starts Wi-Fi and modules by being loaded, so its own specs load it on mocks. */
const ACTS_WHEN_LOADED = "hearsay";

/** Take the board's own functions as they are loaded, and do nothing with them yet. */
const TAKE_HARDWARE = ["alfred", "facts", "gossip", "hbbp", "p2ptbl"];
const HARDWARE = ["file", "net", "node", "sjson", "tmr", "websocket", "wifi"];

/** The modules of lua_out/ by the names that `require` takes. */
function modules(): string[] {
  const [listing] = io.popen("cd lua_out && find . -name '*.lua' | sort", "r");
  const names: string[] = [];
  for (const [path] of listing!.lines()) {
    names.push(string.gsub(string.gsub(path as string, "^%./(.*)%.lua$", "%1")[0], "/", ".")[0]);
  }
  listing!.close();
  return names;
}

function globals(): LuaTable<string, unknown> {
  const copy = new LuaTable<string, unknown>();
  for (const [name, value] of pairs(_G as unknown as LuaTable<string, unknown>)) copy.set(name, value);
  return copy;
}

describe("the firmware", () => {
  const names = modules();

  it("is there", () => {
    assert.is_true(names.length > 0);
  });

  for (const name of names) {
    it(`${name} compiles`, () => {
      const [chunk, message] = loadfile(`lua_out/${string.gsub(name, "%.", "/")[0]}.lua`);
      assert.is_nil(message);
      assert.is_function(chunk);
    });

    if (name === ACTS_WHEN_LOADED) continue;
    const takes = table.concat(TAKE_HARDWARE, " ");
    const hardware = string.find(` ${takes} `, ` ${name} `, 1, true)[0] !== undefined;
    it(`${name} loads${hardware ? "" : " without hardware"} and leaves no global behind`, () => {
      const board = mockBoard();
      for (const module of hardware ? [] : HARDWARE) {
        (_G as unknown as LuaTable<string, unknown>).delete(module);
      }
      const loaded = _G.package.loaded as unknown as LuaTable<string, unknown>;
      for (const other of names) loaded.delete(other);
      const before = globals();
      assert.is_table(require(name));
      for (const [key, value] of pairs(_G as unknown as LuaTable<string, unknown>)) {
        assert.equal(before.get(key), value, `global ${key}`);
      }
      assert.same([0, 0, 0], [board.tmr.running(), board.net.created, board.file.writes]);
    });
  }
});
