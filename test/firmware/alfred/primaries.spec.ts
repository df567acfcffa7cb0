import type { Settings } from "../../../src/alfred/shell";
import {
  announces,
  begun,
  factsIn,
  GROUP,
  held,
  OTHER,
  OTHER_MAC,
  OWN,
  OWN_MAC,
  pass,
  passWith,
  pushes,
  record,
  said,
  signed,
  type Talk,
  THIRD,
  THIRD_MAC,
} from "./talk";

/** The primaries that a board knows, with the age of each, the best marked. */
function known(talk: Talk): string {
  const words: string[] = [];
  for (const { ip, age, best } of talk.alfred.status().primaries)
    table.insert(words, `${string.sub(ip, -1)}:${age}${best ? "*" : ""}`);
  table.sort(words);
  return table.concat(words, " ");
}

/** To whom a board has pushed meanwhile, the last digit of each. */
function pushedTo(talk: Talk): string {
  let all = "";
  for (const word of said(talk)) all += string.match(word, "^[%d.]*(%d) push")[0] ?? "";
  return all;
}

function secondary(settings?: Settings): Talk {
  const talk = begun(settings);
  talk.alfred.set(100, "x");
  return talk;
}

describe("a secondary's primary", () => {
  it("is the first that it hears, at once", () => {
    const talk = secondary();
    announces(talk, OTHER);
    assert.equal("2:0*", known(talk));
    announces(talk, THIRD);
    pass(talk, 1);
    assert.same(["2:1* 3:1", "2"], [known(talk), pushedTo(talk)]);
  });

  it("stays the same as long as both are heard, some announcements lost or not", () => {
    const talk = secondary();
    let n = 0;
    passWith(talk, 600, () => {
      n += 1;
      if (n % 10 === 5 && n % 50 !== 15) announces(talk, OTHER);
      if (n % 10 === 7) announces(talk, THIRD);
    });
    assert.equal(string.rep("2", 59), pushedTo(talk));
  });

  it("is another one a few periods after it has fallen silent", () => {
    const talk = secondary();
    passWith(talk, 60, () => {
      announces(talk, OTHER);
    });
    pass(talk, 1);
    said(talk);
    let n = 0;
    passWith(talk, 60, () => {
      n += 1;
      if (n % 10 === 1) announces(talk, THIRD);
    });
    assert.matches("^2+3+$", pushedTo(talk));
  });

  it("is nobody once all were silent for serverTimeout", () => {
    const talk = secondary();
    announces(talk, OTHER);
    pass(talk, 59);
    assert.equal("2:59*", known(talk));
    said(talk);
    pass(talk, 30);
    assert.same(["", ""], [known(talk), pushedTo(talk)]);
    announces(talk, THIRD);
    assert.equal("3:0*", known(talk));
  });

  it("that is silent for other periods than its own is kept until serverTimeout", () => {
    const talk = secondary({ syncPeriod: 1 });
    let n = 0;
    passWith(talk, 300, () => {
      n += 1;
      if (n % 20 === 1) announces(talk, OTHER);
      if (n % 20 === 11) announces(talk, THIRD);
    });
    assert.matches("^2+$", pushedTo(talk));
  });
});

describe("setMode", () => {
  it("has a secondary announce itself and take what others push, and a primary stop that", () => {
    const talk = secondary({ syncPeriod: 1 });
    announces(talk, OTHER);
    talk.alfred.setMode("primary");
    pass(talk, 1);
    assert.same([`${GROUP} announce`, `${OTHER} push 0: 1/100=x`, `${OTHER} end 1`], said(talk));
    pushes(talk, THIRD, record(THIRD_MAC, 100, "y"));
    assert.equal("01=x(0, local) 03=y(0, firsthand)", held(talk.alfred, 100));
    talk.alfred.setMode("secondary");
    assert.equal("secondary", talk.alfred.status().mode);
    pass(talk, 1);
    assert.same([`${OTHER} push 0: 1/100=x`, `${OTHER} end 1`], said(talk));
  });

  it("says to who waits for an answer that none will come", () => {
    const talk = secondary();
    announces(talk, OTHER);
    const told: string[] = [];
    talk.alfred.request(100, (records, err) => table.insert(told, `${tostring(records)} ${err}`));
    talk.alfred.setMode("secondary");
    assert.same([], told);
    talk.alfred.setMode("primary");
    pass(talk, 30);
    assert.same(["nil stopped"], told);
  });
});

