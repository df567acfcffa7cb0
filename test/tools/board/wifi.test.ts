/** The module wifi against NodeMCU's manual: joining, losing and moving in a network. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { Lab, MS, SECOND, TIMING } from "./lab.ts";

/** Prints every event of the station as it comes. */
const EVENTS = `for _, name in ipairs{"STA_CONNECTED", "STA_DISCONNECTED", "STA_GOT_IP", "STA_DHCP_TIMEOUT",
  "WIFI_MODE_CHANGED"} do
  wifi.eventmon.register(wifi.eventmon[name], function(T)
    print(name, T.SSID or T.IP or T.new_mode, T.reason or T.channel or T.netmask, T.gateway)
  end)
end
`;
const fresh = { radio: { mode: 2, station: { ssid: "", password: "" } } };
const home = { network: { ssid: "home", password: "secret123" }, ...fresh };
const CONFIG = `wifi.setmode(wifi.STATION)
wifi.sta.config({ ssid = "home", pwd = "secret123" })
`;

test("a board whose flash knows the network connects at boot", () => {
  const lab = new Lab();
  const it = lab.board(EVENTS);
  assert.deepEqual(it.lua("return wifi.getmode(), wifi.sta.status(), wifi.sta.getip()"), [1, 1, undefined]);
  lab.pass(TIMING.associate * MS);
  assert.deepEqual(it.printed(), ["STA_CONNECTED\thearsay\t6\tnil"]);
  assert.equal(it.value("wifi.sta.getip()"), undefined);
  lab.pass(TIMING.dhcp * MS);
  assert.deepEqual(it.printed(), ["STA_GOT_IP\t192.168.1.2\t255.255.255.0\t192.168.1.1"]);
  assert.deepEqual(it.lua("return wifi.sta.getip()"), ["192.168.1.2", "255.255.255.0", "192.168.1.1"]);
  assert.deepEqual(it.lua("return wifi.sta.status(), wifi.sta.getbroadcast(), wifi.sta.getrssi()"), [
    wifiStatus.GOTIP,
    "192.168.1.255",
    -55,
  ]);
});

const wifiStatus = { IDLE: 0, CONNECTING: 1, WRONGPWD: 2, APNOTFOUND: 3, GOTIP: 5 };

test("a fresh board is an access point, and joins when init.lua says so", () => {
  const lab = new Lab(home);
  const it = lab.online(`mode = wifi.getmode() ${CONFIG}`);
  assert.equal(it.value("mode"), 2);
  assert.equal(it.value("wifi.sta.getip()"), it.ip);
});

test("configuration is kept across restarts unless save is false", () => {
  const lab = new Lab(home);
  const it = lab.board();
  it.lua(
    `wifi.setmode(wifi.STATION, false) wifi.sta.config({ ssid = "home", pwd = "secret123", save = false })`,
  );
  lab.pass(5 * SECOND);
  assert.equal(it.value("wifi.sta.getip()"), it.ip);
  it.board.restart();
  lab.pass(5 * SECOND);
  assert.deepEqual(it.lua("return wifi.getmode(), wifi.sta.getip()"), [2, undefined]);
  it.lua(CONFIG);
  it.board.restart();
  lab.pass(5 * SECOND);
  assert.deepEqual(it.lua("return wifi.getmode(), (wifi.sta.getip())"), [1, it.ip]);
  assert.deepEqual(it.lua("return wifi.sta.getdefaultconfig()"), [
    "home",
    "secret123",
    0,
    "ff:ff:ff:ff:ff:ff",
  ]);
});

test("a wrong password and a missing network are told, and tried again", () => {
  const lab = new Lab(home);
  const it = lab.board(EVENTS);
  it.lua(`wifi.setmode(wifi.STATION) wifi.sta.config({ ssid = "home", pwd = "wrong pass" })`);
  lab.pass(TIMING.associate * MS);
  assert.deepEqual(it.printed(), ["WIFI_MODE_CHANGED\t1\tnil\tnil", "STA_DISCONNECTED\thome\t15\tnil"]);
  assert.equal(it.value("wifi.sta.status()"), wifiStatus.WRONGPWD);
  it.lua(`wifi.sta.config({ ssid = "elsewhere", pwd = "secret123" })`);
  lab.pass(TIMING.associate * MS);
  assert.deepEqual(it.printed(), ["STA_DISCONNECTED\telsewhere\t201\tnil"]);
  assert.equal(it.value("wifi.sta.status() == wifi.STA_APNOTFOUND"), true);
  lab.pass(10 * SECOND);
  assert.equal(it.printed().length, 5);
});

test("the network goes away: noticed after some beacons, found again when it is back", () => {
  const lab = new Lab();
  const it = lab.online(EVENTS);
  it.printed();
  lab.accessPoint.goAway();
  lab.pass((TIMING.beacons - 1) * MS);
  assert.equal(it.value("wifi.sta.getip()"), it.ip);
  lab.pass(1 * MS);
  assert.deepEqual(it.printed(), ["STA_DISCONNECTED\thearsay\t200\tnil"]);
  assert.equal(it.value("wifi.sta.getip()"), undefined);
  lab.pass(20 * SECOND);
  assert.ok(it.printed().every((line) => line === "STA_DISCONNECTED\thearsay\t201\tnil"));
  lab.accessPoint.comeBack();
  lab.pass(5 * SECOND);
  assert.equal(it.printed().at(-1), "STA_GOT_IP\t192.168.1.2\t255.255.255.0\t192.168.1.1");
});

