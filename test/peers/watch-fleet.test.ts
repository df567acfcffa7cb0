/** `npm run watch-fleet` on one machine, boards on two others: three network namespaces, real UDP between them. */
import assert from "node:assert/strict";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { hostname } from "node:os";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import type { Picture } from "../../tools/page/protocol.ts";
import { until } from "../until.ts";
import { Boards } from "./boards.ts";
import { type Machine, Wire, whyNoNamespaces } from "./namespaces.ts";

const MAIN = fileURLToPath(new URL("../../tools/watch/main.ts", import.meta.url));
const ADDRESSES = ["10.78.0.11", "10.78.0.12"];
/** Shares a table, and has no heap for gossip beside it. */
const SHARING = "10.78.0.14";
const LONELY = "10.78.0.13";
const WATCHER = "10.78.0.2";
const START = `
  gossip = require("gossip")
  gossip.setConfig{ seedList = { "${ADDRESSES[0]}" }, roundInterval = 1000 }
  gossip.start()`;
const TABLE = `
  hbbp = require("hbbp") hbbp.start() p2ptbl = require("p2ptbl")
  p2ptbl.init("lamps", { interval = 2 }) p2ptbl.enable("lamps")`;

/** The program, and what it says. */
class Program {
  said = "";
  wrong = "";
  readonly process: ChildProcess;
  readonly ended: Promise<unknown[]>;

  constructor(
    readonly machine: Machine,
    ...args: string[]
  ) {
    this.process = machine.spawn(process.execPath, "--import", "tsx", MAIN, ...args);
    this.process.stdout!.on("data", (text) => (this.said += text));
    this.process.stderr!.on("data", (text) => (this.wrong += text));
    this.ended = once(this.process, "exit");
  }

  /** `GET` there, or a `POST` of a command; undefined while nobody answers. */
  async ask<T>(path: string, command?: object): Promise<T | undefined> {
    const link = new URL(path, /http:\/\/\S+/.exec(this.said)?.[0]);
    const post = {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(command),
    };
    const chunk = `fetch("${link}", ${command ? JSON.stringify(post) : "{}"})
      .then((response) => response.text()).then((text) => process.stdout.write(text), () => {})`;
    const asking = this.machine.spawn(process.execPath, "-e", chunk);
    let text = "";
    asking.stdout!.on("data", (part) => (text += part));
    await once(asking, "close");
    return text === "" ? undefined : (JSON.parse(text) as T);
  }
}

test("all boards of other machines are heard; one that is killed is DOWN; rows come and go; it leaves in good order", {
  skip: whyNoNamespaces(),
}, async (t) => {
  const wire = new Wire();
  t.after(() => wire.close());
  const many = wire.machine("many", ...[...ADDRESSES, SHARING].map((ip) => `${ip}/24`));
  const one = wire.machine("one", `${LONELY}/24`);
  const desk = wire.machine("desk", `${WATCHER}/24`);
  const boards = new Boards(many, ...ADDRESSES, SHARING);
  const lonely = new Boards(one, LONELY);
  for (const index of [0, 1]) await boards.lua(index, START);
  await lonely.lua(0, START);

  const options = ["--seed", ADDRESSES[0]!, "--interval", "1000", "--table", "lamps", "--port", "0"];
  const program = new Program(desk, ...options);
  const said = () => `${program.said}\n${program.wrong}`;
  await until("the link is printed", () => /http:\/\/127\.0\.0\.1:\d+\/\n/.test(program.said), said);
  let picture: Picture | undefined;
  const pictured = async (what: string, holds: (now: Picture) => boolean) => {
    const look = async () => {
      picture = await program.ask<Picture>("/api/picture");
      return picture !== undefined && holds(picture);
    };
    await until(what, look, () => `${said()}\n${JSON.stringify(picture)}`);
  };
  const seen = (now: Picture, ip: string) => now.views[0]![now.boards.findIndex((board) => board.ip === ip)];

  await pictured("all boards are heard", (now) => now.views[0] === "0000");
  assert.deepEqual(
    picture!.boards.map(({ ip, kind }) => `${kind} ${ip}`).sort(),
    [`watcher ${WATCHER}`, ...[...ADDRESSES, LONELY].map((ip) => `heard ${ip}`)].sort(),
  );
  const known = async (expected: string) =>
    (await boards.lua(0, `local m = gossip.networkState["${WATCHER}"] return m and ${expected}`))?.toString();
  await until(
    "boards know what it is",
    async () => (await known("m.data and m.data.watcher")) === hostname().slice(0, 32),
  );

  lonely.kill();
  await pictured("who was killed is DOWN", (now) => seen(now, LONELY) === "3");
  assert.match(said(), new RegExp(`${LONELY} is DOWN: `));
  assert.ok(picture!.happenings.some(({ text }) => text.startsWith(`${LONELY} is DOWN: `)));
  assert.ok(picture!.samples.length > 0);

  await boards.lua(2, TABLE);
  await boards.lua(2, 'p2ptbl.update("lamps", "kitchen", "on")');
  const rows = (now: Picture) => now.tables[0]?.rows.map(({ key, fields }) => [key, ...fields]) ?? [];
  await pictured("a row of a board's comes", (now) =>
    rows(now).some(([key, field]) => key === "kitchen" && field === "on"),
  );
  const command = { do: "set-row", board: 0, table: "lamps", key: "porch", fields: ["off"] };
  assert.deepEqual(await program.ask("/api/do", command), {});
  const porch = async () => (await boards.lua(2, 'return (p2ptbl.get("lamps", "porch"))'))?.toString();
  await until("a row of the page's goes", async () => (await porch()) === "off", said);
  const refused = await program.ask<{ error: string }>("/api/do", { do: "power-off", boards: [1] });
  assert.match(refused!.error, /virtual fleets/);

  // The program itself, which the shell of the namespace hands signals on to.
  program.process.kill("SIGINT");
  assert.deepEqual(await program.ended, [0, null], said());
  await until("boards know that it has left", async () => Number(await known("m.state")) === 4);
  assert.deepEqual(boards.trouble, []);
});
