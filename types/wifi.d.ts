/**
 * Wi-Fi: modes and radio. Station, access point and the events are in wifi-sta.d.ts, wifi-ap.d.ts and
 * wifi-eventmon.d.ts, monitor mode in wifi-monitor.d.ts; all are parts of the global `wifi`.
 *
 * @noSelfInFile
 */
declare namespace wifi {
  /** Wi-Fi off. */
  const NULLMODE: 0;
  const STATION: 1;
  const SOFTAP: 2;
  const STATIONAP: 3;
  type Mode = typeof NULLMODE | typeof STATION | typeof SOFTAP | typeof STATIONAP;

  const PHYMODE_B: 1;
  const PHYMODE_G: 2;
  /** For stations only. */
  const PHYMODE_N: 3;
  type PhyMode = typeof PHYMODE_B | typeof PHYMODE_G | typeof PHYMODE_N;

  /** The modem stays on. */
  const NONE_SLEEP: 0;
  /** The CPU may sleep. */
  const LIGHT_SLEEP: 1;
  /** The modem sleeps between beacons. */
  const MODEM_SLEEP: 2;
  type SleepType = typeof NONE_SLEEP | typeof LIGHT_SLEEP | typeof MODEM_SLEEP;

  const OPEN: 0;
  const WPA_PSK: 2;
  const WPA2_PSK: 3;
  const WPA_WPA2_PSK: 4;
  type AuthMode = typeof OPEN | typeof WPA_PSK | typeof WPA2_PSK | typeof WPA_WPA2_PSK;

  const STA_IDLE: 0;
  const STA_CONNECTING: 1;
  const STA_WRONGPWD: 2;
  const STA_APNOTFOUND: 3;
  const STA_FAIL: 4;
  const STA_GOTIP: 5;
  type StaStatus =
    | typeof STA_IDLE
    | typeof STA_CONNECTING
    | typeof STA_WRONGPWD
    | typeof STA_APNOTFOUND
    | typeof STA_FAIL
    | typeof STA_GOTIP;

  /** The access point's country settings hold. */
  const COUNTRY_AUTO: 0;
  /** The board's country settings hold. */
  const COUNTRY_MANUAL: 1;

  interface CountryInfo {
    /** Two letters; "CN" unless told. */
    country: string;
    /** First channel, 1 to 14; 1 unless told. */
    start_ch: number;
    /** Last channel, 1 to 14; 13 unless told. */
    end_ch: number;
    policy: typeof COUNTRY_AUTO | typeof COUNTRY_MANUAL;
  }

  /**
   * Address settings of `setip`; what is left out stays (the gateway of the access point becomes 0.0.0.0).
   */
  interface IpConfig {
    ip?: string;
    netmask?: string;
    gateway?: string;
  }

  /** The channel in use. */
  function getchannel(): number;
  /** The country settings. Raises "Unable to get country info". */
  function getcountry(): CountryInfo;
  /**
   * Sets them ({} for the defaults); returns true. Raises on a field of a wrong type or range, "Unable to set
   * country info".
   */
  function setcountry(info: Partial<CountryInfo>): true;
  /** The mode in use. */
  function getmode(): Mode;
  /** The mode stored in flash. */
  function getdefaultmode(): Mode;
  /** Sets the mode, in flash too unless `save` is false; returns the mode then in use. */
  function setmode(mode: Mode, save?: boolean): Mode;
  /** The physical mode in use. */
  function getphymode(): PhyMode;
  /** Sets the physical mode; returns the one then in use. Raises "wrong arg type". */
  function setphymode(mode: PhyMode): PhyMode;
  /** Whether the radio sleeps in NULLMODE; sets it if an argument is given (not kept in flash). */
  function nullmodesleep(enable?: boolean): boolean;
  /**
   * Limits the transmitting power, in 0.25 dBm. The manual says 0 to 82, the firmware raises on 0 and above
   * 82. Not kept in flash.
   */
  function setmaxtxpower(maxTpw: number): void;
  /** The sleep type, as `wifi.sta.sleeptype`. In the source, not in the manual. */
  function sleeptype(type?: SleepType): SleepType | undefined;

  /**
   * Wakes Wi-Fi from suspension; later calls `resumed`. Raises "WIFi not suspended"; always raises in builds
   * without PMSLEEP_ENABLE.
   */
  function resume(resumed?: (this: void) => void): void;
  /** Suspends Wi-Fi. Raises on a wrong argument; always raises in builds without PMSLEEP_ENABLE. */
  function suspend(config: SuspendConfig): void;
  /** Without an argument: 0 awake, 1 about to be suspended, 2 suspended. */
  function suspend(): 0 | 1 | 2;

  interface SuspendConfig {
    /** Microseconds, 50000 to 268435454; 0: until `wifi.resume`. */
    duration: number;
    suspend_cb?: (this: void) => void;
    resume_cb?: (this: void) => void;
    /** Whether to come back to the present mode and connection; true unless told. */
    preserve_mode?: boolean;
  }

  /**
   * Learns name and password of the network from a phone app: 0 ESP_TOUCH, 1 AIR_KISS. Station mode only,
   * else raises. Only in builds with WIFI_SMART_ENABLE.
   */
  const startsmart:
    | ((type: 0 | 1, callback?: (this: void, ssid: string, password: string) => void) => void)
    | undefined;
  /** Ends that. Only in builds with WIFI_SMART_ENABLE. */
  const stopsmart: (() => void) | undefined;
}
