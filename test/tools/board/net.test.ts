/** The module net against NodeMCU's manual and its refusals: UDP between virtual boards. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Lab, MS, SECOND, TIMING } from "./lab.ts";

/** Prints what a socket on port 5000 hears. */
const LISTEN = `s = net.createUDPSocket()
s:listen(5000)
s:on("receive", function(socket, data, port, ip) print(data, port, ip, socket == s) end)
`;

test("a datagram reaches the other board's callback with its sender's port and address", () => {
  const lab = new Lab();
  const a = lab.board(LISTEN);
  const b = lab.online(LISTEN);
  a.lua(`s:send(5000, "${b.ip}", "hello")`);
  lab.pass(2 * MS);
  assert.deepEqual(b.printed(), [`hello\t5000\t${a.ip}\ttrue`]);
  assert.deepEqual(a.printed(), []);
});

test("data is binary, up to 1,472 bytes; what is longer counts as sent and never arrives", () => {
  const lab = new Lab();
  const a = lab.board();
  const b = lab.online(`s = net.createUDPSocket() s:listen(7)
    s:on("receive", function(_, data) print(#data, data:byte(1), data:byte(-1)) end)`);
  a.lua("s = net.createUDPSocket() sent = 0");
  for (const length of [1, 1472, 1473]) {
    a.lua(`s:send(7, "${b.ip}", string.char(0):rep(${length} - 1) .. string.char(255),
      function() sent = sent + 1 end)`);
    lab.pass(2 * MS);
  }
  assert.deepEqual(b.printed(), ["1\t255\t255", "1472\t0\t255"]);
  assert.equal(a.value("sent"), 3);
});

test("broadcasts reach all but their sender; to itself a board sends nothing", () => {
  const lab = new Lab();
  const [a, b, c] = [lab.board(LISTEN), lab.board(LISTEN), lab.online(LISTEN)];
  a.lua("s:send(5000, '255.255.255.255', 'limited') s:send(5000, wifi.sta.getbroadcast(), 'directed')");
  a.lua("s:send(5000, wifi.sta.getip(), 'to itself')");
  lab.pass(2 * MS);
  for (const other of [b, c]) {
    assert.deepEqual(other.printed(), [`limited\t5000\t${a.ip}\ttrue`, `directed\t5000\t${a.ip}\ttrue`]);
  }
  assert.deepEqual(a.printed(), []);
});

test("multicast reaches those who joined, until they leave", () => {
  const lab = new Lab();
  const [a, b, c] = [lab.board(LISTEN), lab.board(LISTEN), lab.online(LISTEN)];
  b.lua("net.multicastJoin('', '239.1.2.3')");
  c.lua("net.multicastJoin('any', '239.1.2.3') net.multicastLeave(wifi.sta.getip(), '239.1.2.3')");
  a.lua("s:send(5000, '239.1.2.3', 'group')");
  lab.pass(2 * MS);
  assert.deepEqual(b.printed(), [`group\t5000\t${a.ip}\ttrue`]);
  assert.deepEqual([a.printed(), c.printed()], [[], []]);
});

test("a socket may answer from its callback, and be closed there", () => {
  const lab = new Lab();
  const a = lab.board(LISTEN);
  const b = lab.online(`local s = net.createUDPSocket()
    s:listen(5000)
    s:on("receive", function(s, data, port, ip) s:send(port, ip, "echo: " .. data) s:close() end)`);
  b.lua("collectgarbage()");
  for (const text of ["one", "two"]) {
    a.lua(`s:send(5000, "${b.ip}", "${text}")`);
    lab.pass(5 * MS);
  }
  assert.deepEqual(a.printed(), [`echo: one\t5000\t${b.ip}\ttrue`]);
  assert.deepEqual(b.panics, []);
});

test("an error in a receive callback is a panic", () => {
  const lab = new Lab();
  const a = lab.board(LISTEN);
  const b = lab.online(
    `s = net.createUDPSocket() s:listen(5000) s:on("receive", function() error("bad") end)`,
  );
  a.lua(`s:send(5000, "${b.ip}", "x")`);
  lab.pass(2 * MS);
  assert.match(b.panics.join(), /bad/);
});

