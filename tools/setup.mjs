// Sets up what the two commands need, then gets out of the way: npm packages always, and with
// --test also the programs that the tests run. Uses nothing but Node's own modules, since it
// runs before anything is installed. Done once, a second run only compares two small files.
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/**
 * What the tests run besides Node: the command, and Debian's package that brings it. Without one that is
 * optional, the tests that run it are skipped.
 */
const PROGRAMS = [
  { command: "lua5.1", debian: "lua5.1" },
  { command: "lua5.3", debian: "lua5.3" },
  { command: "busted", debian: "lua-busted" },
  { command: "luacheck", debian: "lua-check" },
  { command: "busybox", debian: "busybox", optional: true },
  { command: "alfred", debian: "alfred", optional: true },
  { command: "influxd", debian: "influxdb", optional: true },
  { command: "flatc", debian: "flatbuffers-compiler", optional: true },
];

function say(text) {
  process.stderr.write(`setup: ${text}\n`);
}

function fail(text) {
  say(text);
  process.exit(1);
}

function checkNode() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < 20) fail(`Node ${process.versions.node} is too old: hearsay needs Node 20 or newer.`);
}

/** Installs npm's packages where they are missing or package-lock.json has changed since. */
function installPackages() {
  const lock = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  const stamp = join(root, "node_modules", ".hearsay-lock");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  say("installing npm packages (npm ci; the serial port add-on is compiled, about a minute)");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const run = spawnSync(npm, ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (run.status !== 0) {
    fail(
      "npm ci failed. The serial port add-on needs python3, make and a C++ compiler " +
        "(Debian: apt-get install python3 make g++); the packages need the npm registry.",
    );
  }
  writeFileSync(stamp, lock);
}

function has(command) {
  const path = (process.env.PATH ?? "").split(process.platform === "win32" ? ";" : ":");
  return path.some((folder) => existsSync(join(folder, command)));
}

/** Sees to what the tests run: through apt-get where it may, else says what to install. */
function installPrograms() {
  const mayInstall = has("apt-get") && process.getuid?.() === 0;
  const missing = PROGRAMS.filter(({ command, optional }) => !has(command) && (mayInstall || !optional));
  if (missing.length === 0) return;
  const names = missing.map((program) => program.debian);
  if (mayInstall) {
    say(`installing ${names.join(", ")} (apt-get)`);
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const install = ["install", "-y", "-qq", "--no-install-recommends", ...names];
    const options = { env, stdio: ["ignore", "ignore", 2] };
    if (spawnSync("apt-get", install, { ...options, stdio: "ignore" }).status !== 0) {
      spawnSync("apt-get", ["update", "-qq"], options);
      try {
        execFileSync("apt-get", install, options);
      } catch {
        fail(`apt-get could not install ${names.join(", ")}: install them by hand and run this again.`);
      }
    }
    return;
  }
  fail(
    `the tests need ${missing.map((program) => program.command).join(", ")}.\n` +
      `  Debian, Ubuntu:  sudo apt-get install ${names.join(" ")}\n` +
      "  macOS:           brew install lua@5.3 luarocks; luarocks install busted; luarocks install luacheck\n" +
      "  elsewhere:       Lua 5.1 and 5.3 as lua5.1 and lua5.3, then luarocks install busted luacheck",
  );
}

checkNode();
installPackages();
if (process.argv.includes("--test")) installPrograms();
