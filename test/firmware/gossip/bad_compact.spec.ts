import { bytes, data, Kind, packed, tell, told } from "./compact";
import { begun, dropped, forgetSent, OTHER, sentOf, THIRD } from "./talk";

const GOOD = told({ ip: "10.0.0.9", revision: 1 });
const DIGEST = "\x07\x07\x07";
const { char, rep, sub } = string;

/** Good news, and an entry with these bytes from the n-th on. */
function spoilt(at: number, ...values: number[]): string {
  const bad = sub(GOOD, 1, at - 1) + char(...values) + sub(GOOD, at + values.length);
  return char(Kind.NEWS) + DIGEST + GOOD + bad;
}

function kind(first: number, rest: string): string {
  return char(first) + rest;
}

const someData = (text: string) => data("10.0.0.9", 0, 1, "") + data(OTHER, 1, 2, text);

/** What arrives, and the cause that it is counted under. */
const CASES: [name: string, datagram: string, cause: string][] = [
  ["empty", "", "size"],
  ["of the byte before the first kind", kind(128, DIGEST), "json"],
  ["of the byte after the last kind of the protocol's heart", kind(138, DIGEST), "kind"],
  ["of the byte after the last kind", kind(141, DIGEST), "kind"],
  ["of byte 255", kind(255, GOOD), "kind"],
  ["longer than a board can receive", kind(141, rep("x", 1472)), "size"],
  ["a ping without a whole digest", kind(Kind.PING, "\x07\x07"), "entry"],
  ["a ping with a part of an entry", kind(Kind.PING, DIGEST + sub(GOOD, 1, 14)), "entry"],
  ["a ping with an entry and a byte", kind(Kind.PING, `${DIGEST}${GOOD}x`), "entry"],
  ["an ack without a whole heartbeat", kind(Kind.ACK, "\x01\x01\x01"), "entry"],
  ["an ack with a heartbeat beyond 31 bits", kind(Kind.ACK, char(128, 1, 1, 1)), "entry"],
  ["such an ack with an entry", kind(Kind.ACK, char(128, 1, 1, 1) + GOOD), "entry"],
  ["a plea for a part of an address", kind(Kind.ASK, "\x0a\x01\x01"), "entry"],
  ["a plea for two addresses", kind(Kind.ASK, packed(THIRD) + packed(OTHER)), "entry"],
  ["heard, but nobody", kind(Kind.HEARD, ""), "entry"],
  ["unheard, and a byte", kind(Kind.UNHEARD, `${packed(OTHER)}x`), "entry"],
  ["news without a whole digest", kind(Kind.NEWS, "\x07"), "entry"],
  ["a join with half an entry", kind(Kind.JOIN, DIGEST + sub(GOOD, 1, 7)), "entry"],
  ["a wish for all without a bucket", kind(Kind.GIVE, ""), "entry"],
  ["a wish for all with half a digest", kind(Kind.GIVE, "\0ab"), "entry"],
  ["members without a bucket", kind(Kind.MEMBERS, ""), "entry"],
  ["members and a byte", kind(Kind.MEMBERS, `\x01${GOOD}x`), "entry"],
  ["news of the address of nobody", spoilt(1, 0), "entry"],
  ["news of a group", spoilt(1, 224), "entry"],
  ["news of a revision beyond 31 bits", spoilt(5, 128), "entry"],
  ["news of a heartbeat beyond 31 bits", spoilt(12, 128), "entry"],
  ["news of a state 1, which each board has for itself", spoilt(10, 17), "entry"],
  ["news of a state 5", spoilt(10, 81), "entry"],
  ["news of a flag that there is not", spoilt(10, 4), "entry"],
  ["news of another flag that there is not", spoilt(10, 57), "entry"],
  ["a wish for data of nobody", kind(Kind.PULL, ""), "entry"],
  ["a wish for data of a part of an address", kind(Kind.PULL, "\x0a\x01\x01\x01\x0a"), "entry"],
  ["data without a length", kind(Kind.DATA, packed(OTHER) + bytes(1) + char(2, 0)), "data"],
  ["data shorter than its length", kind(Kind.DATA, sub(someData('{"a":1}'), 1, -2)), "data"],
  ["data and a byte", kind(Kind.DATA, `${someData('{"a":1}')}x`), "data"],
  ["data that is no JSON", kind(Kind.DATA, someData("{a}")), "data"],
  ["data that is no object", kind(Kind.DATA, someData("[1]")), "data"],
  ["data of no field", kind(Kind.DATA, someData("{}")), "data"],
  ["data with blanks before the object", kind(Kind.DATA, someData(' {"a":1}')), "data"],
  ["data with blanks after the object", kind(Kind.DATA, someData('{"a":1} ')), "data"],
  // It would be told on to boards of NodeMCU's gossip, beside or instead of the true one.
  ["data with a state in it", kind(Kind.DATA, someData('{"data":1,"state":"x"}')), "data"],
  ["data with a revision in it", kind(Kind.DATA, someData('{"revision":false}')), "data"],
  ["data with a heartbeat in it", kind(Kind.DATA, someData('{"heartbeat":9}')), "data"],
  ["data with a backslash in it", kind(Kind.DATA, someData('{"data":"C:\\\\temp"}')), "data"],
];

describe("gossip drops whole, and counts,", () => {
  for (const [name, datagram, cause] of CASES) {
    it(name, () => {
      const { board, gossip } = begun();
      tell(board, OTHER, { ip: OTHER, revision: 1, version: 1 });
      // Data of version 1 is asked for, and not to be had.
      board.tmr.advance(2000);
      tell(board, OTHER, { ip: "10.0.0.8", revision: 1 });
      const before = gossip.getNetworkState();
      const sentBefore = board.net.sent.length;
      let calls = 0;
      gossip.updateCallback = () => {
        calls += 1;
      };
      board.net.deliver(datagram, OTHER);
      assert.equal(`${cause}=1`, dropped(board));
      assert.equal(before, gossip.getNetworkState());
      assert.equal(sentBefore, board.net.sent.length);
      assert.equal(0, calls);
      assert.equal(0, gossip.stats.errors);
    });
  }

  it("but takes the version of more data than maxData, as it does without room: nobody asks again", () => {
    const { board, gossip } = begun();
    tell(board, OTHER, { ip: OTHER, revision: 1, version: 1 });
    board.tmr.advance(2000);
    board.net.deliver(kind(Kind.DATA, someData(`{"data":"${rep("x", 300)}"}`)), OTHER);
    assert.equal("full=1", dropped(board));
    assert.is_nil(gossip.networkState.get(OTHER).data);
    forgetSent(board);
    tell(board, OTHER, { ip: OTHER, revision: 1, version: 1 });
    board.tmr.advance(2000);
    assert.equal(0, sentOf(board, Kind.PULL).length);
  });

  it("but takes what is good to the last bit", () => {
    const { board, gossip } = begun();
    tell(
      board,
      OTHER,
      { ip: "1.0.0.0", revision: 2147483647, heartbeat: 2147483647, incarnation: 255, version: 255 },
      { ip: "223.255.255.255", state: 4, asleep: true },
      { ip: "10.0.0.40", state: 3, json: true },
    );
    assert.equal("", dropped(board));
    const { revision, heartbeat, state } = gossip.networkState.get("1.0.0.0");
    assert.same(["2147483647", "2147483647", 0], [tostring(revision), tostring(heartbeat), state]);
    assert.equal(4, gossip.networkState.get("223.255.255.255").state);
    assert.equal(3, gossip.networkState.get("10.0.0.40").state);
  });
});
