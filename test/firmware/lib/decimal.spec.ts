import { mockBoard } from "../mock/board";

type Decimal = typeof import("../../../src/lib/busy/decimal");

const MOST = "9223372036854775807";

function decimal(): Decimal {
  return require("lib.busy.decimal") as Decimal;
}

describe("a decimal text", () => {
  before_each(() => {
    mockBoard();
  });

  it("is padded to 19 digits, whatever zeros it begins with", () => {
    const { padded } = decimal();
    for (const [text, wide] of [
      ["0", "0000000000000000000"],
      ["00", "0000000000000000000"],
      ["7", "0000000000000000007"],
      ["007", "0000000000000000007"],
      ["2147483648", "0000000002147483648"],
      ["9007199254740993", "0009007199254740993"],
      [MOST, MOST],
      [`${string.rep("0", 40)}${MOST}`, MOST],
    ])
      assert.equal(wide, padded(text!));
  });

  it("is none if it holds anything but digits, or is above 2^63 - 1", () => {
    const { padded } = decimal();
    const none = ["", " ", "-1", "+1", "1.5", "1e3", "0x10", " 1", "1 ", "1\n", "1\0", "a", "12a4"];
    for (const text of ["9223372036854775808", "9999999999999999999", "10000000000000000000"])
      table.insert(none, text);
    for (const text of none) assert.is_nil(padded(text), text);
  });

  it("is compared as a number, once it is padded", () => {
    const { padded } = decimal();
    const rising = ["0", "9", "10", "99", "2147483647", "2147483648", "4294967296", "9007199254740992"];
    for (const text of ["9007199254740993", "9223372036854775806", MOST]) table.insert(rising, text);
    for (const i of $range(1, rising.length - 1)) {
      assert.is_true(padded(rising[i - 1]!)! < padded(rising[i]!)!, rising[i]);
    }
  });
});

describe("a sum", () => {
  before_each(() => {
    mockBoard();
  });

  it("is exact up to 2^63 - 1", () => {
    const { plus } = decimal();
    for (const [text, more, sum] of [
      ["0", 0, "0"],
      ["0", 1, "1"],
      ["0", 2147483647, "2147483647"],
      ["9", 1, "10"],
      ["99", 1, "100"],
      ["1", 2147483647, "2147483648"],
      ["5", 2147483646, "2147483651"],
      ["7", 1999999999, "2000000006"],
      ["2147483647", 2147483647, "4294967294"],
      ["9999999999", 1, "10000000000"],
      ["4294967295", 16777217, "4311744512"],
      ["9007199254740992", 1, "9007199254740993"],
      ["999999999999999999", 2147483647, "1000000002147483646"],
      ["9223372034707292160", 2147483647, MOST],
      ["9223372036854775806", 1, MOST],
      [MOST, 0, MOST],
    ] as [string, number, string][])
      assert.equal(sum, plus(text, more), `${text} + ${more}`);
  });

  it("has no zeros in front", () => {
    const { plus } = decimal();
    assert.equal("8", plus("0007", 1));
    assert.equal("0", plus("000", 0));
    assert.equal(MOST, plus(`000000009223372036854775806`, 1));
  });

  it("is none above that", () => {
    const { plus } = decimal();
    assert.is_nil(plus(MOST, 1));
    assert.is_nil(plus(MOST, 2147483647));
    assert.is_nil(plus("9223372034707292161", 2147483647));
    assert.is_nil(plus("9999999999999999999", 1));
  });

  it("is the sum of its parts, however it is reached", () => {
    const { plus } = decimal();
    // 2,147,483,647 by steps of 99,999,999 and a rest.
    let text = "123456789";
    for (const _ of $range(1, 21)) text = plus(text, 99999999)!;
    text = plus(text, 2147483647 - 21 * 99999999)!;
    assert.equal(plus("123456789", 2147483647), text);
  });
});
