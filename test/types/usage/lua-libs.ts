// Lua's libraries, as both VMs of NodeMCU have them.

print(string.byte("a"), string.char(97, 98), string.len("a"), "a".length, string.rep("ab", 3));
const [from, to] = string.find("a=b", "=", 1, true);
const [name, value] = string.match("a=b", "(%w+)=(%w+)");
const [replaced, count] = string.gsub("a=b", "%w", { a: "1", b: "2" });
print(from, to, name, value, replaced, count, string.format("%s has %d", "a", 1), string.sub("abc", 2));
for (const [word] of string.gmatch("one two", "%a+")) print(word);
if (string.pack !== undefined && string.unpack !== undefined && string.packsize !== undefined) {
  const [number] = string.unpack("<I4", string.pack("<I4", 1), 1);
  print(number, string.packsize("<I4"));
}

const names = ["b", "a"];
table.insert(names, "c");
table.sort(names, (a, b) => a < b);
print(table.concat(names, ","), table.remove(names));
if (table.pack !== undefined && table.unpack !== undefined && table.move !== undefined) {
  print(table.pack(1, 2).n, ...table.unpack(names, 1, 2));
  table.move(names, 1, 2, 3);
}
if (table.maxn !== undefined && table.getn !== undefined) print(table.maxn(names), table.getn(names));
if (table.foreach !== undefined && table.foreachi !== undefined) {
  table.foreach({ a: 1 }, (key, item) => print(key, item));
  print(table.foreachi(names, (i, item) => (i > 1 ? item : undefined)));
}

const producer = coroutine.create(() => coroutine.yield(1));
const [alive, first] = coroutine.resume(producer);
const [current] = coroutine.running();
print(alive, first, current, coroutine.status(producer));
if (coroutine.isyieldable !== undefined) print(coroutine.isyieldable());

print(math.abs(-1), math.ceil(0.5), math.floor(0.5), math.max(1, 2), math.min(1, 2), math.sqrt(4));
math.randomseed(node.random(1, 1000));
print(math.random(), math.random(6), math.random(10, 20), math.huge);
if (math.pi !== undefined) print(math.pi * 2);
if (math.pow !== undefined) print(math.pow(2, 8), 2 ** 8);
if (math.sin !== undefined && math.cos !== undefined && math.tan !== undefined) {
  print(math.sin(0), math.cos(0), math.tan(0));
}
if (math.asin !== undefined && math.acos !== undefined && math.atan !== undefined) {
  print(math.asin(0), math.acos(0), math.atan(1, 1));
}
if (math.exp !== undefined && math.log !== undefined) print(math.exp(1), math.log(8, 2));
if (math.deg !== undefined && math.rad !== undefined) print(math.deg(math.rad(180)));
if (math.fmod !== undefined && math.modf !== undefined) {
  const [whole, fraction] = math.modf(1.5);
  print(math.fmod(7, 3), whole, fraction);
}
if (math.tointeger !== undefined && math.type !== undefined && math.ult !== undefined) {
  print(math.tointeger(3), math.type(3), math.ult(1, 2), math.maxinteger, math.mininteger);
}

// `package` is a reserved word in TypeScript's modules; `_G` is the way round it.
const modules = _G.package;
modules.loaded.gossip = undefined;
modules.preload.answer = () => 42;
modules.path = "?.lc;?.lua";
print(modules.loaders, modules.searchers, modules.seeall);
if (modules.searchpath !== undefined) print(...modules.searchpath("gossip", modules.path));

print(debug.traceback("here"), debug.traceback(producer, "there"), debug.getregistry());
print(debug.getstrings("ROM").length);
const probe: LuaChunk = () => modules;
if (debug.getinfo !== undefined) print(debug.getinfo(1, "l"));
if (debug.getlocal !== undefined && debug.setlocal !== undefined)
  print(debug.setlocal(1, 1, 0), ...debug.getlocal(1, 1));
if (debug.getmetatable !== undefined && debug.setmetatable !== undefined) {
  print(debug.setmetatable(names, debug.getmetatable(names)));
}
if (debug.getupvalue !== undefined && debug.setupvalue !== undefined) {
  print(debug.setupvalue(probe, 1, modules), ...debug.getupvalue(probe, 1));
}
if (debug.gethook !== undefined && debug.sethook !== undefined) {
  print(...debug.gethook());
  debug.sethook((event, line) => print(event, line), "l");
}
if (debug.getfenv !== undefined && debug.setfenv !== undefined)
  debug.setfenv(probe, debug.getfenv(probe) as object);
if (debug.getuservalue !== undefined && debug.setuservalue !== undefined) {
  print(debug.setuservalue(opened(), debug.getuservalue(opened())));
}
if (debug.upvalueid !== undefined && debug.upvaluejoin !== undefined) {
  print(debug.upvalueid(probe, 1));
  debug.upvaluejoin(probe, 1, probe, 1);
}
function opened(): file.File {
  return assert(file.open("init.lua"));
}

if (utf8 !== undefined) {
  for (const [position, code] of utf8.codes("añb")) print(position, code);
  print(utf8.char(241), utf8.charpattern, utf8.offset("añb", 3), ...utf8.codepoint("ñ", 1));
  const [length, invalid] = utf8.len("añb");
  print(length ?? invalid);
}

export function refused(): void {
  // @ts-expect-error Lua 5.1 has no string.pack
  string.pack("<I4", 1);
  // @ts-expect-error Lua 5.1 has no utf8
  utf8.char(241);
  // @ts-expect-error Lua 5.1 has no math.log
  math.log(8);
  // @ts-expect-error integer builds have no math.pi
  print(math.pi * 2);
  // @ts-expect-error Lua 5.3 has no table.getn
  table.getn(names);
  // @ts-expect-error unpack is global; table.unpack is Lua 5.3's
  table.unpack(names);
  // @ts-expect-error a text, not a number
  string.byte(1);
}