test("a socket that nobody holds lives while it is bound", () => {
  const lab = new Lab();
  const a = lab.board(LISTEN);
  const b = lab.online(`do local s = net.createUDPSocket() s:listen(5000) s:on("receive", print) end
    collectgarbage() collectgarbage()`);
  a.lua(`s:send(5000, "${b.ip}", "still there?")`);
  lab.pass(2 * MS);
  assert.match(b.printed()[0] ?? "", /still there\?\t5000/);
});

test("sending without an address, or in the moment after it came, raises `routing problem`", () => {
  const lab = new Lab();
  const it = lab.board(LISTEN);
  const send = `s:send(5000, "192.168.1.99", "x")`;
  assert.throws(() => it.lua(send), { message: "routing problem" });
  lab.pass((TIMING.associate + TIMING.dhcp) * MS);
  assert.equal(it.value("wifi.sta.getip()"), it.ip);
  assert.throws(() => it.lua(send), { message: "routing problem" });
  lab.pass(TIMING.route * MS);
  it.lua(send);
});

test("the sent callback is called at once, also when the sending then raises", () => {
  const it = new Lab().board("s = net.createUDPSocket()");
  assert.deepEqual(
    it.lua(
      `return pcall(function() s:send(9, "192.168.1.9", "x", function(o) print("sent", o == s) end) end)`,
    ),
    [false, "host:1: routing problem"],
  );
  assert.deepEqual(it.printed(), ["sent\ttrue"]);
});

test("refusals are those of the firmware", () => {
  const it = new Lab().online(LISTEN);
  it.lua("n = net.createUDPSocket()");
  for (const [chunk, message] of [
    ['s:send(5000, "192.168.1.9", "")', "no data to send"],
    ['s:send(0, "192.168.1.9", "x")', "need port"],
    ['s:send(65536, "192.168.1.9", "x")', "need port"],
    ['s:send(5000, "192.168.1.256", "x")', "invalid IP address"],
    ['s:send(5000, "esp.local", "x")', "invalid IP address"],
    ["s:send(5000, nil, 'x')", "bad argument #2 to 'send' (string expected, got nil)"],
    ["s:send(5000, '192.168.1.9')", "bad argument #3 to 'send' (string expected, got no value)"],
    ["s:listen(5001)", "already listening"],
    ["n:listen(5000)", "address in use"],
    ["n:listen(5001, 'here')", "invalid IP address"],
    ["n:close()", "not connected"],
    ["n:ttl()", "socket is not open/bound yet"],
    ["s:on('connection', print)", "invalid callback name"],
    ["s:on('receive', 1)", "invalid callback function"],
    ["s:on('receive')", "invalid callback function"],
    ["s.close({})", "invalid user data"],
    ["s:dns('x.example')", "no callback specified"],
    ["net.multicastJoin(nil, '239.1.2.3')", "wrong arg type"],
    ["net.multicastJoin('any', '239')", "invalid multicast ip"],
    ["net.createConnection()", "net.createConnection: TCP is not on the virtual board, only UDP"],
    ["net.createServer()", "net.createServer: TCP is not on the virtual board, only UDP"],
    ["net.dns.getdnsserver(2)", "server index out of range [0-1]"],
    ["net.dns.setdnsserver('0.0.0.0')", "invalid dns server ip"],
  ] as const) {
    assert.throws(() => it.lua(chunk), { message }, chunk);
  }
});

test("addresses are read as lwIP reads them", () => {
  const lab = new Lab();
  const a = lab.board("s = net.createUDPSocket()");
  const b = lab.online(LISTEN);
  for (const text of ["192.168.0x1.3", "192.168.259", "0300.0250.1.3", "3232235779", "192.168.1.3 "]) {
    a.lua(`s:send(5000, "${text}", "${text}")`);
    lab.pass(2 * MS);
    assert.match(b.printed()[0] ?? "", new RegExp(`^${text}\t`), text);
  }
  for (const text of ["", "192.168.1.3.4", "192.168..3", "09.1.1.1", "1.2.3.4x", "-1"]) {
    assert.throws(() => a.lua(`s:send(5000, "${text}", "x")`), { message: "invalid IP address" }, text);
  }
});

test("getaddr tells where a socket is bound, ttl what lwIP keeps", () => {
  const it = new Lab().online("s = net.createUDPSocket()");
  assert.deepEqual(it.lua("return s:getaddr()"), [undefined, undefined]);
  it.lua("s:listen(0)");
  assert.deepEqual(it.lua("return s:getaddr()"), [4096, "0.0.0.0"]);
  assert.deepEqual(it.lua("return s:ttl(), s:ttl(3), s:ttl()"), [255, 3, 3]);
  it.lua("s:close()");
  assert.deepEqual(it.lua("return s:getaddr()"), [undefined, undefined]);
});

