/** 64 bits, whatever numbers the firmware has. */
import type * as Average from "../../../src/facts/busy/average";
import type * as Flat from "../../../src/facts/busy/flat";
import type * as Wide from "../../../src/facts/busy/wide";
import { mockBoard } from "../mock/board";
import { bytes, hex } from "./talk";

mockBoard();
const { bytesOf, decimal, numberOf, over, sum, times } = require("facts.busy.wide") as typeof Wide;
const { real } = require("facts.busy.flat") as typeof Flat;
const { share } = require("facts.busy.average") as typeof Average;

describe("wide numbers", () => {
  it("come from numbers up to 2^31 - 1, and go back", () => {
    assert.equal("0000000000", hex(bytesOf(0, 5)));
    assert.equal("007fffffff", hex(bytesOf(2147483647, 5)));
    assert.equal("0101010101", `01${hex(bytesOf(16843009, 4))}`);
    assert.equal(2147483647, numberOf(bytesOf(2147483647, 7), 1, 7));
    assert.equal(0x010203, numberOf("\x01\x02\x03", 1, 3));
  });

  it("are added and subtracted, and wrap around", () => {
    assert.equal("0100000000000000", hex(sum(bytes("00ffffffffffffff"), bytes("0000000000000001"))));
    assert.equal("00ffffffffffffff", hex(sum(bytes("0100000000000000"), bytes("0000000000000001"), true)));
    assert.equal("ffffffffffffff", hex(sum(bytes("00000000000000"), bytes("00000000000001"), true)));
    assert.equal("00000000000000", hex(sum(bytes("ffffffffffffff"), bytes("00000000000001"))));
  });

  it("are multiplied and divided", () => {
    // 1763798400000000 µs are 1763798400000000000 ns.
    assert.equal("187a454cbf670000", hex(times(bytes("0006442a51166000"), 1000)));
    assert.equal("06442a51166000", hex(times(times(bytes("00000069216d80"), 1000), 1000)));
    assert.equal("06442a5125a23f", hex(times(times(bytes("00000069216d80"), 1000), 1000, 999999)));
    const [quotient, rest] = over(bytes("6442a5116600ff"), 16);
    assert.same(["06442a5116600f", 15], [hex(quotient), rest]);
  });

  it("are written in decimal digits", () => {
    assert.equal("0", decimal(bytes("00000000000000")));
    assert.equal("1763798400000000", decimal(bytes("06442a51166000")));
    assert.equal("72057594037927935", decimal(bytes("ffffffffffffff")));
    assert.equal("10000", decimal(bytes("00000000002710")));
  });
});

describe("shares", () => {
  it("are floats and doubles, to the bit", () => {
    // 1, 0.5, 2^-16, 1.5 - 2^-16.
    assert.equal("3ff0000000000000", hex(string.reverse(real(65536, true))));
    assert.equal("3fe0000000000000", hex(string.reverse(real(32768, true))));
    assert.equal("3ef0000000000000", hex(string.reverse(real(1, true))));
    assert.equal("3ff7fff000000000", hex(string.reverse(real(98303, true))));
    assert.equal("0000000000000000", hex(real(0, true)));
    // 100, 99.99…, 33.3….
    assert.equal("42c80000", hex(string.reverse(real(6553600))));
    assert.equal("42c7fffe", hex(string.reverse(real(6553599))));
    assert.equal("420554d0", hex(string.reverse(real(2184500))));
    assert.equal("00000000", hex(real(0)));
  });

  it("are reckoned without a number that is too large", () => {
    assert.equal(0, share(0, 5000));
    assert.equal(32768, share(2500, 5000));
    assert.equal(65536, share(5000, 5000));
    assert.equal(65536, share(9000, 5000));
    assert.equal(32768, share(1000000000, 2000000000));
    assert.equal(0, share(0, 0));
  });
});
