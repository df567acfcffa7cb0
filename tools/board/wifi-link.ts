/**
 * A board's radio in station mode, as the ESP8266's SDK drives it: it looks for its network,
 * associates, gets an address, notices when the network is gone and tries again.
 */

import type { Clock, Pending } from "../lan/lan.ts";
import type { Air, Lease, StationConfig } from "./air.ts";

/** wifi.getmode(): bit 0 is the station, bit 1 the soft access point. */
export const MODE = { NULL: 0, STATION: 1, SOFTAP: 2, STATIONAP: 3 } as const;

/** wifi.sta.status(). */
export const STATUS = { IDLE: 0, CONNECTING: 1, WRONGPWD: 2, APNOTFOUND: 3, FAIL: 4, GOTIP: 5 } as const;

/** wifi.eventmon's events, by the SDK's numbers. */
export const EVENT = {
  STA_CONNECTED: 0,
  STA_DISCONNECTED: 1,
  STA_AUTHMODE_CHANGE: 2,
  STA_GOT_IP: 3,
  STA_DHCP_TIMEOUT: 4,
  AP_STACONNECTED: 5,
  AP_STADISCONNECTED: 6,
  AP_PROBEREQRECVED: 7,
  WIFI_MODE_CHANGED: 8,
  EVENT_MAX: 10,
} as const;

/** The wifi.eventmon.reason values that this radio gives. */
const REASON = { ASSOC_LEAVE: 8, HANDSHAKE_TIMEOUT: 15, BEACON_TIMEOUT: 200, NO_AP_FOUND: 201 } as const;

/** An event with the fields that wifi.eventmon hands to its callback. */
export interface WifiEvent {
  event: number;
  fields: Record<string, string | number>;
}

/** What a radio needs around it. */
export interface RadioWorld {
  clock: Clock;
  air: Air;
  /** Told of everything that wifi.eventmon reports. */
  onEvent: (event: WifiEvent) => void;
}

export class WifiLink {
  status: number = STATUS.IDLE;
  /** The current mode and configuration; those of the flash until changed without saving. */
  mode: number;
  config: StationConfig;
  /** Associated: the network knows the board, with or without an address. */
  joined = false;
  /** Set by wifi.sta.setip in place of DHCP. */
  private fixed: Lease | undefined;
  private current: Lease | undefined;
  private attempt: Pending | undefined;
  private beacons: Pending | undefined;
  private route: Pending | undefined;
  private readonly unwatch: () => void;

  constructor(private readonly world: RadioWorld) {
    const { air } = world;
    this.mode = air.radio.mode;
    this.config = air.radio.station;
    this.unwatch = air.watch(() => this.airChanged());
  }

  /** The address that wifi.sta.getip() returns, if there is one. */
  get lease(): Readonly<Lease> | undefined {
    return this.status === STATUS.GOTIP ? this.current : this.fixed;
  }

  get dhcp(): boolean {
    return this.fixed === undefined;
  }

  /** At boot: connects if the flash says so. */
  powerOn(): void {
    if (this.world.air.radio.auto) this.connect();
  }

  /** The radio falls silent at once, and nobody is told. */
  powerOff(): void {
    this.cancelAll();
    this.unwatch();
    this.joined = false;
    this.status = STATUS.IDLE;
    this.world.air.setStation(undefined);
  }

  /** wifi.setmode. */
  setMode(mode: number, save: boolean): void {
    const { radio } = this.world.air;
    const before = this.mode;
    if (save) radio.mode = mode;
    if (mode === before) return;
    this.mode = mode;
    this.emit(EVENT.WIFI_MODE_CHANGED, { old_mode: before, new_mode: mode });
    if ((mode & MODE.STATION) === 0) this.disconnect();
    else if (radio.auto) this.connect();
  }

  /** wifi.sta.config: leaves the network it was in; `auto` connects to the new one. */
  configure(config: StationConfig, auto: boolean, save: boolean): void {
    const { radio } = this.world.air;
    this.disconnect();
    this.config = config;
    if (save) radio.station = config;
    radio.auto = auto;
    if (auto) this.connect();
  }

  /** wifi.sta.connect: looks for the network until it is found. */
  connect(): void {
    if ((this.mode & MODE.STATION) === 0 || this.config.ssid === "" || this.joined) return;
    this.status = STATUS.CONNECTING;
    this.next(this.world.air.timing.associate, () => this.associate());
  }

