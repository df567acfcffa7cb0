/** Who may connect. */
import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

/** An answer to somebody who may not. */
export interface Refusal {
  status: 401 | 404 | 503;
  /** Whether it is a guess at the token, to be answered slowly. */
  guess?: boolean;
}

const digest = (text: string) => createHash("sha256").update(text).digest();

/** The token that somebody presents: in the header Authorization, or else in the URL. */
function presented(request: IncomingMessage, url: URL): string {
  const [, bearer] = /^Bearer +(.*)$/i.exec(request.headers.authorization ?? "") ?? [];
  return bearer ?? url.searchParams.get("token") ?? "";
}

/** Says whether a request to connect is to be refused. */
export class Access {
  private readonly expected: Buffer | undefined;

  /** @param token undefined: whoever comes may connect */
  constructor(token: string | undefined) {
    this.expected = token === undefined ? undefined : digest(token);
  }

  /** @param room whether there is room for one more */
  refuses(request: IncomingMessage, room: boolean): Refusal | undefined {
    const base = "http://autofactory";
    const target = request.url ?? "/";
    const url = URL.canParse(target, base) ? new URL(target, base) : undefined;
    if (url?.pathname !== "/client") return { status: 404 };
    // Digests of equal length, so that time does not tell how much of a guess is right.
    if (this.expected && !timingSafeEqual(digest(presented(request, url)), this.expected)) {
      return { status: 401, guess: true };
    }
    return room ? undefined : { status: 503 };
  }
}
