/** Carries a plan out. Whatever interrupts it, the next run sees what is missing and goes on. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { digestsOf } from "./board.ts";
import { digest } from "./digest.ts";
import { luaString } from "./lua-text.ts";
import { MANIFEST_FILE, type Manifest, manifestText } from "./manifest.ts";
import { target, type Wanted } from "./payload.ts";
import { type Found, manifestAfter, type Plan, type Upload } from "./plan.ts";
import type { Progress } from "./progress.ts";
import type { Wire } from "./wire.ts";
import { FlashError } from "./words.ts";

/** Holds the number of panics in a row: src/hearsay.ts writes it. New files begin at none. */
const PANIC_FILE = "hearsay.panics";

/**
 * Uploads, compiles and removes what the plan says, and leaves the manifest of it on the board.
 * @param copies a folder here for copies of files that did not come from here and are overwritten
 * @throws FlashError if the board stops answering, cannot compile, or does not hold what it was sent
 */
export async function apply(
  wire: Wire,
  wanted: Wanted[],
  plan: Plan,
  found: Found,
  progress: Progress,
  copies: string,
): Promise<void> {
  await quieten(wire, found.manifest);
  for (const name of plan.foreign) await keepCopy(wire, name, copies);
  const digests = new Map(found.digests);
  const announced = announce(plan.upload, found.manifest);
  if (manifestText(announced) !== manifestText(found.manifest)) await putManifest(wire, announced);
  for (const name of plan.remove) await wire.remove(name);
  const total = plan.upload.reduce((sum, file) => sum + file.content.length, 0);
  progress.start(total);
  try {
    for (const file of plan.upload) {
      progress.file(file.name, file.content.length);
      await put(wire, file, found, progress);
      digests.set(target(file), await finish(wire, file, found));
    }
  } finally {
    progress.stop();
  }
  if (plan.manifest) await putManifest(wire, manifestAfter(wanted, found, digests));
  await wire.run(`file.remove("${PANIC_FILE}")`);
}

/**
 * Stops what runs from our files, so that the board has heap to compile and nothing prints in between. The
 * restart afterwards starts it again.
 */
async function quieten(wire: Wire, manifest: Manifest): Promise<void> {
  const modules = Object.keys(manifest.files)
    .filter((name) => /\.l(ua|c)$/.test(name) && name !== "init.lua")
    .map((name) => name.replace(/\.l(ua|c)$/, "").replaceAll("/", "."));
  for (const module of modules.filter((name) => !name.includes("."))) {
    const loaded = `package.loaded[${luaString(module)}]`;
    await wire.run(`local m=${loaded} if type(m)=="table" and m.stop then pcall(m.stop) end`);
  }
  for (const module of modules) await wire.run(`package.loaded[${luaString(module)}]=nil`);
  // What gossip has put over node would load files that are about to go, or to be of another version.
  await wire.run(
    'local m=getmetatable(node) if rawget(_G,"node") and type(m)=="table" and m.__index then node=m.__index end',
  );
  await wire.run("getNetworkState=nil collectgarbage()");
}

async function keepCopy(wire: Wire, name: string, copies: string): Promise<void> {
  const content = await wire.download(name);
  await mkdir(copies, { recursive: true });
  await writeFile(join(copies, name.replaceAll("/", "_")), content);
}

/** The manifest while uploads go on: what is about to be there is ours, and not known to be whole. */
function announce(uploads: Upload[], manifest: Manifest): Manifest {
  const files = { ...manifest.files };
  for (const file of uploads) for (const name of [file.name, target(file)]) files[name] ??= {};
  return { ...manifest, files };
}

async function putManifest(wire: Wire, manifest: Manifest): Promise<void> {
  await wire.upload(MANIFEST_FILE, Buffer.from(manifestText(manifest)), () => {});
}

/** Uploads a file and makes sure that the board holds it, byte for byte. A second try is for line noise. */
async function put(wire: Wire, file: Upload, found: Found, progress: Progress): Promise<void> {
  const expected = digest(found.method, file.content);
  for (let attempt = 1; ; attempt++) {
    await wire.upload(file.name, file.content, (share) => progress.at(share));
    const sizes = await wire.sizes();
    const size = sizes.get(file.name) ?? 0;
    if (size === file.content.length) {
      const digests = await digestsOf(wire, found.method, sizes, [file.name]);
      if (digests.get(file.name) === expected) return;
    }
    if (attempt < 2) continue;
    const free = Number(await wire.ask("file.fsinfo()"));
    if (size < file.content.length && free < 2 * (file.content.length - size) + 8192) {
      throw new FlashError(
        `no space left on the board's flash: it took ${size} of ${file.content.length} bytes of ${file.name}, ` +
          `${free} are free.`,
      );
    }
    throw new FlashError(
      `${file.name} did not arrive whole (${size} of ${file.content.length} bytes, or wrong ones), twice: is ` +
        "the cable sound, and does nothing else on the board print to the console?",
    );
  }
}

/** Compiles where asked to; the digest of what is then on the board. */
async function finish(wire: Wire, file: Upload, found: Found): Promise<string> {
  if (!file.compile) return digest(found.method, file.content);
  await wire.compile(file.name);
  const compiled = target(file);
  const sizes = await wire.sizes();
  if (!sizes.has(compiled)) throw new FlashError(`the board made no ${compiled} of ${file.name}.`);
  await wire.remove(file.name);
  const digests = await digestsOf(wire, found.method, sizes, [compiled]);
  return digests.get(compiled)!;
}
