// Every function of wifi.eventmon, used as in the manual's examples.

const { eventmon } = wifi;

wifi.eventmon.register(wifi.eventmon.STA_CONNECTED, (info) => print(info.SSID, info.BSSID, info.channel));
wifi.eventmon.register(wifi.eventmon.STA_DISCONNECTED, (info) => print(info.SSID, info.BSSID, info.reason));
wifi.eventmon.register(wifi.eventmon.STA_AUTHMODE_CHANGE, (info) =>
  print(info.old_auth_mode, info.new_auth_mode),
);
wifi.eventmon.register(wifi.eventmon.STA_GOT_IP, (info) => print(info.IP, info.netmask, info.gateway));
wifi.eventmon.register(wifi.eventmon.STA_DHCP_TIMEOUT, () => print("no address"));
wifi.eventmon.register(wifi.eventmon.AP_STACONNECTED, (info) => print(info.MAC, info.AID));
wifi.eventmon.register(wifi.eventmon.AP_STADISCONNECTED, (info) => print(info.MAC, info.AID));
wifi.eventmon.register(wifi.eventmon.AP_PROBEREQRECVED, (info) => print(info.MAC, info.RSSI));
wifi.eventmon.register(wifi.eventmon.WIFI_MODE_CHANGED, (info) => print(info.old_mode, info.new_mode));
wifi.eventmon.unregister(wifi.eventmon.STA_CONNECTED);
eventmon.register(eventmon.STA_GOT_IP);
print(wifi.eventmon.EVENT_MAX);

const { reason } = wifi.eventmon;
const words: Record<number, string> = {
  [reason.UNSPECIFIED]: "no reason given",
  [reason.AUTH_EXPIRE]: "authentication ran out",
  [reason.AUTH_LEAVE]: "the access point lets go",
  [reason.ASSOC_EXPIRE]: "association ran out",
  [reason.ASSOC_TOOMANY]: "the access point is full",
  [reason.NOT_AUTHED]: "not authenticated",
  [reason.NOT_ASSOCED]: "not associated",
  [reason.ASSOC_LEAVE]: "the board let go",
  [reason.ASSOC_NOT_AUTHED]: "associated before it was authenticated",
  [reason.DISASSOC_PWRCAP_BAD]: "power capability refused",
  [reason.DISASSOC_SUPCHAN_BAD]: "channels refused",
  [reason.IE_INVALID]: "invalid information element",
  [reason.MIC_FAILURE]: "integrity check failed",
  [reason["4WAY_HANDSHAKE_TIMEOUT"]]: "handshake timed out (wrong password?)",
  [reason.GROUP_KEY_UPDATE_TIMEOUT]: "group key timed out",
  [reason.IE_IN_4WAY_DIFFERS]: "handshake differs",
  [reason.GROUP_CIPHER_INVALID]: "group cipher refused",
  [reason.PAIRWISE_CIPHER_INVALID]: "pairwise cipher refused",
  [reason.AKMP_INVALID]: "key management refused",
  [reason.UNSUPP_RSN_IE_VERSION]: "security version refused",
  [reason.INVALID_RSN_IE_CAP]: "security capability refused",
  [reason["802_1X_AUTH_FAILED"]]: "802.1X failed",
  [reason.CIPHER_SUITE_REJECTED]: "cipher suite refused",
  [reason.BEACON_TIMEOUT]: "the access point is gone",
  [reason.NO_AP_FOUND]: "no such network",
  [reason.AUTH_FAIL]: "authentication failed",
  [reason.ASSOC_FAIL]: "association failed",
  [reason.HANDSHAKE_TIMEOUT]: "handshake timed out",
};
print(words[reason.NO_AP_FOUND]);

export function refused(): void {
  // @ts-expect-error there is no event 42
  wifi.eventmon.register(42, () => print("never"));
  // @ts-expect-error this event has an address, not a network's name
  wifi.eventmon.register(wifi.eventmon.STA_GOT_IP, (info) => print(info.SSID));
  // @ts-expect-error which event?
  wifi.eventmon.unregister();
  // @ts-expect-error the manual's other name for it; the board has WIFI_MODE_CHANGED
  print(wifi.eventmon.WIFI_MODE_CHANGE);
}
