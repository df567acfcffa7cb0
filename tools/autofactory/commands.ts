/** `autofactory ls`, `set` and `rm`: on the store itself, whether a server has it or not. */
import { existsSync } from "node:fs";
import { ConfigError, checkSetting, type Override } from "./config.ts";
import type { Command } from "./options.ts";
import { serverOf } from "./presence.ts";
import { openStore, type Store } from "./store.ts";
import { shown } from "./words.ts";

const HEADS = [
  "id",
  "host",
  "region",
  "zone",
  "data center",
  "firmware",
  "address",
  "first seen",
  "last seen",
  "",
];

/** A moment to the second, in UTC. */
function moment(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 19).replace("T", " ");
}

/** Rows as lines, columns under each other. */
function lines(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at]!))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** All clients, the latest first. */
function clients(store: Store, served: boolean) {
  return [...store.clients.getRange()]
    .filter(({ key }) => !store.removed.doesExist(key))
    .map(({ key, value }) => {
      const { own: _, called, connected, known: __, ...rest } = value;
      const set = store.settings.get(key) ?? {};
      // A server that was killed could not say that nobody is connected any more.
      return { id: key, ...rest, names: { ...called, ...set }, set, connected: connected && served };
    })
    .sort((a, b) => b.lastSeen - a.lastSeen);
}

function list(store: Store, served: boolean): string {
  const text = (value: unknown) => (value === undefined ? "" : shown(String(value)));
  const rows = clients(store, served).map(({ id, names, system, connected, firstSeen, lastSeen }) => [
    id,
    ...[names.hostname, names.region, names.zone, names.dataCenter, system.firmware, system.address].map(
      text,
    ),
    ...[moment(firstSeen), moment(lastSeen), connected ? "connected" : "away"],
  ]);
  return rows.length === 0 ? "no clients yet" : lines([HEADS, ...rows]);
}

/** KEY=VALUE as a setting; a value of undefined unsets it. */
function setting(text: string): [key: string, value: unknown] {
  const at = text.indexOf("=");
  if (at < 1) throw new ConfigError(`${text}: give KEY=VALUE`);
  const [key, value] = [text.slice(0, at), text.slice(at + 1)];
  const number = /^\d+(\.\d+)?$/.test(value) ? Number(value) : value;
  const named = ["hostname", "region", "zone", "dataCenter"].includes(key);
  const given = value === "" ? undefined : named ? value : number;
  checkSetting("", key, given ?? (named ? "-" : 0));
  return [key, given];
}

function change(store: Store, id: string, settings: readonly string[]): void {
  const changed = { ...store.settings.get(id), ...Object.fromEntries(settings.map(setting)) };
  const left = Object.entries(changed).filter(([, value]) => value !== undefined);
  store.root.transactionSync(() => {
    store.settings.put(id, Object.fromEntries(left) as Override);
    bump(store);
  });
}

function remove(store: Store, id: string): void {
  store.root.transactionSync(() => {
    store.settings.remove(id);
    store.clients.remove(id);
    store.removed.put(id, true);
    bump(store);
  });
}

/** A server that has the store looks at this. */
function bump(store: Store): void {
  store.meta.put("revision", (store.meta.get("revision") ?? 0) + 1);
}

/** Does it; gives what is to be printed. Throws an Error whose message is words for a person. */
export async function run(command: Exclude<Command, { name: "serve" }>): Promise<string> {
  if (!existsSync(command.store)) {
    throw new Error(`${command.store}: there is no store; start autofactory, or give --store`);
  }
  const store = openStore(command.store);
  try {
    const served = serverOf(command.store) !== undefined;
    if (command.name === "ls") {
      return command.json ? JSON.stringify(clients(store, served), null, 2) : list(store, served);
    }
    if (!store.clients.doesExist(command.id) || store.removed.doesExist(command.id)) {
      throw new Error(`${command.id}: there is no such client; ls lists them`);
    }
    if (command.name === "set") change(store, command.id, command.settings);
    else remove(store, command.id);
    return "";
  } finally {
    await store.root.close();
  }
}
