/** How a program that shows a fleet serves its page: the options on its command line. */

export interface PageOptions {
  /** Undefined: the usual one, or one of the next. */
  port: number | undefined;
  bind: string;
  /** What commands need; undefined: the server's own choice. */
  token: string | undefined;
  /** Whether a browser is to be opened. */
  open: boolean;
}

const string = { type: "string" } as const;
const flag = { type: "boolean" } as const;

/** For `parseArgs`. */
export const PAGE_FLAGS = { port: string, bind: string, token: string, open: flag, "no-page": flag } as const;

export const PAGE_USAGE = `  --port N        where the page is served (default 8266, or one of the next that is free)
  --bind ADDRESS  at which address of this machine (default 127.0.0.1); others reach it at 0.0.0.0, and
                  commands need the token of the link that is printed then
  --token TEXT    which token that is (default: a random one); also asked for at 127.0.0.1 if given
  --open          opens a browser
  --no-page       no page`;

export interface PageValues {
  port?: string | undefined;
  bind?: string | undefined;
  token?: string | undefined;
  open?: boolean | undefined;
  "no-page"?: boolean | undefined;
}

/** Undefined where no page is wanted. Throws an Error in words where a value is none. */
export function readPageOptions(values: PageValues): PageOptions | undefined {
  const { port, bind = "127.0.0.1", token, open = false } = values;
  if (values["no-page"]) {
    const others = (["port", "bind", "token", "open"] as const).filter((name) => values[name] !== undefined);
    if (others.length === 0) return undefined;
    throw new Error(`--${others[0]} is for the page: give it without --no-page`);
  }
  if (port !== undefined && !(/^\d+$/.test(port) && Number(port) <= 65_535)) {
    throw new Error(`--port ${port}: give a whole number from 0 (any that is free) to 65535`);
  }
  if (bind === "") throw new Error("--bind: give an address of this machine");
  if (token === "") throw new Error("--token: an empty one keeps nobody out");
  return { port: port === undefined ? undefined : Number(port), bind, token, open };
}
