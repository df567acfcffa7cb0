/**
 * The air around one board: whether its access point is there and which address it would give.
 * The world outside (an access point of `access-point.ts`, a test) sets {@link Air.lease}; the
 * module wifi associates, asks for the address and puts the {@link Air.station} here, on which net
 * binds its sockets. Also what the SDK keeps in flash of the radio's configuration. An Air outlives
 * the board's restarts.
 */
import { type Lan, noTraffic, type Station } from "../lan/lan.ts";

/** What an access point's DHCP gives. */
export interface Lease {
  ip: string;
  netmask: string;
  gateway: string;
}

/** The Wi-Fi network within reach. */
export interface Network {
  ssid: string;
  /** "" for an open network. */
  password: string;
  bssid: string;
  channel: number;
  /** Signal strength at the board, in dBm. */
  rssi: number;
}

/** How long the radio takes for its steps, milliseconds. */
export interface Timing {
  /** Looking for the network, authenticating and associating. */
  associate: number;
  /** From there to an address. */
  dhcp: number;
  /** From having the address to being able to send ("routing problem" until then). */
  route: number;
  /** From losing the network (its beacons fail to come) to noticing it. */
  beacons: number;
  /** After a failed attempt or a lost network, until the next attempt. */
  retry: number;
}

/** What an ESP8266 takes in a quiet neighbourhood. */
export const TIMING: Readonly<Timing> = {
  associate: 1_800,
  dhcp: 700,
  route: 20,
  beacons: 6_000,
  retry: 1_000,
};

/** A station's configuration: which network, and how. */
export interface StationConfig {
  ssid: string;
  password: string;
  /** Only the access point with this address. */
  bssid?: string;
}

/** What the SDK keeps in flash, beside the files: it survives restarts and power cuts. */
export interface Radio {
  /** wifi.getdefaultmode(): 1 is a station. */
  mode: number;
  station: StationConfig;
  /** Connect by itself at boot. */
  auto: boolean;
}

/** How a board differs from one that its owner once configured for this network. */
export interface AirOptions {
  network?: Partial<Network>;
  timing?: Partial<Timing>;
  /** Default: station mode, configured for the network, connecting at boot. */
  radio?: Partial<Radio>;
}

export class Air {
  readonly network: Network;
  readonly timing: Timing;
  readonly radio: Radio;
  /** The board's place in the LAN while it has an address. Set by wifi, used by net. */
  station: Station | undefined;
  /** Whether datagrams find their way yet. Set by wifi, used by net. */
  routed = false;
  /** What the board calls itself in the network; undefined: what the firmware calls it. Set by wifi. */
  hostname: string | undefined;
  /** Datagrams that the board sent and received since it was made, across restarts and addresses. */
  readonly traffic = noTraffic();
  /** Told, in words, what this machine refuses that a board would get (a port, an address). */
  onTrouble: (message: string) => void = (message) => console.error(message);
  /** Names that the network's DNS server knows: name to address. */
  readonly hosts = new Map<string, string>();
  #lease: Lease | undefined;
  #cut = false;
  #watchers = new Set<() => void>();
  #moved = new Set<(station: Station | undefined) => void>();

  constructor(
    readonly lan: Lan,
    lease?: Lease,
    options: AirOptions = {},
  ) {
    this.#lease = lease;
    const home = { ssid: "hearsay", password: "", bssid: "02:00:5e:00:00:01", channel: 6, rssi: -55 };
    this.network = { ...home, ...options.network };
    this.timing = { ...TIMING, ...options.timing };
    const { ssid, password } = this.network;
    this.radio = { mode: 1, station: { ssid, password }, auto: true, ...structuredClone(options.radio) };
  }

  /** What the access point would give; undefined while it cannot be heard. */
  get lease(): Lease | undefined {
    return this.#lease;
  }
  set lease(lease: Lease | undefined) {
    this.#lease = lease;
    this.#applyCut();
    for (const watch of [...this.#watchers]) watch();
  }

  /** While true the board's datagrams are lost both ways; Wi-Fi seems well, and it does not notice. */
  get cut(): boolean {
    return this.#cut;
  }
  set cut(cut: boolean) {
    this.#cut = cut;
    this.#applyCut();
  }

  /** Calls `fn` whenever the access point comes, goes, or gives another address; gives a stop. */
  watch(fn: () => void): () => void {
    this.#watchers.add(fn);
    return () => this.#watchers.delete(fn);
  }

  /** The station got an address, lost it (undefined) or moved; net's sockets follow. */
  setStation(station: Station | undefined): void {
    this.station?.leave();
    this.station = station;
    this.routed = false;
    this.#applyCut();
    for (const moved of [...this.#moved]) moved(station);
  }

  /** Calls `fn` after each {@link setStation}; gives a stop. */
  onStation(fn: (station: Station | undefined) => void): () => void {
    this.#moved.add(fn);
    return () => this.#moved.delete(fn);
  }

  /** An access point that is not heard carries nothing, also before the board notices. */
  #applyCut(): void {
    if (this.station) this.station.cut = this.#cut || this.#lease === undefined;
  }
}
