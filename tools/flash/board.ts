/** What the board on the wire holds: the questions to its console, and the answers as the planner takes them. */
import type { Method } from "./digest.ts";
import { luaString } from "./lua-text.ts";
import { MANIFEST_FILE, parseManifest } from "./manifest.ts";
import { INIT_CONTENT, INIT_FILE, INIT_MARK, type Wanted } from "./payload.ts";
import { type Found, questions } from "./plan.ts";
import { requiresOf } from "./requires.ts";
import type { Wire } from "./wire.ts";
import { FlashError } from "./words.ts";

/** How much the board sums up in one go: 4 KB take a fifth of a second there. */
const PIECE = 4096;

/**
 * Adler-32 in Lua, in pieces: `__hs(name, offset, length)` goes on from `__ha`, `__hb`. One console line, so
 * at most 256 bytes.
 */
export const SUM =
  "function __hs(n,o,k)local f=file.open(n)f:seek('set',o)local a,b=__ha,__hb while k>0 do local s=f:read(" +
  "k<99 and k or 99)if not s then break end for i=1,#s do a=(a+s:byte(i))%65521 b=(b+a)%65521 end " +
  "k=k-#s end f:close()__ha,__hb=a,b end";

/** Reads everything that the planner needs. Changes nothing on the board's flash. */
export async function look(wire: Wire, wanted: Wanted[]): Promise<Found> {
  const lua = await wire.ask('_VERSION.." "..(1/2).." "..tostring((node.info()))');
  const method = (await wire.ask('crypto and crypto.fhash and "sha1" or "adler32"')) as Method;
  const free = Number(await wire.ask("file.fsinfo()"));
  if (!Number.isFinite(free)) throw new FlashError("the board does not tell how much of its flash is free.");
  const sizes = await wire.sizes();
  const manifest = parseManifest(await text(wire, sizes, MANIFEST_FILE));
  const init = await text(wire, sizes, INIT_FILE);
  const digests = await digestsOf(wire, method, sizes, questions(wanted, sizes, manifest));
  return {
    sizes,
    digests,
    method,
    manifest,
    lua,
    init: init === undefined ? "none" : isOurs(init) ? "ours" : "own",
    initStarts: init !== undefined && startsHearsay(init),
    free,
  };
}

async function text(wire: Wire, sizes: Map<string, number>, name: string): Promise<string | undefined> {
  if (!sizes.has(name)) return undefined;
  return sizes.get(name) === 0 ? "" : (await wire.download(name)).toString("utf8");
}

/** Whether an init.lua is ours: all of it, or as much as arrived. Below our first line a user may have written more. */
export function isOurs(init: string): boolean {
  const text = init.replaceAll("\r\n", "\n").trimEnd();
  return text.startsWith(INIT_MARK) && INIT_CONTENT.toString().startsWith(text);
}

/** Whether an init.lua requires hearsay; if it is no Lua that can be parsed, whether it looks like it. */
export function startsHearsay(init: string): boolean {
  try {
    return requiresOf(init, INIT_FILE).names.includes("hearsay");
  } catch {
    return /^[^-\n]*\brequire\s*\(?\s*["']hearsay["']/m.test(init);
  }
}

/** The digests of files on the board, by name. */
export async function digestsOf(
  wire: Wire,
  method: Method,
  sizes: Map<string, number>,
  names: string[],
): Promise<Map<string, string>> {
  const digests = new Map<string, string>();
  if (method === "adler32" && names.length > 0) await wire.define(SUM);
  for (const name of names) {
    const value = method === "sha1" ? await sha1(wire, name) : await adler(wire, name, sizes.get(name) ?? 0);
    digests.set(name, `${method}:${value}`);
  }
  if (method === "adler32" && names.length > 0) await wire.run("__hs,__ha,__hb=nil");
  return digests;
}

function sha1(wire: Wire, name: string): Promise<string> {
  return wire.ask(
    `crypto.fhash("sha1",${luaString(name)}):gsub(".",function(c)return("%02x"):format(c:byte())end)`,
  );
}

async function adler(wire: Wire, name: string, size: number): Promise<string> {
  await wire.run("__ha,__hb=1,0");
  for (let offset = 0; offset < size; offset += PIECE) {
    await wire.run(`__hs(${luaString(name)},${offset},${PIECE})`);
  }
  return wire.ask('__ha..":"..__hb');
}