describe("addresses", () => {
  it("of secondaries are learnt from what they push, of nobody else", () => {
    const talk = begun({ mode: "primary" });
    announces(talk, OTHER);
    pushes(talk, OTHER, record(OTHER_MAC, 100, "x"));
    pushes(talk, THIRD, record(THIRD_MAC, 100, "y"));
    pushes(talk, "10.0.0.4", record("\x02\0\0\0\0\x05", 100, "x") + record("\x02\0\0\0\0\x06", 100, "x"));
    const { macOf, ipOf } = talk.alfred;
    assert.is_nil(macOf(OTHER));
    assert.is_nil(macOf("10.0.0.4"));
    assert.is_nil(ipOf("02:00:00:00:00:02"));
    assert.same(["02:00:00:00:00:03", THIRD], [macOf(THIRD), ipOf("02:00:00:00:00:03")]);
    assert.same([OWN_MAC, OWN], [macOf(OWN), ipOf(OWN_MAC)]);
    assert.is_nil(macOf("no address"));
    assert.is_nil(ipOf("no address"));
    let facts = "";
    talk.alfred.request(100, (records) => {
      for (const [mac, { ip }] of records!) if (ip !== undefined) facts += `${mac} ${ip}`;
      assert.equal(4, factsIn(records!).length);
    });
    assert.equal(`02:00:00:00:00:03 ${THIRD}`, facts);
  });

  it("move, and are forgotten once nothing of their records is known", () => {
    const talk = begun({ mode: "primary", syncPeriod: 1 });
    const { macOf, ipOf } = talk.alfred;
    pushes(talk, OTHER, record(THIRD_MAC, 100, "x"));
    passWith(talk, 4, () => pushes(talk, THIRD, record(THIRD_MAC, 100, "x")));
    assert.is_nil(macOf(OTHER));
    assert.same(["02:00:00:00:00:03", THIRD], [macOf(THIRD), ipOf("02:00:00:00:00:03")]);
    pass(talk, 1250);
    assert.equal(THIRD, ipOf("02:00:00:00:00:03"));
    pass(talk, 20);
    assert.is_nil(macOf(THIRD));
    assert.equal(0, talk.alfred.shell.neighbours.count);
  });

  it("of who turns out to be a primary are not known: what it pushed before may have been another's", () => {
    const talk = begun({ mode: "primary" });
    pushes(talk, OTHER, record(THIRD_MAC, 100, "x"));
    assert.equal("03=x(0, firsthand)", held(talk.alfred, 100));
    announces(talk, OTHER);
    assert.is_nil(talk.alfred.macOf(OTHER));
    pass(talk, 31);
    pushes(talk, OTHER, record(THIRD_MAC, 100, "x"));
    assert.equal("03=x(0, synced)", held(talk.alfred, 100));
  });

  it("are not taken from whoever pushes what is known from elsewhere, and may announce itself yet", () => {
    const talk = begun({ mode: "primary", syncPeriod: 1 });
    pushes(talk, OTHER, record(OTHER_MAC, 100, "x"));
    pass(talk, 5);
    passWith(talk, 3, () => pushes(talk, THIRD, record(OTHER_MAC, 101, "y") + record(OTHER_MAC, 100, "x")));
    assert.equal("02=x(0, synced)", held(talk.alfred, 100));
    announces(talk, THIRD);
    passWith(talk, 9, () => pushes(talk, THIRD, record(OTHER_MAC, 100, "x")));
    assert.same(["02=x(0, synced)", OTHER], [held(talk.alfred, 100), talk.alfred.ipOf("02:00:00:00:00:02")]);
    // One that announces nothing is believed.
    passWith(talk, 4, () => pushes(talk, "10.0.0.4", record(OTHER_MAC, 100, "x")));
    assert.same(
      ["02=x(0, firsthand)", "10.0.0.4"],
      [held(talk.alfred, 100), talk.alfred.ipOf("02:00:00:00:00:02")],
    );
  });

  it("of a primary that has signed what is its own three times are known, also while it is away", () => {
    const talk = begun({ mode: "primary", syncPeriod: 1, dataTimeout: 30, serverTimeout: 20 });
    const speaks = (lot: number) => {
      announces(talk, OTHER);
      pushes(talk, OTHER, record(OTHER_MAC, 100, "x"), signed(OTHER_MAC, lot));
      pushes(talk, OTHER, record(THIRD_MAC, 100, "y"), signed(OTHER_MAC, lot + 1));
      pass(talk, 1);
    };
    for (const lot of [0, 100]) speaks(lot);
    assert.same([undefined, undefined], [talk.alfred.macOf(OTHER), talk.alfred.ipOf("02:00:00:00:00:02")]);
    assert.equal("02=x(0, synced) 03=y(0, synced)", held(talk.alfred, 100));
    speaks(250);
    assert.same(
      ["02:00:00:00:00:02", OTHER],
      [talk.alfred.macOf(OTHER), talk.alfred.ipOf("02:00:00:00:00:02")],
    );
    assert.equal("02=x(0, firsthand) 03=y(0, synced)", held(talk.alfred, 100));
    // It returns, and what it says is its own at once.
    pass(talk, 60);
    assert.equal("", held(talk.alfred, 100));
    speaks(7);
    assert.equal("02=x(0, firsthand)", held(talk.alfred, 100));
    assert.same(
      [OTHER, undefined],
      [talk.alfred.ipOf("02:00:00:00:00:02"), talk.alfred.ipOf("02:00:00:00:00:03")],
    );
    // Once it is at another address, that counts.
    for (const lot of [1, 2, 3]) {
      announces(talk, THIRD);
      pushes(talk, THIRD, record(OTHER_MAC, 100, "x"), signed(OTHER_MAC, lot));
    }
    assert.same([THIRD, undefined], [talk.alfred.ipOf("02:00:00:00:00:02"), talk.alfred.macOf(OTHER)]);
  });

  it("of a primary are not known where signs are by chance: some of it has none", () => {
    const talk = begun({ mode: "primary", syncPeriod: 1 });
    announces(talk, OTHER);
    for (const lot of [1, 2, 0, 3, 4, 0, 5]) {
      const id = signed(OTHER_MAC, lot) + (lot === 0 ? 1 : 0);
      pushes(talk, OTHER, record(OTHER_MAC, 100, "x"), id);
      // Of several sources nothing can be signed.
      pushes(talk, OTHER, record(OTHER_MAC, 100, "x") + record(THIRD_MAC, 100, "y"), signed(OTHER_MAC, lot));
    }
    assert.is_nil(talk.alfred.macOf(OTHER));
    assert.equal("02=x(0, synced) 03=y(0, synced)", held(talk.alfred, 100));
  });

  it("of a secondary that signs are known at once, also if its records are known from elsewhere", () => {
    const talk = begun({ mode: "primary" });
    announces(talk, OTHER);
    pushes(talk, OTHER, record(THIRD_MAC, 100, "old"));
    pushes(talk, THIRD, record(THIRD_MAC, 100, "new"), signed(THIRD_MAC, 9));
    pushes(talk, OTHER, record(THIRD_MAC, 100, "old"));
    assert.same(
      ["03=new(0, firsthand)", "02:00:00:00:00:03"],
      [held(talk.alfred, 100), talk.alfred.macOf(THIRD)],
    );
  });

  it("that gossip's members tell are known, and a primary's own records first-hand by that", () => {
    const loaded = _G.package.loaded as unknown as LuaTable<string, unknown>;
    const talk = begun({ mode: "primary", syncPeriod: 1 });
    const members: [string, object][] = [
      [OTHER, { state: 0, data: { mac: "02:00:00:00:00:02" } }],
      [THIRD, { state: 3, data: { mac: "02:00:00:00:00:03" } }],
      ["10.0.0.4", { state: 0, data: { mac: "no address" } }],
      ["10.0.0.5", { state: 0, data: { mac: 7 } }],
      ["10.0.0.6", { state: 0 }],
    ];
    loaded.set("gossip", {
      started: true,
      members: () => {
        let n = 0;
        return () => {
          n += 1;
          const member = members[n - 1];
          return $multi(member?.[0], member?.[1]);
        };
      },
    });
    announces(talk, OTHER);
    pass(talk, 1);
    loaded.delete("gossip");
    assert.same([1, "02:00:00:00:00:02"], [talk.alfred.shell.neighbours.count, talk.alfred.macOf(OTHER)]);
    pushes(talk, OTHER, record(OTHER_MAC, 100, "x") + record(THIRD_MAC, 100, "y"));
    assert.equal("02=x(0, firsthand) 03=y(0, synced)", held(talk.alfred, 100));
  });
});