test("sockets hear through the loss and the change of the address", () => {
  const lab = new Lab();
  const a = lab.board(LISTEN);
  const b = lab.online(LISTEN);
  lab.accessPoint.goAway(b.board.air);
  lab.pass(10 * SECOND);
  assert.equal(b.value("wifi.sta.getip()"), undefined);
  lab.accessPoint.comeBack(b.board.air);
  lab.accessPoint.giveAddress(b.board.air, "192.168.1.77");
  lab.pass(10 * SECOND);
  a.lua(`s:send(5000, "192.168.1.77", "moved") s:send(5000, "${b.ip}", "old")`);
  lab.pass(2 * MS);
  assert.deepEqual(b.printed(), [`moved\t5000\t${a.ip}\ttrue`]);
  b.lua(`s:send(5000, "${a.ip}", "here I am")`);
  lab.pass(2 * MS);
  assert.deepEqual(a.printed(), ["here I am\t5000\t192.168.1.77\ttrue"]);
});

test("a cut board neither hears nor is heard, and does not notice", () => {
  const lab = new Lab();
  const [a, b] = [lab.board(LISTEN), lab.online(LISTEN)];
  const talk = () => {
    a.lua(`s:send(5000, "${b.ip}", "a")`);
    b.lua(`s:send(5000, "255.255.255.255", "b")`);
    lab.pass(2 * MS);
    return [a.printed().length, b.printed().length];
  };
  b.board.air.cut = true;
  assert.deepEqual(talk(), [0, 0]);
  assert.equal(b.value("wifi.sta.status()"), 5);
  b.board.air.cut = false;
  assert.deepEqual(talk(), [1, 1]);
});

test("a restart closes every socket", () => {
  const lab = new Lab();
  const a = lab.board(LISTEN);
  const b = lab.online();
  b.lua(`s = net.createUDPSocket() s:listen(5000) s:on("receive", print)`);
  b.lua("node.restart()");
  lab.pass(5 * SECOND);
  b.printed();
  assert.equal(b.value("wifi.sta.getip()"), b.ip);
  a.lua(`s:send(5000, "${b.ip}", "x")`);
  lab.pass(2 * MS);
  assert.deepEqual(b.printed(), []);
  b.lua("t = net.createUDPSocket() t:listen(5000)");
});

test("names are looked up at the network's server; an address is its own name", () => {
  const lab = new Lab();
  const it = lab.online("s = net.createUDPSocket()");
  it.board.air.hosts.set("broker.lan", "192.168.1.50");
  it.lua("s:dns('10.0.0.1', function(o, ip) print(o == s, ip) end)");
  assert.deepEqual(it.printed(), ["true\t10.0.0.1"]);
  it.lua("s:dns('broker.lan', function(_, ip) print(ip) end)");
  it.lua("net.dns.resolve('broker.lan', function(socket, ip) print(socket, ip) end)");
  it.lua("net.dns.resolve('nowhere.lan', function(socket, ip) print(socket, ip) end)");
  assert.deepEqual(it.printed(), []);
  lab.pass(SECOND);
  assert.deepEqual(it.printed(), ["192.168.1.50", "nil\t192.168.1.50"]);
  lab.pass(10 * SECOND);
  assert.deepEqual(it.printed(), ["nil\tnil"]);
  assert.deepEqual(it.lua("return net.dns.getdnsserver(), net.dns.getdnsserver(1)"), [
    "192.168.1.1",
    undefined,
  ]);
  it.lua("net.dns.setdnsserver('9.9.9.9', 1)");
  assert.equal(it.value("net.dns.getdnsserver(1)"), "9.9.9.9");
});

test("ifinfo tells the station's interface", () => {
  const it = new Lab().online();
  const info = it.value("net.ifinfo()") as Map<string, unknown>;
  assert.equal(info.get("ip"), it.ip);
  assert.equal(info.get("hwaddr"), "\x5c\xcf\x7f\x00\x01\x01");
  assert.equal(it.value("net.ifinfo(0).dhcp.client_ip"), it.ip);
  assert.equal(it.value("net.ifinfo(2)"), undefined);
});
