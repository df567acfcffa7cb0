/**
 * A Wi-Fi network that many boards are in: what each hears of it is its {@link Air}. It can go away
 * and come back, for all or for one board, and give a board another address.
 */
import { firstHost } from "../lan/address.ts";
import type { Lan } from "../lan/lan.ts";
import { Air, type AirOptions, type Lease } from "./air.ts";

export class AccessPoint {
  private readonly leases = new Map<Air, Lease>();
  private readonly away = new Set<Air>();
  private up = true;

  constructor(
    readonly lan: Lan,
    readonly netmask: string,
    private readonly options: AirOptions = {},
  ) {}

  /** The air of one more board, which gets this address. Throws where it is not IPv4. */
  air(ip: string): Air {
    const air = new Air(this.lan, undefined, this.options);
    this.giveAddress(air, ip);
    return air;
  }

  /** The board's address from now on; one that is connected moves at once, as at a DHCP renewal. */
  giveAddress(air: Air, ip: string): void {
    this.leases.set(air, { ip, netmask: this.netmask, gateway: firstHost(ip, this.netmask) });
    this.apply(air);
  }

  /** The network vanishes, for one board or for all; they notice after some missed beacons. */
  goAway(air?: Air): void {
    if (air) this.away.add(air);
    else this.up = false;
    this.applyTo(air);
  }

  /** The network is back, for one board or for all. */
  comeBack(air?: Air): void {
    if (air) this.away.delete(air);
    else this.up = true;
    this.applyTo(air);
  }

  private applyTo(air: Air | undefined): void {
    for (const one of air ? [air] : this.leases.keys()) this.apply(one);
  }

  private apply(air: Air): void {
    air.lease = this.up && !this.away.has(air) ? this.leases.get(air) : undefined;
  }
}
