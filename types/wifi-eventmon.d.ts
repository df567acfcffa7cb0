/**
 * wifi.eventmon: Wi-Fi events. There is one callback an event: registering another takes the first away.
 *
 * @noSelfInFile
 */
declare namespace wifi {
  /** Absent in builds without WIFI_SDK_EVENT_MONITOR_ENABLE (on by default). */
  namespace eventmon {
    const STA_CONNECTED: 0;
    const STA_DISCONNECTED: 1;
    const STA_AUTHMODE_CHANGE: 2;
    const STA_GOT_IP: 3;
    const STA_DHCP_TIMEOUT: 4;
    const AP_STACONNECTED: 5;
    const AP_STADISCONNECTED: 6;
    const AP_PROBEREQRECVED: 7;
    const WIFI_MODE_CHANGED: 8;
    /**
     * One above the SDK's last event: its callback gets the events that have no name here. In the source, not
     * in the manual.
     */
    const EVENT_MAX: number;

    type Event =
      | typeof STA_CONNECTED
      | typeof STA_DISCONNECTED
      | typeof STA_AUTHMODE_CHANGE
      | typeof STA_GOT_IP
      | typeof STA_DHCP_TIMEOUT
      | typeof AP_STACONNECTED
      | typeof AP_STADISCONNECTED
      | typeof AP_PROBEREQRECVED
      | typeof WIFI_MODE_CHANGED;

    interface StaConnected {
      SSID: string;
      BSSID: string;
      channel: number;
    }
    interface StaDisconnected {
      SSID: string;
      BSSID: string;
      /** A number of `wifi.eventmon.reason`. */
      reason: number;
    }
    interface StaAuthmodeChange {
      old_auth_mode: number;
      new_auth_mode: number;
    }
    interface StaGotIp {
      IP: string;
      netmask: string;
      gateway: string;
    }
    type StaDhcpTimeout = Record<string, never>;
    interface ApStation {
      MAC: string;
      AID: number;
    }
    interface ApProbeReq {
      MAC: string;
      RSSI: number;
    }
    /** The manual's list of fields differs; its example and the source have these. */
    interface WifiModeChanged {
      old_mode: Mode;
      new_mode: Mode;
    }

    /** What each event hands to its callback. */
    interface Events {
      [STA_CONNECTED]: StaConnected;
      [STA_DISCONNECTED]: StaDisconnected;
      [STA_AUTHMODE_CHANGE]: StaAuthmodeChange;
      [STA_GOT_IP]: StaGotIp;
      [STA_DHCP_TIMEOUT]: StaDhcpTimeout;
      [AP_STACONNECTED]: ApStation;
      [AP_STADISCONNECTED]: ApStation;
      [AP_PROBEREQRECVED]: ApProbeReq;
      [WIFI_MODE_CHANGED]: WifiModeChanged;
    }

    /**
     * Sets the callback of an event in place of the one before, or takes it away. Raises "valid wifi
     * events:0-…".
     */
    function register<E extends Event>(event: E, callback?: (this: void, info: Events[E]) => void): void;
    /** Takes the callback of an event away. Raises as `register`. */
    function unregister(event: Event): void;

    /**
     * Why a station lost its network. Absent in builds without
     * WIFI_EVENT_MONITOR_DISCONNECT_REASON_LIST_ENABLE (on by default).
     */
    const reason: {
      readonly UNSPECIFIED: 1;
      readonly AUTH_EXPIRE: 2;
      readonly AUTH_LEAVE: 3;
      readonly ASSOC_EXPIRE: 4;
      readonly ASSOC_TOOMANY: 5;
      readonly NOT_AUTHED: 6;
      readonly NOT_ASSOCED: 7;
      readonly ASSOC_LEAVE: 8;
      readonly ASSOC_NOT_AUTHED: 9;
      readonly DISASSOC_PWRCAP_BAD: 10;
      readonly DISASSOC_SUPCHAN_BAD: 11;
      readonly IE_INVALID: 13;
      readonly MIC_FAILURE: 14;
      readonly "4WAY_HANDSHAKE_TIMEOUT": 15;
      readonly GROUP_KEY_UPDATE_TIMEOUT: 16;
      readonly IE_IN_4WAY_DIFFERS: 17;
      readonly GROUP_CIPHER_INVALID: 18;
      readonly PAIRWISE_CIPHER_INVALID: 19;
      readonly AKMP_INVALID: 20;
      readonly UNSUPP_RSN_IE_VERSION: 21;
      readonly INVALID_RSN_IE_CAP: 22;
      readonly "802_1X_AUTH_FAILED": 23;
      readonly CIPHER_SUITE_REJECTED: 24;
      readonly BEACON_TIMEOUT: 200;
      readonly NO_AP_FOUND: 201;
      readonly AUTH_FAIL: 202;
      readonly ASSOC_FAIL: 203;
      readonly HANDSHAKE_TIMEOUT: 204;
    };
  }
}