  /** wifi.sta.disconnect: leaves, and stays away. */
  disconnect(): void {
    this.cancelAll();
    this.drop(REASON.ASSOC_LEAVE);
    this.status = STATUS.IDLE;
  }

  /** wifi.sta.setip: an address of one's own, from now on without DHCP. */
  setIp(lease: Lease): void {
    this.fixed = lease;
    if (this.status === STATUS.GOTIP) this.address();
  }

  /** The access point came, went, or has another address for the board. */
  private airChanged(): void {
    const { air, clock } = this.world;
    if (!this.joined) return;
    if (!air.lease) {
      this.beacons ??= clock.after(air.timing.beacons * 1000, () => this.lost());
      return;
    }
    this.beacons?.cancel();
    this.beacons = undefined;
    const { ip, netmask } = air.lease;
    const same = ip === this.current?.ip && netmask === this.current.netmask;
    if (this.status === STATUS.GOTIP && !this.fixed && !same) this.address();
  }

  private lost(): void {
    this.cancelAll();
    this.drop(REASON.BEACON_TIMEOUT);
    this.status = STATUS.CONNECTING;
    this.next(this.world.air.timing.retry, () => this.connect());
  }

  private associate(): void {
    const { network, timing, lease } = this.world.air;
    const { ssid, bssid, password } = this.config;
    const wanted = (bssid ?? network.bssid).toLowerCase() === network.bssid.toLowerCase();
    if (!lease || ssid !== network.ssid || !wanted) {
      this.fail(STATUS.APNOTFOUND, REASON.NO_AP_FOUND, "00:00:00:00:00:00");
      return;
    }
    if (network.password !== "" && network.password !== password) {
      this.fail(STATUS.WRONGPWD, REASON.HANDSHAKE_TIMEOUT, network.bssid);
      return;
    }
    this.joined = true;
    this.emit(EVENT.STA_CONNECTED, { SSID: ssid, BSSID: network.bssid, channel: network.channel });
    this.next(timing.dhcp, () => this.address());
  }

  /** Takes the address that is due: its own, or the lease. */
  private address(): void {
    const { air, clock } = this.world;
    const lease = this.fixed ?? air.lease;
    this.route?.cancel();
    air.setStation(undefined);
    if (!lease || !this.take(lease)) {
      this.status = STATUS.CONNECTING;
      this.emit(EVENT.STA_DHCP_TIMEOUT, {});
      this.next(air.timing.retry, () => this.address());
      return;
    }
    this.current = lease;
    this.status = STATUS.GOTIP;
    this.route = clock.after(air.timing.route * 1000, () => {
      air.routed = true;
    });
    this.emit(EVENT.STA_GOT_IP, { IP: lease.ip, netmask: lease.netmask, gateway: lease.gateway });
  }

  /** False when the LAN has no such place for it. */
  private take(lease: Lease): boolean {
    const { air } = this.world;
    try {
      air.setStation(air.lan.station(lease.ip, lease.netmask));
      return true;
    } catch (error) {
      air.onTrouble((error as Error).message);
      return false;
    }
  }

  private fail(status: number, reason: number, bssid: string): void {
    this.status = status;
    this.next(this.world.air.timing.retry, () => this.connect());
    this.emit(EVENT.STA_DISCONNECTED, { SSID: this.config.ssid, reason, BSSID: bssid });
  }

  /** Leaves the network it is in, if any. */
  private drop(reason: number): void {
    if (!this.joined) return;
    const { air } = this.world;
    this.joined = false;
    air.setStation(undefined);
    this.emit(EVENT.STA_DISCONNECTED, { SSID: this.config.ssid, reason, BSSID: air.network.bssid });
  }

  private emit(event: number, fields: Record<string, string | number>): void {
    this.world.onEvent({ event, fields });
  }

  /** What the radio does next; in place of what it was about to do. */
  private next(millis: number, fn: () => void): void {
    this.attempt?.cancel();
    this.attempt = this.world.clock.after(millis * 1000, fn);
  }

  private cancelAll(): void {
    for (const pending of [this.attempt, this.beacons, this.route]) pending?.cancel();
    this.attempt = undefined;
    this.beacons = undefined;
    this.route = undefined;
  }
}
