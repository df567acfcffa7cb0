/**
 * wifi.sta: the board as a station of a network.
 *
 * @noSelfInFile
 */
declare namespace wifi {
  namespace sta {
    /** How to join a network. */
    interface Config {
      /** Up to 32 bytes. */
      ssid: string;
      /** 8 to 64 bytes (5 or 13 for WEP); "" or left out: an open network. */
      pwd?: string;
      /** Connect now and at each boot; true unless told. */
      auto?: boolean;
      /** Only the access point with this MAC address, "DE:C1:A5:51:F1:ED" (or with "-" or " "). */
      bssid?: string;
      /** Keep it in flash; true unless told. */
      save?: boolean;
      /** These five replace the callback of `wifi.eventmon` for the same event. */
      connected_cb?: (this: void, event: wifi.eventmon.StaConnected) => void;
      disconnected_cb?: (this: void, event: wifi.eventmon.StaDisconnected) => void;
      authmode_change_cb?: (this: void, event: wifi.eventmon.StaAuthmodeChange) => void;
      got_ip_cb?: (this: void, event: wifi.eventmon.StaGotIp) => void;
      dhcp_timeout_cb?: (this: void, event: wifi.eventmon.StaDhcpTimeout) => void;
    }

    /** The configuration, as `getconfig(true)` returns it. */
    interface ConfigTable {
      ssid: string;
      /** Nil for an open network. */
      pwd?: string;
      bssid_set: boolean;
      /** "ff:ff:ff:ff:ff:ff" while the access point is unknown. */
      bssid: string;
    }

    /** What to scan for. */
    interface ScanConfig {
      ssid?: string;
      bssid?: string;
      /** 1 to 13; 0 (unless told): all. */
      channel?: number;
      /** 1: networks that hide their name too; 0 unless told. */
      show_hidden?: 0 | 1;
    }

    /** Networks remembered: `qty` of them at indices 1 to 5. */
    interface ApInfo {
      qty: number;
      [index: number]: { ssid: string; pwd?: string; bssid?: string };
    }

    /** Connect at boot: 1 yes, 0 no. */
    function autoconnect(auto: 0 | 1): void;
    /** Changes to a remembered network, 1 to 5; false if that fails. */
    function changeap(apIndex: number): boolean;
    /** Forgets the network in flash; false if that fails. */
    function clearconfig(): boolean;
    /**
     * Sets the network to join; false if that fails. Raises "ssid required", "ssid:not string" and the like.
     */
    function config(config: Config): boolean;
    /** Connects, where `auto` is false. The callback replaces that of `wifi.eventmon.STA_CONNECTED`. */
    function connect(connected?: (this: void, event: wifi.eventmon.StaConnected) => void): void;
    /** Leaves the network. The callback replaces that of `wifi.eventmon.STA_DISCONNECTED`. */
    function disconnect(disconnected?: (this: void, event: wifi.eventmon.StaDisconnected) => void): void;

    /**
     * What a scan calls: by name "authmode,rssi,bssid,channel" (format 0, names seen twice left out), or by
     * MAC address "ssid,rssi,authmode,channel" (format 1).
     */
    type ScanCallback = (this: void, list: Record<string, string>) => void;
    /**
     * Scans for networks. Raises "Can't list ap in SOFTAP mode", "wrong arg type", "ssid:<32", "channel: 0 or
     * 1-13", "show_hidden: 0 or 1".
     */
    function getap(callback: ScanCallback): void;
    function getap(format: 0 | 1, callback: ScanCallback): void;
    function getap(config: ScanConfig | undefined, callback: ScanCallback): void;
    function getap(config: ScanConfig | undefined, format: 0 | 1, callback: ScanCallback): void;

    /** Index of the remembered network in use, 1 to 5. */
    function getapindex(): number;
    /** The networks remembered. */
    function getapinfo(): ApInfo;
    /** The directed broadcast address, nil without an address. */
    function getbroadcast(): string | undefined;
    /**
     * The configuration in use: as a table with `true`, else as values ("" without a password, bssid_set 0 or
     * 1).
     */
    function getconfig(returnTable: true): ConfigTable;
    function getconfig(
      returnTable?: false,
    ): LuaMultiReturn<[ssid: string, password: string, bssidSet: 0 | 1, bssid: string]>;
    /** The configuration stored in flash, in the same forms. */
    function getdefaultconfig(returnTable: true): ConfigTable;
    function getdefaultconfig(
      returnTable?: false,
    ): LuaMultiReturn<[ssid: string, password: string, bssidSet: 0 | 1, bssid: string]>;
    /** The host name told to DHCP. */
    function gethostname(): string;
    /** Address, netmask, gateway; nil without an address. */
    function getip(): LuaMultiReturn<
      [ip: string, netmask: string, gateway: string] | [ip: undefined, netmask: undefined, gateway: undefined]
    >;
    /** The MAC address, "18:fe:34:a2:d7:34". */
    function getmac(): string;
    /** Signal strength in dBm (negative), nil if not connected. */
    function getrssi(): number | undefined;
    /**
     * How many networks to remember, 1 to 5, from the next boot on; false if that fails. Raises if out of
     * range.
     */
    function setaplimit(qty: number): boolean;
    /**
     * Sets the host name: letters, digits, hyphens, up to 32 characters; false if that fails. Raises on an
     * invalid name.
     */
    function sethostname(hostname: string): boolean;
    /** Sets a fixed address and stops DHCP; false if that fails. Raises "wrong arg type". */
    function setip(config: wifi.IpConfig): boolean;
    /** Sets the MAC address; false if that fails. Raises unless it has 17 characters. */
    function setmac(mac: string): boolean;
    /**
     * Sets how the modem sleeps while connected; returns what then holds, nil if that failed. Raises
     * "range:0-2".
     */
    function sleeptype(type?: wifi.SleepType): wifi.SleepType | undefined;
    /** How far the connection is. */
    function status(): wifi.StaStatus;
  }
}
