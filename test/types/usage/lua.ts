// Lua's globals, as both VMs of NodeMCU have them.

print(_VERSION, _G.print === print, type(ROM), tostring(1), tonumber("ff", 16));
print(collectgarbage(), collectgarbage("count"), collectgarbage("step", 10), collectgarbage("stop"));
print(collectgarbage("setpause", 150), collectgarbage("setmemlimit", 30720), collectgarbage("getmemlimit"));

// Errors.
const opened = assert(file.open("init.lua"));
opened.close();
print(assert(1, "message"));
function risky(n: number): number {
  if (n < 0) error("negative", 2);
  return n;
}
const [ok, result] = pcall(risky, -1);
print(ok ? result + 1 : `raised: ${result}`);
const [fine, remaining, used] = pcall(file.fsinfo);
print(fine ? remaining + used : remaining);
const [handled, outcome] = xpcall(
  () => risky(-1),
  (message) => `raised: ${message}`,
);
print(handled, outcome);

// Code from texts and files.
const [chunk, problem] = loadstring("return 1", "chunk");
print(chunk !== undefined ? chunk() : problem);
const [loaded] = load(() => undefined, "chunk");
const [fromFile] = loadfile("init.lua");
print(loaded, fromFile, dofile("init.lua"));
const wanted = ["gossip", "hbbp"];
for (const [, name] of ipairs(wanted)) require(name);

// Tables.
const heard = new LuaTable<string, number>();
heard.set("a", 1);
for (const [name, count] of pairs(heard)) print(name, count);
for (const [name, size] of pairs({ a: 1, b: 2 })) print(name, size);
for (const [i, name] of ipairs(["a", "b"])) print(i, name);
const [firstKey, firstValue] = next(heard);
const [key] = next({ a: 1 });
print(firstKey, firstValue, key);
print(rawget(heard, "a"), rawset(heard, "a", undefined), rawequal(heard, heard));
print(rawget({ a: 1 }, "a"), rawset({ a: 1 }, "a", 2));
const list = setmetatable({ a: 1 }, { __index: { b: 2 } });
print(list.a + list.b, getmetatable(list));

// Several values.
print(select("#", 1, 2, 3), select(2, "a", "b", "c"));
print(...unpack([1, 2, 3]));
print(...unpack(["a", "b", "c"], 2, 3));

// What only one of the two VMs has.
if (gcinfo !== undefined) print(gcinfo());
if (getfenv !== undefined && setfenv !== undefined) setfenv(1, getfenv(1));
if (module !== undefined) module("old");
if (newproxy !== undefined) print(newproxy(true));
if (rawlen !== undefined) print(rawlen("four"));

export function refused(): void {
  // @ts-expect-error a board has no os
  os.time();
  // @ts-expect-error a board has no io
  io.write("hello");
  // @ts-expect-error what failed may be a text
  print(result + 1);
  // @ts-expect-error Lua 5.1 has no rawlen
  print(rawlen("four"));
  // @ts-expect-error Lua 5.3 has no setfenv
  setfenv(1, {});
  // @ts-expect-error there is no such mode (Lua 5.3 of NodeMCU mixes it up)
  collectgarbage("isrunning");
}
