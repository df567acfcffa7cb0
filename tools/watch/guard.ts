/**
 * Who may see the page, and who may command. A page in a browser can be made to ask any server that the browser
 * reaches, this one, too: so only requests to a name that is this machine's, and from a page of this very
 * server, are answered. Beyond loopback commands need a token besides.
 */
import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";
import { hostname, networkInterfaces } from "node:os";

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet("127.0.0.0", 8, "ipv4");
LOOPBACK.addAddress("::1", "ipv6");

/** Whether only this machine reaches an address or a name. */
export function isLoopback(host: string): boolean {
  const family = isIP(host);
  return host === "localhost" || (family !== 0 && LOOPBACK.check(host, family === 6 ? "ipv6" : "ipv4"));
}

const digest = (text: string) => createHash("sha256").update(text).digest();

export interface GuardOptions {
  /** The address it is bound to, or a name of it. */
  bind: string;
  port: number;
  /** What commands need; undefined: nothing. */
  token?: string | undefined;
}

export class Guard {
  private readonly expected: Buffer | undefined;
  private readonly beyond: boolean;

  constructor(private readonly options: GuardOptions) {
    this.expected = options.token === undefined ? undefined : digest(options.token);
    this.beyond = !isLoopback(options.bind);
  }

  /** Why a request is refused, in words; undefined: it is not. */
  refuses({ headers }: IncomingMessage): string | undefined {
    const { host = "", origin } = headers;
    if (!this.isOwn(host)) {
      return `${shown(host)} is no name of this server: ask for localhost or an address of its machine, with port ${this.options.port}`;
    }
    if (
      origin !== undefined &&
      !(origin.startsWith("http://") && this.isOwn(origin.slice("http://".length)))
    ) {
      return `pages of ${shown(origin)} may not ask this server: open its own`;
    }
    const site = headers["sec-fetch-site"] ?? "none";
    // Where no Origin is sent, as for an image. Following a link is well.
    if (site !== "none" && site !== "same-origin" && headers["sec-fetch-mode"] !== "navigate") {
      return "pages from elsewhere may not ask this server: open its own";
    }
    return undefined;
  }

  /** Whether somebody with this token may command. */
  allows(token: string | undefined): boolean {
    // Digests of equal length, so that time does not tell how much of a guess is right.
    return this.expected === undefined || timingSafeEqual(digest(token ?? ""), this.expected);
  }

  /** Whether "host:port" is one under which this server is meant to be asked for. */
  private isOwn(authority: string): boolean {
    if (!/^[\w.:[\]-]+$/.test(authority) || !URL.canParse(`http://${authority}`)) return false;
    const url = new URL(`http://${authority}`);
    if (Number(url.port || 80) !== this.options.port) return false;
    const host = url.hostname.replace(/^\[|\]$/g, "");
    return host === this.options.bind || isLoopback(host) || (this.beyond && ownNames().has(host));
  }
}

/** Addresses and names that this machine has now. */
export function ownNames(): Set<string> {
  const name = hostname().toLowerCase();
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return new Set([name, `${name}.local`, ...addresses.map(({ address }) => address)]);
}

/** The token of the header Authorization; undefined: there is none. */
export function bearer({ headers }: IncomingMessage): string | undefined {
  return /^Bearer +(.+)$/i.exec(headers.authorization ?? "")?.[1];
}

/** What somebody sent, fit to be repeated to them. */
function shown(text: string): string {
  return JSON.stringify(text.slice(0, 80));
}

/** Headers of every answer: the page loads what this server has and nothing else, and nobody frames it. */
export const HEADERS = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
} as const;
