/** The modules sjson, crypto, encoder, struct, bit and rtctime against NodeMCU's manual and C code. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Desk, SECOND } from "./desk.ts";

const desk = new Desk();

test("sjson.encode: lists, objects, numbers, strings", () => {
  const cases: [string, string][] = [
    ["{}", "[]"],
    ["{1, 2.5, -3}", "[1,2.5,-3]"],
    ["{a = 1}", '{"a":1}'],
    ["{1, nil, 3}", "[1,null,3]"],
    ["{[2] = 'x'}", '[null,"x"]'],
    ["{[0] = 1}", '{"0":1}'],
    ["{true, false}", "[true,false]"],
    ["{0.1, 1e15, 1e21, 1/0, -1/0, 0/0}", "[0.1000000000000000056,1000000000000000,1e+21,null,null,null]"],
    ["{1e-7, 123456.789}", "[9.999999999999999547e-08,123456.7890000000043]"],
    ["{'q\"\\n\\t\\0\\31'}", '["q\\"\\n\\t\\u0000\\u001f"]'],
    ["{'\\195\\164'}", '["\xc3\xa4"]'],
    ["{'back\\\\slash'}", '["back\\slash"]'],
    ["{{{}}, {a = {}}}", '[[[]],{"a":[]}]'],
    ["{function() return 5 end}", "[5]"],
    ["{function() return {function() return 'x' end} end}", '[["x"]]'],
  ];
  for (const [value, json] of cases) assert.equal(desk.value(`sjson.encode(${value})`), json, value);
  assert.equal(desk.value("sjson.encode({'NIL', 'x'}, {null = 'NIL'})"), '[null,"x"]');
  assert.equal(desk.value("sjson.encode({sjson.decode('[null]')[1]})"), "[null]");
});

test("sjson.encode: what it refuses", () => {
  assert.equal(desk.error("sjson.encode(1)"), "bad argument #1 to 'encode' (table expected, got number)");
  assert.equal(desk.error("sjson.encode({coroutine.create(function() end)})"), "Cannot encode type 8");
  const nested = (n: number) => `local t = {} for i = 2, ${n} do t = {t} end return #sjson.encode(t)`;
  assert.deepEqual(desk.lua(nested(20)), [40]);
  assert.equal(desk.error(nested(21)), "encoder stack overflow");
  assert.equal(desk.error("local t = {} t[1] = t sjson.encode(t)"), "encoder stack overflow");
});

test("sjson.decode: values, escapes, null", () => {
  const one = (json: string) => desk.value(`sjson.decode([==[[${json}]]==])[1]`);
  assert.equal(one("-12.5e2"), -1250);
  assert.equal(one("true"), true);
  assert.equal(one('"a\\"\\\\\\/\\b\\f\\n\\r\\t"'), 'a"\\/\b\f\n\r\t');
  assert.equal(one('"\\u00e4\\u20ac\\ud83d"'), "\xc3\xa4\xe2\x82\xac?");
  assert.equal(desk.value("type(sjson.decode('[null]')[1])"), "userdata");
  assert.equal(desk.value("sjson.decode('[null]', {null = 'none'})[1]"), "none");
  assert.equal(desk.value("#sjson.decode('{\"a\":null}', {}) "), 0);
  assert.deepEqual(
    desk.value('sjson.decode(\' {"a" : [ 1 , {"b":2} ] , "c":{}} ignored\')'),
    new Map<string, unknown>([
      [
        "a",
        new Map<number, unknown>([
          [1, 1],
          [2, new Map([["b", 2]])],
        ]),
      ],
      ["c", new Map()],
    ]),
  );
});

test("sjson.decode: errors by jsonsl's names", () => {
  const cases: Record<string, string> = {
    "[1 2]": "CANT_INSERT",
    "{1:2}": "HKEY_EXPECTED",
    '{"a" 1}': "CANT_INSERT",
    '{"a"}': "VALUE_EXPECTED",
    '{"a":1 "b"}': "STRAY_TOKEN",
    "[1,]": "TRAILING_COMMA",
    "[1}": "BRACKET_MISMATCH",
    "[,1]": "STRAY_TOKEN",
    '["a\tb"]': "WEIRD_WHITESPACE",
    '["\\x"]': "ESCAPE_INVALID",
    "[01]": "INVALID_NUMBER",
    "[1.]": "INVALID_NUMBER",
    "[-]": "INVALID_NUMBER",
    "[1e]": "INVALID_NUMBER",
    "[tru]": "SPECIAL_INCOMPLETE",
    "[trux]": "SPECIAL_EXPECTED",
    "[x]": "SPECIAL_EXPECTED",
    '"a"': "STRING_OUTSIDE_CONTAINER",
    "[\\]": "ESCAPE_OUTSIDE_STRING",
  };
  for (const [json, name] of Object.entries(cases)) {
    assert.equal(desk.error(`sjson.decode([==[${json}]==])`), `JSON parse error: ${name}`, json);
  }
  for (const json of ["", "  ", "[1", '{"a":', "12"]) {
    assert.equal(
      desk.error(`sjson.decode([==[${json}]==])`),
      "Incomplete JSON object passed to sjson.decode",
      json,
    );
  }
  const nested = (n: number) => `sjson.decode(("["):rep(${n}) .. ("]"):rep(${n}))`;
  assert.equal(desk.error(nested(19)), undefined);
  assert.equal(desk.error(nested(20)), "JSON parse error: LEVELS_EXCEEDED");
  assert.equal(desk.error(`sjson.decode(("["):rep(30) .. ("]"):rep(30), {depth = 40})`), undefined);
});

test("sjson decoders take pieces of any size, encoders give them", () => {
  const whole = '{"a":[1,2,{"b":"x\\u00e9y"}],"c":true,"n":-1.5e3}';
  desk.lua(`d = sjson.decoder() s = [==[${whole}]==] for i = 1, #s do d:write(s:sub(i, i)) end`);
  assert.equal(desk.value("d:result().a[3].b"), "x\xc3\xa9y");
  assert.equal(desk.value("d:result().n"), -1500);
  assert.equal(desk.error("sjson.decoder():result()"), "decode not complete");
  assert.equal(
    desk.error("local d = sjson.decoder() pcall(d.write, d, '[x') d:write(']')"),
    "JSON parse error: previous call",
  );
  assert.deepEqual(
    desk.lua("local e = sjson.encoder({1, 2, 'abc'}) return e:read(4), e:read(4), e:read(), e:read()"),
    ["[1,2", ',"ab', 'c"]'],
  );
});

test("sjson metatables: on each table, and checkpath keeps or drops it", () => {
  desk.lua(`paths = {}
    mt = { __index = { tag = "T" }, checkpath = function(t, path)
      paths[#paths + 1] = table.concat(path, ".") return path[1] ~= "drop" end }
    r = sjson.decode('{"keep":{"x":[1]},"drop":{"y":{}}}', { metatable = mt })`);
  assert.equal(desk.value("r.keep.x.tag"), "T");
  assert.equal(desk.value("rawget(r, 'drop')"), undefined);
  assert.equal(desk.value("table.concat(paths, ' ')"), " keep keep.x drop drop.y");
});

test("sjson leaves nothing behind", () => {
  const it = new Desk();
  const round =
    "for i = 1, 50 do pcall(sjson.decode, '[1,{\"a\":[2,3]},x') sjson.decode('[[1]]') sjson.encode({{1}}) end";
  it.lua(round);
  const before = it.value("node.heap()") as number;
  it.lua(round);
  it.lua(round);
  assert.ok(before - (it.value("node.heap()") as number) < 64);
});

test("crypto: hashes, macs, files", () => {
  const hex = (expression: string) => String(desk.value(`encoder.toHex(${expression})`));
  assert.equal(hex("crypto.hash('sha256', 'abc')").slice(0, 16), "ba7816bf8f01cfea");
  assert.equal(hex("crypto.hash('MD5', '')"), "d41d8cd98f00b204e9800998ecf8427e");
  assert.equal(hex("crypto.sha1('abc')"), "a9993e364706816aba3e25717850c26c9cd0d89d");
  assert.equal(
    hex("crypto.hmac('sha256', 'what do ya want for nothing?', 'Jefe')"),
    "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
  );
  assert.equal(
    hex(
      "(function() local h = crypto.new_hash('sha1') h:update('a') h:update('bc') return h:finalize() end)()",
    ),
    "a9993e364706816aba3e25717850c26c9cd0d89d",
  );
  assert.equal(
    desk.value(`(function() local h = crypto.new_hmac('md5', 'k') h:update('x')
      return h:finalize() == crypto.hmac('md5', 'x', 'k') end)()`),
    true,
  );
  desk.lua("file.putcontents('f', 'abc')");
  assert.equal(desk.value("crypto.fhash('sha1', 'f') == crypto.sha1('abc')"), true);
  assert.equal(desk.error("crypto.fhash('sha1', 'none')"), "file does not exist");
  assert.equal(desk.error("crypto.hash('sha3', '')"), "unknown hash mech");
});

test("crypto: AES, zero-filled", () => {
  const key = "'1234567890abcdef'";
  // NIST SP 800-38A, F.2.1: the first block of CBC-AES128.
  assert.equal(
    desk.value(`encoder.toHex(crypto.encrypt("AES-CBC", encoder.fromHex("2b7e151628aed2a6abf7158809cf4f3c"),
      encoder.fromHex("6bc1bee22e409f96e93d7e117393172a"), encoder.fromHex("000102030405060708090a0b0c0d0e0f")))`),
    "7649abac8119b246cee98e9b12e9197d",
  );
  assert.equal(
    desk.value(`crypto.decrypt("AES-ECB", ${key}, crypto.encrypt("AES-ECB", ${key}, "hi"))`),
    `hi${"\0".repeat(14)}`,
  );
  assert.equal(desk.error(`crypto.encrypt("DES", ${key}, "x")`), "unknown cipher: DES");
  assert.equal(desk.error(`crypto.encrypt("AES-CBC", "short", "x")`), "crypto op failed");
  assert.equal(desk.value("crypto.mask('abc', '\\1\\2')"), "``b");
  assert.equal(desk.error("crypto.mask('abc', '')"), "invalid argument: mask");
});

test("encoder", () => {
  assert.equal(desk.value("encoder.toBase64('\\0\\255ab')"), "AP9hYg==");
  assert.equal(desk.value("encoder.fromBase64('AP9hYg==')"), "\0\xffab");
  assert.equal(desk.value("encoder.toHex('\\0\\255')"), "00ff");
  assert.equal(desk.value("encoder.fromHex('00fFAb')"), "\0\xff\xab");
  assert.equal(desk.value("encoder.toBase64('') .. encoder.fromBase64('')"), "");
  for (const bad of ["abc", "ab=c", "a===", "ab!="]) {
    assert.equal(desk.error(`encoder.fromBase64('${bad}')`), "Invalid base64 string", bad);
  }
  assert.equal(desk.error("encoder.fromHex('0')"), "Invalid hex string");
  assert.equal(desk.error("encoder.fromHex('0g')"), "Invalid hex string");
  assert.equal(desk.error("encoder.toHex()"), "bad argument #1 to 'toHex' (string expected, got no value)");
});

test("struct: order, sizes, alignment, strings", () => {
  const hex = (args: string) => desk.value(`encoder.toHex(struct.pack(${args}))`);
  assert.equal(hex("'>I2I4', 258, 1"), "010200000001");
  assert.equal(hex("'<hb', -2, -1"), "feffff");
  assert.equal(hex("'!4 b I4', 1, 2"), "0100000002000000");
  assert.equal(hex("'>d', 1.5"), "3ff8000000000000");
  assert.equal(hex("'<f', 1.5"), "0000c03f");
  assert.equal(hex("'s c2 x', 'ab', 'cdef'"), "616200636400");
  assert.deepEqual(desk.lua("return struct.unpack('>I2 h B s', '\\1\\2\\255\\254\\200hey\\0rest')"), [
    ...[258, -2, 200, "hey", 10],
  ]);
  assert.deepEqual(desk.lua("return struct.unpack('>I4', '\\255\\255\\255\\255')"), [4294967295, 5]);
  assert.deepEqual(desk.lua("return struct.unpack('B c0', '\\3abcd')"), ["abc", 5]);
  assert.deepEqual(desk.lua("return struct.unpack('<I2', 'xx\\1\\0', 3)"), [1, 5]);
  assert.deepEqual(desk.lua("return struct.size('!4 B I4 c10 d')"), [28]);
});

test("struct: what it refuses", () => {
  assert.equal(
    desk.error("struct.unpack('I4', 'abc')"),
    "bad argument #2 to 'unpack' (data string too short)",
  );
  assert.equal(desk.error("struct.pack('y', 1)"), "bad argument #1 to 'pack' (invalid format option 'y')");
  assert.equal(desk.error("struct.pack('i33', 1)"), "integral size 33 is larger than limit of 32");
  assert.equal(desk.error("struct.pack('!3', 1)"), "alignment 3 is not a power of 2");
  assert.equal(desk.error("struct.unpack('s', 'abc')"), "unfinished string in data");
  assert.equal(desk.error("struct.size('s')"), "bad argument #1 to 'size' (option 's' has no fixed size)");
});

test("bit works on signed 32-bit integers", () => {
  assert.deepEqual(
    desk.lua(`return bit.band(0xff, 15), bit.bor(1, 2, 4), bit.bxor(5, 1), bit.bnot(0), bit.lshift(1, 31),
      bit.rshift(-1, 28), bit.arshift(-8, 1), bit.bit(5), bit.set(0, 0, 3), bit.clear(15, 0, 1)`),
    [15, 7, 4, -1, -2147483648, 15, -4, 32, 9, 12],
  );
  assert.deepEqual(desk.lua("return bit.isset(5, 2), bit.isset(5, 1), bit.isclear(5, 1)"), [
    true,
    false,
    true,
  ]);
  assert.equal(desk.value("bit.band(2^40, -1)"), 2147483647, "a number beyond 32 bits is clamped");
  assert.equal(desk.error("bit.band('x')"), "bad argument #1 to 'band' (number expected, got string)");
});

test("rtctime is 0 until set, then runs, over restarts but not over power cuts", () => {
  const it = new Desk();
  assert.deepEqual(it.lua("return rtctime.get()"), [0, 0, 0]);
  it.lua("rtctime.set(1700000000, 500000)");
  it.pass(SECOND);
  assert.deepEqual(it.lua("return rtctime.get()"), [1700000001, 500000, 0]);
  it.board.restart();
  it.pass(SECOND);
  assert.equal(it.lua("return rtctime.get()")[0], 1700000002);
  it.board.powerOff();
  it.board.powerOn();
  it.pass(SECOND);
  assert.deepEqual(it.lua("return rtctime.get()"), [0, 0, 0]);
  assert.deepEqual(
    it.lua(
      "local t = rtctime.epoch2cal(1709210096) return t.year, t.mon, t.day, t.hour, t.min, t.sec, t.wday, t.yday",
    ),
    [2024, 2, 29, 12, 34, 56, 5, 60],
  );
  assert.equal(it.error("rtctime.epoch2cal(-1)"), "bad argument #1 to 'epoch2cal' (wrong arg range)");
});
