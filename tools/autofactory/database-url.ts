/** Where an InfluxDB is: what a URL says, and what it does not. */

/** InfluxDB's own port. */
const PORT = 8086;

export interface Place {
  protocol: "http" | "https";
  host: string;
  port: number;
  /** Before that of each request; without a slash at its end. */
  path: string;
  user: string | undefined;
  password: string | undefined;
  /** The URL without user and password, for the log. */
  shown: string;
}

/**
 * Without a port, https is at 443 and http at 8086.
 *
 * @param url one that can be parsed, of http or https
 */
export function placeOf(url: string): Place {
  const { protocol, hostname, port, pathname, username, password } = new URL(url);
  const secure = protocol === "https:";
  // A URL forgets a port that is its protocol's own.
  const written = /^[a-z]+:\/\/[^/?#]*:(80|443)(?:[/?#]|$)/i.exec(url)?.[1];
  const path = pathname.replace(/\/+$/, "");
  const number = port || written;
  return {
    ...{ protocol: secure ? "https" : "http", path, port: Number(number ?? (secure ? 443 : PORT)) },
    host: hostname,
    user: username === "" ? undefined : decodeURIComponent(username),
    password: password === "" ? undefined : decodeURIComponent(password),
    shown: `${protocol}//${hostname}${number ? `:${number}` : ""}${path}`,
  };
}
