/**
 * Alfred on boards and the real alfred, in one multicast group: each on a machine of its own, since the real one
 * finds by ARP who sent what.
 */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { until } from "../until.ts";
import { TIMES } from "./alfred-board.ts";
import { AlfredLink } from "./alfred-link.ts";
import { lineOf, whyNoAlfred } from "./alfred-peer.ts";
import { whyNoNamespaces } from "./namespaces.ts";

const every = Buffer.from(Array.from({ length: 512 }, (_, n) => n & 255));
/** What is easily lost on the way: NULs at both ends and in between, all byte values, nothing at all. */
const BINARY = Buffer.concat([Buffer.from("\0\0"), every, Buffer.from("\0")]);
const text = (words: string) => Buffer.from(words);

// Side by side: they wait most of the time, the first for a minute.
const options = { skip: whyNoNamespaces() ?? whyNoAlfred() ?? false, concurrency: 3 };

describe("alfred on boards and the real one", options, () => {
  test("a real secondary whose primary was a board goes on with another one", async (t) => {
    const link = new AlfredLink(t);
    const other = await link.real(1, "-m");
    // Of several that are as good the real one takes the first in its hash, by MAC address: the one of 7.
    const board = await link.board(7).start("primary");
    const real = await link.real(2);
    await real.set(100, text("before"));
    const [record] = (await board.holds(100, { [real.mac]: text("before") })).values();
    await other.holds(100, [lineOf(real.mac, text("before"))]);
    assert.equal(record!.source, "firsthand");
    board.kill();
    await real.set(100, text("after"));
    // A server that is silent is forgotten after 60 s.
    await other.holds(100, [lineOf(real.mac, text("after"))]);
  });

  test("a board tells real primaries, which pass it on, run their command, and say so", async (t) => {
    const link = new AlfredLink(t);
    const first = await link.real(1, "-m");
    const board = await link.board(3).start("secondary");
    const monitor = first.monitor();
    t.after(() => monitor.close());
    const line = (data: Uint8Array) => lineOf(board.mac, data);
    const event = (type: number) => `Event: type = ${type}, source = ${board.mac}`;

    await board.set(100, BINARY, 7);
    await board.set(101, text(""));
    await first.holds(100, [line(BINARY)]);
    assert.equal(await first.request(100, "-d"), line(BINARY).replace('" },', '", 7 },'));
    await first.holds(101, [line(text(""))]);
    await until("the command runs", () => first.updated.length > 0);

    // A second one hears it from the first alone, and only if that takes it for the board's own.
    const second = await link.real(2, "-m");
    await second.holds(100, [line(BINARY)]);
    await board.set(100, text("changed"));
    await first.holds(100, [line(text("changed"))]);
    await second.holds(100, [line(text("changed"))]);
    await until("the command runs again", () => first.updated.at(-1) === "100");
    assert.deepEqual([...new Set(first.updated.flatMap((types) => types.split(" ")))].sort(), ["100", "101"]);
    await until("the monitor tells of it", () => monitor.lines.length >= 3);
    assert.deepEqual([...monitor.lines].sort(), [event(100), event(100), event(101)].sort());

    // More than a datagram holds.
    const large = [102, 103, 104, 105, 106].map((type) => ({ type, data: Buffer.alloc(600, `${type} `) }));
    for (const { type, data } of large) await board.set(type, data);
    for (const { type, data } of large) await second.holds(type, [line(data)]);
    board.fine();
  });

  test("a board hears a real secondary: what is new, changed, refreshed, and gone", async (t) => {
    const link = new AlfredLink(t);
    const board = await link.board(3).start("primary");
    const real = await link.real(1);
    const told = async () => (await board.events()).filter((line) => line.includes(real.mac));

    await real.set(100, BINARY, 9);
    const record = (await board.holds(100, { [real.mac]: BINARY })).get(real.mac)!;
    assert.deepEqual([record.version, record.source, record.ip], [9, "firsthand", "10.77.0.1"]);
    await real.set(101, text(""));
    await board.holds(101, { [real.mac]: text("") });
    await real.set(100, text("changed"));
    await board.holds(100, { [real.mac]: text("changed") });
    const changes = [`added 100 ${real.mac}`, `added 101 ${real.mac}`, `changed 100 ${real.mac}`];
    assert.deepEqual(await told(), changes);

    // Longer than a record lasts: it is pushed each period, and that is no news.
    await sleep(TIMES.dataTimeout * 1000 + 1500);
    assert.deepEqual(await told(), changes);
    await board.holds(100, { [real.mac]: text("changed") });

    // The real one asks the board: it gets what that has set, too.
    await board.set(100, BINARY);
    await real.holds(100, [lineOf(board.mac, BINARY), lineOf(real.mac, text("changed"))]);
    await real.holds(102, []);
    // It adds what it has heard to its own: it need not ask twice.
    await board.set(103, text("soon"), 5);
    await real.holds(103, [lineOf(board.mac, text("soon"))]);

    real.kill();
    const gone = [`expired 100 ${real.mac}`, `expired 101 ${real.mac}`];
    await until("all of it has expired", async () => (await told()).length >= 5);
    assert.deepEqual((await told()).slice(3).sort(), gone);
    await board.holds(100, { [board.mac]: BINARY });
    const types = (await board.updates()).flatMap((batch) => batch.split(" "));
    for (const type of ["100", "101"]) assert.ok(types.includes(type), types.join());
    board.fine();
  });

  test("two boards and two real primaries in one group know the same, and go on when one of them dies", async (t) => {
    const link = new AlfredLink(t);
    const first = await link.real(1, "-m");
    const secondary = await link.board(4).start("secondary");
    const chosen = `for _, one in ipairs(alfred.status().primaries) do if one.best then return one.ip end end`;
    await until("the board chooses the first", async () => (await secondary.lua(chosen)) === "10.77.0.1");
    const second = await link.real(2, "-m");
    const primary = await link.board(3).start("primary");
    const all = [first, second, primary, secondary];
    const own = (mac: string) => text(`of ${mac}`);
    for (const one of all) await one.set(100, own(one.mac));
    const allLines = all.map(({ mac }) => lineOf(mac, own(mac)));
    const records: Record<string, Buffer> = Object.fromEntries(all.map(({ mac }) => [mac, own(mac)]));
    await first.holds(100, allLines);
    await second.holds(100, allLines);
    await primary.holds(100, records);
    const answer = await secondary.holds(100, records);
    assert.equal(answer.get(secondary.mac)!.source, "local");

    assert.equal(await secondary.lua(chosen), "10.77.0.1");
    first.kill();
    await until("the board chooses another one", async () => (await secondary.lua(chosen)) !== "10.77.0.1");
    const changed = text("since the death");
    await secondary.set(100, changed);
    await second.set(100, text("so it is"));
    records[secondary.mac] = changed;
    records[second.mac] = text("so it is");
    // The real one has heard the dead one first-hand, and passes that on for ten minutes more.
    const lines = Object.entries(records).map(([mac, data]) => lineOf(mac, data));
    await second.holds(100, lines);
    await primary.holds(100, records);
    await secondary.holds(100, records);
    const told = (await primary.events()).filter((line) => line.includes(first.mac));
    assert.deepEqual(told, [`added 100 ${first.mac}`]);
    primary.fine();
    secondary.fine();
  });

  test("a real primary that restarts, having forgotten everything, is told all again", async (t) => {
    const link = new AlfredLink(t);
    const real = await link.real(1, "-m");
    const [primary, secondary] = [link.board(3), link.board(4)];
    await Promise.all([primary.start("primary"), secondary.start("secondary")]);
    const told = async () => (await primary.events()).filter((line) => line.includes(real.mac));
    const own = (mac: string) => text(`of ${mac}`);
    for (const one of [real, primary, secondary]) await one.set(100, own(one.mac));
    const lines = [primary, secondary].map(({ mac }) => lineOf(mac, own(mac)));
    await real.holds(100, [lineOf(real.mac, own(real.mac)), ...lines]);
    await until("the board hears it", async () => (await told()).length > 0);
    real.kill();
    await until("what it said has expired", async () => (await told()).length > 1);
    await real.restart();
    await real.holds(100, lines);
    await real.set(100, own(real.mac));
    const all = Object.fromEntries([real, primary, secondary].map(({ mac }) => [mac, own(mac)]));
    await primary.holds(100, all);
    await secondary.holds(100, all);
    const kinds = ["added", "expired", "added"].map((kind) => `${kind} 100 ${real.mac}`);
    assert.deepEqual(await told(), kinds);
    primary.fine();
    secondary.fine();
  });

  test("what is larger than a datagram does not reach a board, which says so and gets the rest", async (t) => {
    const link = new AlfredLink(t);
    const real = await link.real(1, "-m");
    const board = await link.board(3).start("secondary");
    await real.set(100, Buffer.alloc(1500, "x"));
    await real.set(101, Buffer.alloc(1300, "y"));
    await board.holds(101, { [real.mac]: Buffer.alloc(1300, "y") });
    await assert.rejects(board.request(100), /timeout/);
    await board.holds(109, {});
    await board.set(100, text("small"));
    await real.holds(100, [lineOf(real.mac, Buffer.alloc(1500, "x")), lineOf(board.mac, text("small"))]);
    board.fine();
  });

  test("what a board could not hear for longer than it lasts comes back once, and late", async (t) => {
    const link = new AlfredLink(t);
    // The real primary hears its source first-hand, and pushes it without end.
    await link.real(1, "-m");
    const real = await link.real(2);
    const board = await link.board(4).start("primary");
    const told = async () => (await board.events()).filter((line) => line.includes(real.mac));
    const held = () => board.lua("return alfred.stats.held");
    await real.set(100, text("steady"));
    await board.holds(100, { [real.mac]: text("steady") });
    board.plug(false);
    await until("it has expired", async () => (await told()).length >= 2);
    assert.equal(await held(), "0");
    board.plug(true);
    await until("it is back", async () => (await told()).length >= 3);
    assert.notEqual(await held(), "0");
    await board.holds(100, { [real.mac]: text("steady") });
    await sleep(TIMES.dataTimeout * 1000);
    const kinds = ["added", "expired", "added"].map((kind) => `${kind} 100 ${real.mac}`);
    assert.deepEqual(await told(), kinds);
    board.fine();
  });
});