test("a network that is back before it is missed was never away", () => {
  const lab = new Lab();
  const it = lab.online(EVENTS);
  it.printed();
  lab.accessPoint.goAway();
  lab.pass(TIMING.beacons * MS - 1);
  lab.accessPoint.comeBack();
  lab.pass(20 * SECOND);
  assert.deepEqual(it.printed(), []);
});

test("a renewal gives another address at once", () => {
  const lab = new Lab();
  const it = lab.online(EVENTS);
  it.printed();
  lab.accessPoint.giveAddress(it.board.air, "192.168.1.44");
  lab.pass(1);
  assert.deepEqual(it.printed(), ["STA_GOT_IP\t192.168.1.44\t255.255.255.0\t192.168.1.1"]);
  assert.equal(it.value("wifi.sta.getip()"), "192.168.1.44");
});

test("an address that another station has is not got; it is told, and tried again", () => {
  const lab = new Lab();
  lab.lan.station("192.168.1.2", "255.255.255.0");
  const it = lab.board(EVENTS);
  const troubles: string[] = [];
  it.board.air.onTrouble = (message) => troubles.push(message);
  lab.pass((TIMING.associate + TIMING.dhcp) * MS);
  assert.equal(it.printed().at(-1), "STA_DHCP_TIMEOUT\tnil\tnil\tnil");
  assert.match(troubles[0] ?? "", /192\.168\.1\.2 is taken/);
  lab.accessPoint.giveAddress(it.board.air, "192.168.1.3");
  lab.pass(TIMING.retry * MS);
  assert.equal(it.value("wifi.sta.getip()"), "192.168.1.3");
});

test("disconnect leaves and stays away, connect returns", () => {
  const lab = new Lab();
  const it = lab.online();
  it.lua("wifi.sta.disconnect(function(T) print('left', T.reason) end)");
  assert.deepEqual(it.lua("return wifi.sta.status(), wifi.sta.getip()"), [wifiStatus.IDLE, undefined]);
  lab.pass(20 * SECOND);
  assert.deepEqual(it.printed(), ["left\t8"]);
  it.lua("wifi.sta.connect(function(T) print('joined', T.SSID) end)");
  lab.pass(5 * SECOND);
  assert.deepEqual(it.printed(), ["joined\thearsay"]);
  assert.equal(it.value("wifi.sta.getip()"), it.ip);
});

test("setip takes an address without asking", () => {
  const lab = new Lab();
  const it = lab.online(EVENTS);
  it.printed();
  assert.equal(it.value(`wifi.sta.setip({ ip = "192.168.1.200", netmask = "255.255.255.0" })`), true);
  assert.deepEqual(it.lua("return wifi.sta.getip()"), ["192.168.1.200", "255.255.255.0", "192.168.1.1"]);
  lab.accessPoint.giveAddress(it.board.air, "192.168.1.9");
  lab.pass(SECOND);
  assert.equal(it.value("wifi.sta.getip()"), "192.168.1.200");
  assert.deepEqual(it.printed(), ["STA_GOT_IP\t192.168.1.200\t255.255.255.0\t192.168.1.1"]);
});

test("one callback an event: the last registered, until unregistered", () => {
  const lab = new Lab();
  const it = lab.board();
  it.lua(`local got = wifi.eventmon.STA_GOT_IP
    wifi.eventmon.register(got, function() print("first") end)
    wifi.eventmon.register(got, function() print("second") end)`);
  lab.pass(5 * SECOND);
  assert.deepEqual(it.printed(), ["second"]);
  it.lua("wifi.eventmon.unregister(wifi.eventmon.STA_GOT_IP)");
  lab.accessPoint.giveAddress(it.board.air, "192.168.1.44");
  lab.pass(SECOND);
  assert.deepEqual(it.printed(), []);
});

test("callbacks of wifi.sta.config are those of eventmon, and an error in one is a panic", () => {
  const lab = new Lab(home);
  const it = lab.online(`wifi.setmode(wifi.STATION)
    wifi.sta.config({ ssid = "home", pwd = "secret123",
      connect_cb = function(T) print("connected", T.SSID) end,
      got_ip_cb = function(T) error("no " .. T.IP) end })`);
  assert.equal(it.printed()[0], "connected\thome");
  assert.match(it.panics.join(), /no 192\.168\.1\.2/);
});

test("a scan hears the network in both formats", () => {
  const lab = new Lab();
  const it = lab.online(`function show(t) for k, v in pairs(t) do print(k .. " = " .. v) end end
    wifi.sta.getap(show) wifi.sta.getap(1, show)`);
  lab.pass(5 * SECOND);
  assert.deepEqual(it.printed(), [
    "hearsay = 0,-55,02:00:5e:00:00:01,6",
    "02:00:5e:00:00:01 = hearsay,-55,0,6",
  ]);
});

