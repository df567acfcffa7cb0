// Sets up what the two commands need, then gets out of the way: npm packages always, and with
// --test also the programs that the tests run. Uses nothing but Node's own modules, since it
// runs before anything is installed. Done once, a second run only compares two small files.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

/** Where packages are unpacked that are not to be installed, a folder each; tests look there, too. */
const PEERS = join(root, "build", "peers");

/**
 * What the tests run besides Node: the command, and Debian's package that brings it. Without one that is
 * optional, the tests that run it are skipped. One is unpacked and not installed where that would start
 * a service on this machine.
 */
const PROGRAMS = [
  { command: "lua5.1", debian: "lua5.1" },
  { command: "lua5.3", debian: "lua5.3" },
  { command: "busted", debian: "lua-busted" },
  { command: "luacheck", debian: "lua-check" },
  { command: "busybox", debian: "busybox", optional: true },
  { command: "alfred", debian: "alfred", optional: true },
  { command: "influxd", debian: "influxdb", optional: true, unpack: true },
  { command: "chromium", debian: "chromium", optional: true },
  { command: "flatc", debian: "flatbuffers-compiler", optional: true },
];

function say(text) {
  process.stderr.write(`setup: ${text}\n`);
}

function fail(text) {
  throw new Error(text);
}

/** Vite, which builds the page, runs from 20.19 on. */
function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    fail(`Node ${process.versions.node} is too old: hearsay needs Node 20.19 or newer.`);
}

/** Runs a program; whether that went well. */
function runs(command, args, options) {
  return new Promise((done) => {
    spawn(command, args, options)
      .on("error", () => done(false))
      .on("close", (code) => done(code === 0));
  });
}

/** Installs npm's packages where they are missing or package-lock.json has changed since. */
async function installPackages() {
  const lock = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  const stamp = join(root, "node_modules", ".hearsay-lock");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === lock) return;
  say("installing npm packages (npm ci; the serial port add-on is compiled, about a minute)");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const done = await runs(npm, ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (!done) {
    fail(
      "npm ci failed. The serial port add-on needs python3, make and a C++ compiler " +
        "(Debian: apt-get install python3 make g++); the packages need the npm registry.",
    );
  }
  writeFileSync(stamp, lock);
}

const mayInstall = () => has("apt-get") && process.getuid?.() === 0;

function has(command) {
  const path = (process.env.PATH ?? "").split(process.platform === "win32" ? ";" : ":");
  return path.some((folder) => existsSync(join(folder, command)));
}

/** Runs apt-get; whether that went well. What it says is said where it is the last attempt. */
function apt(args, last, cwd = root) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return runs("apt-get", args, { cwd, env, stdio: ["ignore", "ignore", last ? 2 : "ignore"] });
}

let updated = false;

/** Twice, if need be: package lists may be missing, or too old. */
async function aptPatiently(args, cwd) {
  if (await apt(args, updated || !mayInstall(), cwd)) return true;
  if (updated || !mayInstall()) return false;
  updated = true;
  await apt(["update", "-qq"], true);
  return apt(args, true, cwd);
}

function install(names) {
  say(`installing ${names.join(", ")} (apt-get)`);
  return aptPatiently(["install", "-y", "-qq", "--no-install-recommends", ...names]);
}

/** Takes the files of a package, and nothing else of it. */
async function unpack(name) {
  say(`unpacking ${name} into build/peers (apt-get download)`);
  mkdirSync(PEERS, { recursive: true });
  const folder = mkdtempSync(join(PEERS, "download-"));
  try {
    if (!(await aptPatiently(["download", "-qq", name], folder))) return false;
    const [file] = readdirSync(folder);
    const files = join(folder, "files");
    const taken = await runs("dpkg", ["-x", join(folder, file), files], { stdio: ["ignore", "ignore", 2] });
    // All of it, or nothing, whenever somebody ends this.
    if (taken) renameSync(files, join(PEERS, name));
    return taken;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Sees to what tests can do without, each by itself. */
async function installOptional() {
  if (!has("apt-get")) return;
  for (const { command, debian, unpack: apart } of PROGRAMS.filter(({ optional }) => optional)) {
    const there = apart ? has(command) || existsSync(join(PEERS, debian)) : has(command);
    if (there || !(apart || mayInstall())) continue;
    const done = await (apart ? unpack(debian) : install([debian]));
    if (!done) say(`${command} is not to be had: the tests that run it are skipped`);
  }
}

/** Sees to what the tests run: through apt-get where it may, else says what to install. */
async function installPrograms() {
  const missing = PROGRAMS.filter(({ command, optional }) => !optional && !has(command));
  const names = missing.map((program) => program.debian);
  if (missing.length > 0 && mayInstall()) {
    if (!(await install(names)))
      fail(`apt-get could not install ${names.join(", ")}: install them by hand and run this again.`);
  } else if (missing.length > 0) {
    fail(
      `the tests need ${missing.map((program) => program.command).join(", ")}.\n` +
        `  Debian, Ubuntu:  sudo apt-get install ${names.join(" ")}\n` +
        "  macOS:           brew install lua@5.3 luarocks; luarocks install busted; luarocks install luacheck\n" +
        "  elsewhere:       Lua 5.1 and 5.3 as lua5.1 and lua5.3, then luarocks install busted luacheck",
    );
  }
  await installOptional();
}

const steps = [installPackages];
if (process.argv.includes("--test")) steps.push(installPrograms);
try {
  checkNode();
  // At the same time, as the one compiles while the other downloads; none is left running by the other's failure.
  const ended = await Promise.allSettled(steps.map((step) => step()));
  for (const { reason } of ended) if (reason) throw reason;
} catch (error) {
  say(error.message);
  process.exitCode = 1;
}
