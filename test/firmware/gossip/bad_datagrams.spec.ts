import { INTEGERS_ONLY } from "../mock/sjson";
import { begun, dropped, entry, OTHER, say } from "./talk";

const good = (fields: string) => `{"type":"SYN","10.0.0.2":{"revision":1,"heartbeat":2,"state":0},${fields}}`;

/** Without fractions these decode to good numbers: there is nothing to drop. */
const FRACTIONS = new LuaSet<string>();
FRACTIONS.add("a revision above 31 bits");
FRACTIONS.add("a fraction as heartbeat");
FRACTIONS.add("a heartbeat above 31 bits");
FRACTIONS.add("half a state");

/** What arrives, and the cause that it is counted under. */
const CASES: [name: string, datagram: string, cause: string][] = [
  ["nothing that is JSON", "hello", "json"],
  ["half a datagram", '{"type":"SYN","10.0.0.2":{"revis', "json"],
  ["bytes after the JSON", '{"type":"SYN"} {}', "json"],
  ["a number", "5", "json"],
  ["a text", '"SYN"', "json"],
  ["null", "null", "json"],
  ["a list", "[1,2]", "type"],
  ["no type", '{"10.0.0.2":{"revision":1,"heartbeat":2,"state":0}}', "type"],
  ["another type", '{"type":"FIN"}', "type"],
  ["a type that is no text", '{"type":1}', "type"],
  ["a number as entry", good('"10.0.0.3":5'), "entry"],
  ["a boolean as entry", good('"10.0.0.3":true'), "entry"],
  ["null as entry", good('"10.0.0.3":null'), "entry"],
  ["a name as address", good('"kitchen":{"revision":1,"heartbeat":2,"state":0}'), "address"],
  ["three numbers", good('"10.0.3":{"revision":1,"heartbeat":2,"state":0}'), "address"],
  ["five numbers", good('"10.0.0.3.1":{"revision":1,"heartbeat":2,"state":0}'), "address"],
  ["an octet of 256", good('"10.0.0.256":{"revision":1,"heartbeat":2,"state":0}'), "address"],
  ["a leading zero", good('"10.0.0.03":{"revision":1,"heartbeat":2,"state":0}'), "address"],
  ["blanks around", good('" 10.0.0.3":{"revision":1,"heartbeat":2,"state":0}'), "address"],
  ["the broadcast address", good('"255.255.255.255":{"revision":1,"heartbeat":2,"state":0}'), "address"],
  ["a group", good('"224.0.0.66":{"revision":1,"heartbeat":2,"state":0}'), "address"],
  ["the address of nobody", good('"0.0.0.0":{"revision":1,"heartbeat":2,"state":0}'), "address"],
  ["no revision", good('"10.0.0.3":{"heartbeat":2,"state":0}'), "number"],
  ["no heartbeat", good('"10.0.0.3":{"revision":1,"state":0}'), "number"],
  ["no state", good('"10.0.0.3":{"revision":1,"heartbeat":2}'), "state"],
  ["an empty entry", good('"10.0.0.3":{}'), "number"],
  ["a text as revision", good('"10.0.0.3":{"revision":"1","heartbeat":2,"state":0}'), "number"],
  ["null as revision", good('"10.0.0.3":{"revision":null,"heartbeat":2,"state":0}'), "number"],
  ["a negative revision", good('"10.0.0.3":{"revision":-1,"heartbeat":2,"state":0}'), "number"],
  ["a revision above 31 bits", good('"10.0.0.3":{"revision":1e10,"heartbeat":2,"state":0}'), "number"],
  ["a fraction as heartbeat", good('"10.0.0.3":{"revision":1,"heartbeat":2.5,"state":0}'), "number"],
  ["a negative heartbeat", good('"10.0.0.3":{"revision":1,"heartbeat":-2,"state":0}'), "number"],
  ["a heartbeat above 31 bits", good('"10.0.0.3":{"revision":1,"heartbeat":1e300,"state":0}'), "number"],
  ["a state of 5", good('"10.0.0.3":{"revision":1,"heartbeat":2,"state":5}'), "state"],
  ["a negative state", good('"10.0.0.3":{"revision":1,"heartbeat":2,"state":-1}'), "state"],
  ["half a state", good('"10.0.0.3":{"revision":1,"heartbeat":2,"state":0.5}'), "state"],
  // JSON may hold it; what NodeMCU's sjson would make of it when it is passed on is another text, or no JSON.
  [
    "a backslash in data",
    good('"10.0.0.3":{"revision":1,"heartbeat":2,"state":0,"data":{"path":"C:\\\\temp"}}'),
    "data",
  ],
  ["more bytes than a board receives", `{"type":"SYN","note":"${string.rep("x", 1500)}"}`, "size"],
];

describe("gossip drops whole, and counts, JSON that is", () => {
  for (const [name, datagram, cause] of CASES) {
    if (INTEGERS_ONLY && FRACTIONS.has(name)) continue;
    it(name, () => {
      const { board, gossip } = begun();
      say(board, OTHER, "SYN", { [OTHER]: entry(1, 1, 0) });
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
    });
  }

  it("a thousand times, and goes on afterwards", () => {
    const { board, gossip } = begun();
    for (const _ of $range(1, 1000)) board.net.deliver("{{", OTHER);
    say(board, OTHER, "SYN", { [OTHER]: entry(1, 1, 0) });
    assert.equal(1000, gossip.stats.dropped.get("json"));
    assert.equal(1, gossip.networkState.get(OTHER).revision);
  });

  it("not where a text on the top level has a name that it does not know", () => {
    const { board, gossip } = begun();
    board.net.deliver('{"type":"SYN","note":"hi","10.0.0.2":{"revision":1,"heartbeat":2,"state":0}}', OTHER);
    assert.equal("", dropped(board));
    assert.equal(2, gossip.networkState.get(OTHER).heartbeat);
  });
});