test("getconfig shows the configuration as a table or as values", () => {
  const it = new Lab(home).board(CONFIG);
  assert.deepEqual(it.lua("return wifi.sta.getconfig()"), ["home", "secret123", 0, "ff:ff:ff:ff:ff:ff"]);
  assert.deepEqual(
    it.value("wifi.sta.getconfig(true)"),
    new Map<string, unknown>([
      ["ssid", "home"],
      ["pwd", "secret123"],
      ["bssid_set", false],
      ["bssid", "ff:ff:ff:ff:ff:ff"],
    ]),
  );
  assert.deepEqual(it.lua("return wifi.sta.clearconfig(), wifi.sta.getconfig()").slice(0, 2), [true, ""]);
});

test("names and addresses of the board", () => {
  const it = new Lab().board();
  assert.deepEqual(it.lua("return wifi.sta.getmac(), wifi.ap.getmac(), wifi.sta.gethostname()"), [
    "5c:cf:7f:00:01:01",
    "5e:cf:7f:00:01:01",
    "NODE-000101",
  ]);
  assert.deepEqual(it.lua("return wifi.sta.sethostname('porch-1'), wifi.sta.gethostname()"), [
    true,
    "porch-1",
  ]);
});

test("the soft access point keeps its configuration and its own address", () => {
  const it = new Lab(fresh).board();
  assert.deepEqual(it.lua("return wifi.ap.getip()"), ["192.168.4.1", "255.255.255.0", "192.168.4.1"]);
  assert.equal(it.value(`wifi.ap.config({ ssid = "porch", pwd = "12345678" })`), true);
  assert.deepEqual(it.lua("return wifi.ap.getconfig()"), ["porch", "12345678"]);
  assert.deepEqual(it.lua(`return wifi.ap.dhcp.config({ start = "192.168.4.10" })`), [
    "192.168.4.10",
    "192.168.4.13",
  ]);
  it.lua("wifi.setmode(wifi.STATION)");
  assert.equal(it.value("wifi.ap.getip()"), undefined);
});

test("refusals are those of the firmware", () => {
  const it = new Lab().board();
  for (const [chunk, message] of [
    ["wifi.setmode(4)", "bad argument #1 to 'setmode' (Invalid mode)"],
    ["wifi.setmode(1, 1)", "bad argument #2 to 'setmode' (boolean expected, got number)"],
    ["wifi.sta.config('home', 'pw')", "bad argument #1 to 'config' (config table not found!)"],
    ["wifi.sta.config({})", "bad argument #1 to 'config' (ssid required)"],
    ["wifi.sta.config({ssid = true})", "bad argument #1 to 'config' (ssid:not string)"],
    ["wifi.sta.config({ssid = ('x'):rep(33)})", "bad argument #1 to 'config' (ssid: length:0-32)"],
    ["wifi.sta.config({ssid = 'x', pwd = ('x'):rep(65)})", "bad argument #1 to 'config' (pwd: length:0-64)"],
    ["wifi.sta.config({ssid = 'x', auto = 1})", "bad argument #1 to 'config' (auto:not boolean)"],
    ["wifi.sta.config({ssid = 'x', got_ip_cb = 1})", "bad argument #1 to 'config' (gotip_cb:not function)"],
    ["wifi.sta.autoconnect(2)", "bad argument #1 to 'autoconnect' (0 or 1)"],
    ["wifi.sta.sethostname('-no-')", "bad argument #1 to 'sethostname' (Invalid hostname)"],
    ["wifi.sta.setip('192.168.1.1')", "wrong arg type"],
    ["wifi.sta.setmac('1')", "bad argument #1 to 'setmac' (MAC:FF:FF:FF:FF:FF:FF)"],
    ["wifi.eventmon.register(11, print)", "valid wifi events:0-10"],
    ["wifi.setphymode(9)", "wrong arg type"],
    ["wifi.ap.config({})", "bad argument #1 to 'config' (ssid: required)"],
    ["wifi.ap.config({ssid = 'x', pwd = 'short'})", "bad argument #1 to 'config' (pwd: length:0 or 8-64)"],
    ["wifi.ap.getclient()", "Can't list clients in STATION mode"],
    ["wifi.suspend()", "wifi.suspend is unavailable"],
  ] as const) {
    assert.throws(() => it.lua(chunk), { message }, chunk);
  }
});

test("the constants are those of the manual", () => {
  const it = new Lab().board();
  const constants =
    "wifi.STATION, wifi.SOFTAP, wifi.STATIONAP, wifi.NULLMODE, wifi.PHYMODE_N, wifi.STA_GOTIP";
  assert.deepEqual(it.lua(`return ${constants}`), [1, 2, 3, 0, 3, 5]);
  assert.equal(it.value("wifi.eventmon.reason['4WAY_HANDSHAKE_TIMEOUT']"), 15);
});
