// Every function of wifi.sta, used as in the manual's examples.

wifi.sta.config({ ssid: "NODE-AABBCC", pwd: "password", save: false });
wifi.sta.config({
  ssid: "NODE-AABBCC",
  pwd: "password",
  bssid: "AA:BB:CC:DD:EE:FF",
  auto: false,
  connected_cb: (event) => print(event.SSID, event.BSSID, event.channel),
  disconnected_cb: (event) => print(event.SSID, event.BSSID, event.reason),
  authmode_change_cb: (event) => print(event.old_auth_mode, event.new_auth_mode),
  got_ip_cb: (event) => print(event.IP, event.netmask, event.gateway),
  dhcp_timeout_cb: () => print("no address"),
});
wifi.sta.connect();
wifi.sta.connect((event) => print(event.channel));
wifi.sta.disconnect();
wifi.sta.disconnect((event) => print(event.reason));
wifi.sta.autoconnect(1);
wifi.sta.clearconfig();

// The networks around.
function list(networks: Record<string, string>): void {
  for (const [key, text] of pairs(networks)) {
    const [ssid, rssi, authmode, channel] = string.match(text, "([^,]+),([^,]+),([^,]+),([^,]*)");
    print(key, ssid, rssi, authmode, channel);
  }
}
wifi.sta.getap(list);
wifi.sta.getap(1, list);
wifi.sta.getap({ ssid: "NODE-AABBCC" }, list);
wifi.sta.getap({ bssid: "AA:AA:AA:AA:AA:AA", channel: 0, show_hidden: 1 }, 1, list);

// The networks remembered.
wifi.sta.setaplimit(5);
const known = wifi.sta.getapinfo();
for (const i of $range(1, known.qty)) {
  const ap = known[i];
  if (ap !== undefined) print(i === wifi.sta.getapindex(), ap.ssid, ap.pwd, ap.bssid);
}
wifi.sta.changeap(4);

// The configuration, in both forms.
const config = wifi.sta.getconfig(true);
print(config.ssid, config.pwd ?? "open", config.bssid, config.bssid_set);
const [ssid, password, bssidSet, bssid] = wifi.sta.getconfig();
print(ssid, password, bssidSet === 1 ? bssid : "any");
print(wifi.sta.getdefaultconfig(true).ssid);
const [defaultSsid] = wifi.sta.getdefaultconfig(false);
print(defaultSsid);

// Addresses and names.
const [ip, netmask, gateway] = wifi.sta.getip();
if (ip !== undefined) print(ip.length, netmask.length, gateway.length);
print(wifi.sta.getbroadcast() ?? "no address", wifi.sta.getmac(), wifi.sta.getrssi());
wifi.sta.setip({ ip: "192.168.0.111", netmask: "255.255.255.0", gateway: "192.168.0.1" });
wifi.sta.setmac("DE:AD:BE:EF:7A:C0");
if (!wifi.sta.sethostname("fishtank")) print(wifi.sta.gethostname());

print(wifi.sta.sleeptype(wifi.MODEM_SLEEP));
const status = wifi.sta.status();
if (status === wifi.STA_GOTIP) print("connected");
if (status === wifi.STA_IDLE || status === wifi.STA_CONNECTING) print("not yet");
if (status === wifi.STA_WRONGPWD || status === wifi.STA_APNOTFOUND || status === wifi.STA_FAIL) print("no");

export function refused(): void {
  // @ts-expect-error the name is missing
  wifi.sta.config({ pwd: "password" });
  // @ts-expect-error the old form without a table is gone
  wifi.sta.config("NODE-AABBCC", "password");
  // @ts-expect-error 0 or 1, not a boolean
  wifi.sta.autoconnect(true);
  // @ts-expect-error without an address there is no netmask
  print(netmask.length);
  // @ts-expect-error the callback gets a table of texts
  wifi.sta.getap((networks: string) => print(networks));
}
