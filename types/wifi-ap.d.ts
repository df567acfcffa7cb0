/**
 * wifi.ap: the board as an access point of its own.
 *
 * @noSelfInFile
 */
declare namespace wifi {
  namespace ap {
    interface Config {
      /** 1 to 32 bytes. */
      ssid: string;
      /** 8 to 64 bytes; with a shorter one the network is open and keeps its default name. */
      pwd?: string;
      /** `wifi.OPEN` unless told. */
      auth?: wifi.AuthMode;
      /** 1 to 14; 6 unless told. */
      channel?: number;
      /** Whether to hide the name; false unless told. */
      hidden?: boolean;
      /** How many stations, 1 to 4; 4 unless told. */
      max?: number;
      /** Beacon interval in ms, 100 to 60000; 100 unless told. */
      beacon?: number;
      /** Keep it in flash; true unless told. */
      save?: boolean;
      /** These three replace the callback of `wifi.eventmon` for the same event. */
      staconnected_cb?: (this: void, event: wifi.eventmon.ApStation) => void;
      stadisconnected_cb?: (this: void, event: wifi.eventmon.ApStation) => void;
      probereq_cb?: (this: void, event: wifi.eventmon.ApProbeReq) => void;
    }

    /** The configuration, as `getconfig(true)` returns it. */
    interface ConfigTable {
      ssid: string;
      /** Nil for an open network. */
      pwd?: string;
      auth: wifi.AuthMode;
      channel: number;
      hidden: boolean;
      max: number;
      beacon: number;
    }

    /**
     * Sets up the access point; false if that fails. Raises "ssid: required", "ssid: not string" and the
     * like, or on a value out of range.
     */
    function config(config: Config): boolean;
    /**
     * Sends a station away, or all without an argument; false in station mode. Raises on a malformed MAC
     * address.
     */
    function deauth(mac?: string): boolean;
    /** The directed broadcast address, nil without an address. */
    function getbroadcast(): string | undefined;
    /** The stations connected: MAC address to IP address. Raises "Can't list clients in STATION mode". */
    function getclient(): Record<string, string>;
    /** The configuration in use: as a table with `true`, else name and password. */
    function getconfig(returnTable: true): ConfigTable;
    function getconfig(returnTable?: false): LuaMultiReturn<[ssid: string, password: string]>;
    /** The configuration stored in flash, in the same forms. */
    function getdefaultconfig(returnTable: true): ConfigTable;
    function getdefaultconfig(returnTable?: false): LuaMultiReturn<[ssid: string, password: string]>;
    /** Address, netmask, gateway; nil without an address. */
    function getip(): LuaMultiReturn<
      [ip: string, netmask: string, gateway: string] | [ip: undefined, netmask: undefined, gateway: undefined]
    >;
    /** The MAC address, "1a:33:44:fe:55:bb". */
    function getmac(): string;
    /** Sets the address; false if that fails. Raises "wrong arg type". */
    function setip(config: wifi.IpConfig): boolean;
    /** Sets the MAC address; false if that fails. Raises unless it has 17 characters. */
    function setmac(mac: string): boolean;

    /** The DHCP server for stations. */
    namespace dhcp {
      /** Sets the first address to give; returns first and last. Raises "wrong arg type". */
      function config(config: { start: string }): LuaMultiReturn<[poolStartIp: string, poolEndIp: string]>;
      /** Starts it; false if that fails. */
      function start(): boolean;
      /** Stops it; false if that fails. */
      function stop(): boolean;
    }
  }
}
