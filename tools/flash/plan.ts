/**
 * The plan: from what a board is to hold and what it holds, what to upload, to remove and to leave alone.
 * Nothing here talks to a board.
 */
import { createHash } from "node:crypto";
import { digest, type Method } from "./digest.ts";
import { MANIFEST_FILE, type Manifest, manifestText } from "./manifest.ts";
import { compiledName, INIT_CONTENT, INIT_FILE, target, type Wanted } from "./payload.ts";
import { spaceFor } from "./space.ts";

/** What is known of the board's flash. */
export interface Found {
  /** Size in bytes of each file. */
  sizes: Map<string, number>;
  /** Digests of the files that `questions` names. */
  digests: Map<string, string>;
  method: Method;
  manifest: Manifest;
  /** Which Lua the board has: its version, whether it knows fractions, and the firmware's major version. */
  lua: string;
  /** No init.lua, one that begins with our mark, or the user's own. */
  init: "none" | "ours" | "own";
  /** Whether the user's own init.lua requires hearsay. */
  initStarts: boolean;
  /** Bytes free on its flash. */
  free: number;
}

export interface Upload extends Wanted {
  why: "new" | "changed" | "compiled by another Lua";
}

export interface Plan {
  upload: Upload[];
  remove: string[];
  /** Files that are as they should be. */
  same: string[];
  /** Files about to be overwritten that did not come from here: a copy is kept first. */
  foreign: string[];
  /** Whether the manifest on the board is not what it should be afterwards. */
  manifest: boolean;
  /** Sentences for the user: what was left alone, and which line to add. */
  notes: string[];
  /** Sentences that say why this cannot be done; nothing is changed if there are any. */
  blocked: string[];
}

/** The line that a user's own init.lua needs. */
export const INIT_LINE = 'require("hearsay")';

/**
 * The files whose digest decides: those that are there with what may be the right content, and those that
 * came from here and are needed no more.
 */
export function questions(wanted: Wanted[], sizes: Map<string, number>, manifest: Manifest): string[] {
  const names = new Set<string>();
  for (const file of wanted) {
    const size = sizes.get(target(file));
    if (size !== undefined && (file.compile || size === file.content.length)) names.add(target(file));
  }
  if (sizes.has(INIT_FILE)) names.add(INIT_FILE);
  const targets = new Set(wanted.map(target));
  for (const name of Object.keys(manifest.files)) {
    if (sizes.has(name) && !targets.has(name)) names.add(name);
  }
  return [...names].sort();
}

/** The digest by which the manifest knows the source of a compiled file. */
export function sourceDigest(content: Uint8Array): string {
  return createHash("sha1").update(content).digest("hex");
}

/** Works out what to do. The same board and the same wishes give the same plan; a board that is as wished, an empty one. */
export function plan(wanted: Wanted[], found: Found): Plan {
  const { sizes, manifest, init } = found;
  const result: Plan = {
    upload: [],
    remove: [],
    same: [],
    foreign: [],
    manifest: false,
    notes: [],
    blocked: [],
  };
  const files = [...wanted];
  if (init !== "own") files.push({ name: INIT_FILE, content: INIT_CONTENT, compile: false });
  else if (!found.initStarts) {
    result.notes.push(
      `init.lua on the board is your own and stays as it is; add this line to it:  ${INIT_LINE}`,
    );
  }
  const targets = new Set(files.map(target));
  for (const file of files) {
    const why = difference(file, found);
    if (why === undefined) result.same.push(target(file));
    else result.upload.push({ ...file, why });
    const written = why === undefined ? [] : [file.name, target(file)];
    for (const name of new Set(written)) {
      const ours = name in manifest.files || (name === INIT_FILE && init === "ours");
      if (sizes.has(name) && !ours) result.foreign.push(name);
    }
    const compiled = compiledName(file.name);
    if (!file.compile && compiled && sizes.has(compiled) && !(compiled in manifest.files)) {
      result.blocked.push(
        `the board has ${compiled}, which did not come from here and which its require prefers to ` +
          `${file.name}: remove it (npx nodemcu-tool remove ${compiled}), or set "compile": true.`,
      );
    }
  }
  for (const [name, put] of Object.entries(manifest.files)) {
    if (targets.has(name) || !sizes.has(name) || name === MANIFEST_FILE) continue;
    if (name === INIT_FILE && init === "own") continue;
    if (put.digest === undefined || put.digest === found.digests.get(name)) result.remove.push(name);
    else result.notes.push(`${name} is needed no more, but was changed on the board: it stays.`);
  }
  result.manifest =
    result.upload.length > 0 ||
    manifestText(manifestAfter(wanted, found, found.digests)) !== manifestText(manifest);
  const space = spaceFor(result, sizes, found.free);
  if (space.missing > 0) {
    result.blocked.push(
      `no space left on the board's flash: ${space.needed} bytes are needed and ${space.available} are free. ` +
        'Remove files of your own, or set "minify": true.',
    );
  }
  result.remove.sort();
  result.foreign.sort();
  result.same.sort();
  return result;
}

function difference(file: Wanted, found: Found): Upload["why"] | undefined {
  const { sizes, digests, manifest, method } = found;
  const name = target(file);
  if (!sizes.has(name)) return "new";
  if (!file.compile) {
    const same = digests.get(name) === digest(method, file.content);
    return same && sizes.get(name) === file.content.length ? undefined : "changed";
  }
  const put = manifest.files[name];
  if (put?.source !== sourceDigest(file.content) || put.digest !== digests.get(name)) return "changed";
  return manifest.lua === found.lua ? undefined : "compiled by another Lua";
}

/** True if the board is as it should be: nothing to upload, nothing to remove. */
export function isDone({ upload, remove, manifest }: Plan): boolean {
  return upload.length === 0 && remove.length === 0 && !manifest;
}

/** The manifest to leave on the board once the plan is carried out, given the digests it then has. */
export function manifestAfter(wanted: Wanted[], found: Found, digests: Map<string, string>): Manifest {
  const files: Manifest["files"] = {};
  for (const file of wanted) {
    const name = target(file);
    const source = file.compile ? { source: sourceDigest(file.content) } : {};
    files[name] = { digest: digests.get(name), ...source };
  }
  if (found.init !== "own") files[INIT_FILE] = { digest: digest(found.method, INIT_CONTENT) };
  return { lua: found.lua, files };
}
