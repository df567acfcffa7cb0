/** Buffers: those of the original server, and those that a board sends. */
import type * as Encode from "../../../src/facts/busy/encode";
import type * as Flat from "../../../src/facts/busy/flat";
import type * as Read from "../../../src/facts/busy/read";
import { mockBoard } from "../mock/board";
import { vector } from "../vector";
import { bytes, conf, FIVE, hex, ID, MINUTE, message, NOW, OFF } from "./talk";

mockBoard();
const { readConf, readMessage } = require("facts.busy.read") as typeof Read;
const flat = require("facts.busy.flat") as typeof Flat;
const { encode, idOf } = require("facts.busy.encode") as typeof Encode;

/** What reading raises; "" if nothing. */
function refused(read: (this: void, text: string) => unknown, text: string): string {
  const [fine, problem] = pcall(read, text);
  return fine ? "" : tostring(problem);
}

describe("a buffer of the original server", () => {
  it("is read: ClientConf, EOT", () => {
    const [kind, data, id] = readMessage(vector("autofact/04-s2c-ClientConf.bin"));
    assert.same([6, "660bf24ccd25e032", "autosrvr"], [kind, hex(string.sub(id, 1, 8)), string.sub(id, 9)]);
    const [own, periods, acknowledges] = readConf(data);
    assert.same([ID, FIVE + FIVE + FIVE, false], [own, hex(table.concat(periods)), acknowledges]);
    const [end, nothing] = readMessage(vector("autofact/05-s2c-EOT.bin"));
    assert.same([1, ""], [end, nothing]);
  });

  it("of the original client is read, too", () => {
    for (const [name, of] of [
      ["08-c2s-LoadAvg", 8],
      ["22-c2s-MemInfo", 9],
      ["23-c2s-NetUsage", 10],
      ["24-c2s-CPUUtilization", 7],
    ] as [string, number][]) {
      const [kind, , id] = readMessage(vector(`autofact/${name}.bin`));
      assert.same([of, ID], [kind, string.sub(id, 9)]);
    }
  });

  it("that holds the same data is the same, to the byte", () => {
    const original = vector("autofact/08-c2s-LoadAvg.bin");
    const [kind, data, id] = readMessage(original);
    assert.equal(hex(original), hex(flat.message(kind, data, id)));
  });
});

describe("a ClientConf of ours", () => {
  it("says that it acknowledges, in a slot that the original does not have", () => {
    const [, data] = readMessage(message(6, conf({ memory: MINUTE }), NOW));
    const [id, periods, acknowledges] = readConf(data);
    assert.same([ID, `${MINUTE}${OFF}${OFF}`, true], [id, hex(table.concat(periods)), acknowledges]);
  });
});

describe("a buffer that is none", () => {
  it("is refused, wherever it is cut", () => {
    const whole = message(6, conf({}), NOW);
    for (const size of $range(0, whole.length - 1))
      assert.equal("bad message", refused(readMessage, string.sub(whole, 1, size)), `${size} bytes`);
    const data = conf({});
    for (const size of $range(0, data.length - 1))
      assert.equal("bad message", refused(readConf, string.sub(data, 1, size)), `${size} bytes of data`);
  });

  it("raises nothing else, whichever byte is another one", () => {
    for (const whole of [message(6, conf({}), NOW), vector("autofact/04-s2c-ClientConf.bin")]) {
      for (const at of $range(1, whole.length)) {
        for (const byte of [0, 1, 127, 128, 255]) {
          const text = string.sub(whole, 1, at - 1) + string.char(byte) + string.sub(whole, at + 1);
          const problem = refused(readMessage, text);
          assert.is_true(problem === "" || problem === "bad message", problem);
          if (problem !== "") continue;
          const [, data] = readMessage(text);
          const second = refused(readConf, data);
          assert.is_true(second === "" || second === "bad message", second);
        }
      }
    }
  });
});

/** A record of 2025-11-22 08:00:00 UTC. */
function record(kind: number, data: string, sequence = "0102"): string {
  return string.char(kind) + bytes("06442a51166000") + bytes(sequence) + ID + data;
}

describe("a record", () => {
  it("has the id of its message: time, sequence number, sender", () => {
    assert.equal(`6442a51166000102${hex(ID)}`, hex(idOf(record(9, ""))));
    assert.equal(`6442a51166000fff${hex(ID)}`, hex(idOf(record(9, "", "0fff"))));
  });

  it("of the user's own is JSON, its time in nanoseconds, all digits of them", () => {
    const [kind, data] = readMessage(encode(record(2, 'soil\0{"value":5}')));
    assert.same([2, '{"name":"soil","time":1763798400000000000,"fields":{"value":5}}'], [kind, data]);
  });

  it("of loads is a LoadAvg: the shares of 1, 5, 15 minutes as doubles", () => {
    const [kind, data] = readMessage(encode(record(8, bytes("004000 00c000 010000"))));
    const doubles = ["000000000000d03f", "000000000000e83f", "000000000000f03f"];
    assert.same([8, `000067bf4c457a18${table.concat(doubles)}`], [kind, hex(string.sub(data, 25))]);
  });

  it("of the event loop is a CPUUtil: what was late in percent, and the rest", () => {
    const [kind, data] = readMessage(encode(record(7, bytes("00003a98 004000"))));
    // 15 s; 25 %, twice, and 75 %.
    assert.equal(7, kind);
    assert.matches("^.*000067bf4c457a1800d6117e03000000", hex(data));
    assert.matches("0000c8410000c84100009642", hex(data), 1, true);
  });

  it("of memory is a MemInfo, as the format has it", () => {
    const [, data] = readMessage(encode(record(9, bytes("0000b000 00004e20"))));
    assert.equal(
      "14000000" +
        "000000000000" +
        "0a001c0004000c001400" +
        "0a000000" +
        "000067bf4c457a18" +
        "00b0000000000000" +
        "204e000000000000",
      hex(data),
    );
  });
});
