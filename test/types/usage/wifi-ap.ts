// Every function of wifi.ap, used as in the manual's examples.

wifi.ap.config({ ssid: "myssid", pwd: "mypassword" });
wifi.ap.config({
  ssid: "myssid",
  pwd: "mypassword",
  auth: wifi.WPA2_PSK,
  channel: 6,
  hidden: false,
  max: 4,
  beacon: 100,
  save: false,
  staconnected_cb: (event) => print(event.MAC, event.AID),
  stadisconnected_cb: (event) => print(event.MAC, event.AID),
  probereq_cb: (event) => print(event.MAC, event.RSSI),
});
for (const [mac, ip] of pairs(wifi.ap.getclient())) print(mac, ip);
wifi.ap.deauth("18:fe:34:00:00:00");
wifi.ap.deauth();

const config = wifi.ap.getconfig(true);
print(config.ssid, config.pwd ?? "open", config.channel, config.hidden, config.max, config.beacon);
print(config.auth === wifi.OPEN || config.auth === wifi.WPA_PSK || config.auth === wifi.WPA_WPA2_PSK);
const [ssid, password] = wifi.ap.getconfig();
print(ssid, password);
print(wifi.ap.getdefaultconfig(true).ssid);
const [defaultSsid] = wifi.ap.getdefaultconfig();
print(defaultSsid);

wifi.ap.setip({ ip: "192.168.1.1", netmask: "255.255.255.0", gateway: "192.168.1.1" });
const [ip, netmask, gateway] = wifi.ap.getip();
print(ip, netmask, gateway, wifi.ap.getbroadcast());
wifi.ap.setmac("AC-1D-1C-B1-0B-22");
print(wifi.ap.getmac());

const [first, last] = wifi.ap.dhcp.config({ start: "192.168.1.100" });
print(first, last, wifi.ap.dhcp.start(), wifi.ap.dhcp.stop());

export function refused(): void {
  // @ts-expect-error the name is missing
  wifi.ap.config({ pwd: "mypassword" });
  // @ts-expect-error the pool needs its first address
  wifi.ap.dhcp.config({});
  // @ts-expect-error hidden is true or false
  wifi.ap.config({ ssid: "myssid", hidden: 1 });
  // @ts-expect-error the event of a station has no SSID
  wifi.ap.config({ ssid: "myssid", staconnected_cb: (event) => print(event.SSID) });
}
