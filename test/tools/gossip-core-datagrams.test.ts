import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { holds, noteSeed } from "./core/cases.ts";
import { changed, crowd, heardInTheAir, KINDS, made, OWN, rubbish } from "./core/datagrams.ts";
import { Cores } from "./core/lua.ts";
import { address, entry } from "./core/packed.ts";
import { ROUND } from "./core/world.ts";

noteSeed("datagrams for gossip's core");

const BOARD = 1;
const OTHER = 2;
/** What a board can receive; nothing at all is not shown to the core. */
const LONGEST = 1472;
const air = heardInTheAir();

test("the air has every kind of datagram in it", () => {
  assert.deepEqual([...air.keys()].sort(), KINDS);
});

let sent: string[] = [];
const cores = new Cores({
  send: (args) => {
    if (args.number(1) === BOARD) sent.push(args.string(3));
  },
});

/** What the board sends is neither too long nor dropped by another one. */
function judgeSent(): void {
  for (const text of sent) {
    assert.ok(text.length <= 1400, `sent ${text.length} bytes`);
    const cause = cores.call("receive", OTHER, OWN, text, 0);
    assert.equal(cause, undefined, `sent ${toHex(text)}`);
  }
  sent = [];
}

/** As a counterexample can be read. */
const toHex = (text: string) => Buffer.from(text, "latin1").toString("hex");
const fromHex = (hex: string) => Buffer.from(hex, "hex").toString("latin1");

/** Of a board that some tell of themselves; then all sorts of things are said, and time goes by. */
const life = fc.record({
  seed: fc.nat(1_000_000),
  members: fc.oneof(
    { weight: 3, arbitrary: fc.array(entry.map(toHex), { maxLength: 4, size: "max" }) },
    { weight: 1, arbitrary: fc.nat(150).map((count) => crowd(count, 1).map(toHex)) },
  ),
  said: fc.array(
    fc.record({
      from: fc.oneof(address, fc.constant(OWN)).map(toHex),
      text: fc
        .oneof(
          { weight: 2, arbitrary: rubbish },
          { weight: 3, arbitrary: made },
          { weight: 3, arbitrary: changed(air) },
        )
        .filter((said) => said.length > 0 && said.length <= LONGEST)
        .map(toHex),
      ticks: fc.nat(3),
    }),
    { maxLength: 40, size: "max" },
  ),
});

test("no datagram whatever raises or is answered at length, and a dropped one changes nothing", () => {
  let dropped = 0;
  let taken = 0;
  holds(300, life, ({ seed, members, said }) => {
    sent = [];
    cores.call("seed", seed);
    for (const i of [OTHER, BOARD]) cores.call("create", i, 192, 8);
    cores.call("start", OTHER, "\xac\x10\x00\x09", 0, 0);
    cores.call("tick", OTHER, false, 0);
    // It may hear a lot before its own first tick.
    cores.call("start", BOARD, OWN, 3, 0);
    let now = 0;
    const uptime = () => Math.floor((now * 10) / ROUND);
    const run = (ticks: number) => {
      for (const end = now + ticks; now < end; now++) cores.call("tick", BOARD, false, uptime());
    };
    for (const each of members.map(fromHex)) {
      cores.call("receive", BOARD, each.slice(0, 4), `\x86abc${each}`, 0);
    }
    for (const { from, text, ticks } of said) {
      const before = cores.call("snapshot", BOARD);
      const cause = cores.call("receive", BOARD, fromHex(from), fromHex(text), uptime());
      if (cause !== undefined) assert.equal(cores.call("snapshot", BOARD), before, `dropped (${cause})`);
      if (cause === undefined) taken++;
      else dropped++;
      run(ticks);
      judgeSent();
      assert.equal(cores.call("swollen", BOARD), undefined);
    }
    run(2 * ROUND);
    for (const look of ["recount", "swollen"] as const) assert.equal(cores.call(look, BOARD), undefined);
    judgeSent();
  });
  assert.ok(dropped > taken / 5 && taken > dropped / 5, `${dropped} dropped, ${taken} taken`);
});
