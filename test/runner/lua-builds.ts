/**
 * Lua as NodeMCU builds it: 5.3 with 32-bit integers and single floats, 5.1 with integers only. No
 * package has them, so they are compiled from Debian's sources of Lua, once, into build/lua/.
 */
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { ROOT, run } from "./process.ts";

export interface LuaBuild {
  /** As the report names it. */
  name: string;
  /** Debian's source package, and the folder it unpacks to. */
  source: string;
  folder: string;
  /** Its counterpart on the desktop, which knows where the Lua libraries of its version are. */
  desktop: string;
  flags: string[];
}

const header = (name: string) => join(ROOT, "test/runner/lua", name);
const HOME = join(ROOT, "build/lua");

export const LUA_BUILDS: LuaBuild[] = [
  {
    name: "Lua 5.1, integers only",
    source: "lua5.1",
    folder: "lua-5.1.5",
    desktop: "lua5.1",
    flags: ["-include", header("integer51.h")],
  },
  {
    name: "Lua 5.3, 32 bits",
    source: "lua5.3",
    folder: "lua-5.3.6",
    desktop: "lua5.3",
    // The compatibility switches that NodeMCU's luaconf.h sets.
    flags: ["-DLUA_32BITS", "-DLUA_COMPAT_UNPACK", "-DLUA_COMPAT_LOADSTRING", "-DLUA_COMPAT_LOADERS"],
  },
];

/** Not for specs, since busted itself is beyond its limits: refuses to load what a board refuses. */
export const BOARD_COMPILER: LuaBuild = {
  name: "Lua 5.1 of 50 locals",
  source: "lua5.1",
  folder: "lua-5.1.5",
  desktop: "lua5.1",
  flags: ["-include", header("board51.h")],
};

/**
 * The program, built if it is not there yet; or why there can be none here.
 * @throws Error if there are sources and a compiler, and yet it does not compile.
 */
export function ensureLua(build: LuaBuild): Promise<{ program: string } | { reason: string }> {
  // One after another: they share folders, and may share sources.
  const made = last.then(() => make(build));
  last = made.catch(() => {});
  return made;
}

let last: Promise<unknown> = Promise.resolve();

async function make(build: LuaBuild): Promise<{ program: string } | { reason: string }> {
  const { flags, folder } = build;
  const recipe = createHash("sha256").update(flags.join(" "));
  for (const flag of flags) if (flag.endsWith(".h")) recipe.update(readFileSync(flag));
  const key = recipe.digest("hex").slice(0, 8);
  const stem = build.name.toLowerCase().replaceAll(/[^a-z0-9.]+/g, "-");
  const program = join(HOME, `${stem}-${key}`);
  if (existsSync(program)) return { program };
  mkdirSync(HOME, { recursive: true });
  const sources = join(HOME, folder, "src");
  if (!existsSync(sources)) {
    const reason = await fetchSources(build);
    if (reason !== undefined) return { reason };
  }
  const files = readdirSync(sources).filter((name) => name.endsWith(".c") && !/^(luac|print)\.c$/.test(name));
  const draft = `${program}.${process.pid}`;
  const cc = ["-O1", "-w", "-DLUA_USE_POSIX", `-I${sources}`, ...flags];
  const lexer = `${draft}.o`;
  let made = await run("cc", [...cc, "-DLENIENT_LITERALS", "-c", join(sources, "llex.c"), "-o", lexer]);
  if (made.ok) {
    const others = files.filter((name) => name !== "llex.c").map((name) => join(sources, name));
    made = await run("cc", [...cc, ...others, lexer, "-o", draft, "-lm"]);
  }
  rmSync(lexer, { force: true });
  if (made.missing) return { reason: "needs a C compiler (cc), as the serial port add-on does" };
  if (!made.ok) throw new Error(`cc could not compile ${folder} (${made.how}):\n${made.output}`);
  for (const name of readdirSync(HOME)) {
    if (name.startsWith(`${stem}-`) && join(HOME, name) !== draft) rmSync(join(HOME, name));
  }
  renameSync(draft, program);
  return { program };
}

/**
 * Gets a source package through apt-get into a folder of our own, with package lists of our own: works
 * without root, and without source packages in the system's configuration, which stays as it is.
 */
async function fetchSources({ source, folder }: LuaBuild): Promise<string | undefined> {
  const byHand = `or unpack https://www.lua.org/ftp/${folder}.tar.gz into build/lua/`;
  const apt = join(HOME, "apt");
  rmSync(apt, { recursive: true, force: true });
  for (const below of ["lists/partial", "cache/archives/partial", "parts"]) {
    mkdirSync(join(apt, below), { recursive: true });
  }
  if (!writeSourceLists(join(apt, "parts"))) {
    return `needs Lua's sources: apt-get knows no Debian here; ${byHand}`;
  }
  const settings = [
    "Dir::Etc::SourceList=/dev/null",
    `Dir::Etc::SourceParts=${apt}/parts`,
    `Dir::State::Lists=${apt}/lists`,
    `Dir::Cache=${apt}/cache`,
    ...(process.getuid?.() === 0 ? ["APT::Sandbox::User=root"] : []),
  ].flatMap((setting) => ["-o", setting]);
  await run("apt-get", [...settings, "-qq", "update"], { timeoutMs: 120_000 });
  const script = 'cd "$0" && apt-get "$@" && tar xzf *.orig.tar.gz';
  const args = ["-c", script, apt, ...settings, "-qq", "source", "--download-only", source];
  const got = await run("sh", args, { timeoutMs: 120_000 });
  const unpacked = join(apt, folder);
  if (!got.ok || !existsSync(unpacked)) {
    return `needs Lua's sources: apt-get source ${source} failed (${lastLine(got.output)}); ${byHand}`;
  }
  rmSync(join(HOME, folder), { recursive: true, force: true });
  cpSync(unpacked, join(HOME, folder), { recursive: true });
  rmSync(apt, { recursive: true, force: true });
  return undefined;
}

/** Copies the system's package sources, asking for sources where they ask for programs. */
function writeSourceLists(target: string): boolean {
  let found = false;
  const parts = "/etc/apt/sources.list.d";
  const lists = [
    "/etc/apt/sources.list",
    ...(existsSync(parts) ? readdirSync(parts).map((n) => join(parts, n)) : []),
  ];
  for (const [index, list] of lists.entries()) {
    if (!existsSync(list) || !/\.(list|sources)$/.test(list)) continue;
    const text = readFileSync(list, "utf8");
    const deb822 = list.endsWith(".sources");
    const sources = deb822
      ? text.replaceAll(/^Types:.*$/gm, "Types: deb-src")
      : text.replaceAll(/^deb(?:-src)?\s/gm, "deb-src ");
    found ||= /^(Types: deb-src|deb-src )/m.test(sources);
    writeFileSync(join(target, `${index}.${deb822 ? "sources" : "list"}`), sources);
  }
  return found;
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "";
}
