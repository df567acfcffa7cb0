/** `wifi.eventmon`: one callback an event, called from a task of its own. */
import { type Args, type BoardServices, type Members, PRIORITY, type RefValue } from "../../module.ts";
import { EVENT } from "../../wifi-link.ts";

/** wifi.eventmon.reason, by the manual's table. */
const REASON = {
  UNSPECIFIED: 1,
  AUTH_EXPIRE: 2,
  AUTH_LEAVE: 3,
  ASSOC_EXPIRE: 4,
  ASSOC_TOOMANY: 5,
  NOT_AUTHED: 6,
  NOT_ASSOCED: 7,
  ASSOC_LEAVE: 8,
  ASSOC_NOT_AUTHED: 9,
  DISASSOC_PWRCAP_BAD: 10,
  DISASSOC_SUPCHAN_BAD: 11,
  IE_INVALID: 13,
  MIC_FAILURE: 14,
  "4WAY_HANDSHAKE_TIMEOUT": 15,
  GROUP_KEY_UPDATE_TIMEOUT: 16,
  IE_IN_4WAY_DIFFERS: 17,
  GROUP_CIPHER_INVALID: 18,
  PAIRWISE_CIPHER_INVALID: 19,
  AKMP_INVALID: 20,
  UNSUPP_RSN_IE_VERSION: 21,
  INVALID_RSN_IE_CAP: 22,
  "802_1X_AUTH_FAILED": 23,
  CIPHER_SUITE_REJECTED: 24,
  BEACON_TIMEOUT: 200,
  NO_AP_FOUND: 201,
  AUTH_FAIL: 202,
  ASSOC_FAIL: 203,
  HANDSHAKE_TIMEOUT: 204,
};

export class EventMonitor {
  private readonly callbacks = new Map<number, RefValue>();
  private readonly queue: { event: number; fields: Record<string, string | number> }[] = [];

  constructor(private readonly board: BoardServices) {}

  /** Sets the callback of an event; undefined takes it away. */
  set(event: number, callback: RefValue | undefined): void {
    this.callbacks.get(event)?.release();
    if (callback) this.callbacks.set(event, callback);
    else this.callbacks.delete(event);
  }

  /** Something happened: whoever is registered is called, soon, one event a task. */
  report(event: number, fields: Record<string, string | number>): void {
    if (!this.callbacks.has(event)) return;
    this.queue.push({ event, fields });
    if (this.queue.length === 1) this.board.post(PRIORITY.low, () => this.next());
  }

  private next(): void {
    const due = this.queue.shift();
    if (this.queue.length > 0) this.board.post(PRIORITY.low, () => this.next());
    const callback = due && this.callbacks.get(due.event);
    if (callback) this.board.dispatch(callback, due.fields);
  }

  /** The table `wifi.eventmon`. */
  members(): Members {
    const register = (args: Args) => {
      const event = args.integer(1) & 0xff;
      if (event > EVENT.EVENT_MAX) args.error(`valid wifi events:0-${EVENT.EVENT_MAX}`);
      this.set(event, args.isFunction(2) ? args.function(2) : undefined);
    };
    return { register, unregister: register, ...EVENT, reason: REASON };
  }
}
