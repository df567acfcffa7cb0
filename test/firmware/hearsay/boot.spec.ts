import { mockBoard } from "../mock/board";
import { APP, boot, restoreGlobals, type World, withConfig } from "./life";

describe("a boot", () => {
  after_each(restoreGlobals);

  it("gives each module its settings, starts it, and says so last", () => {
    const board = withConfig('return { start = { "app", "later" }, app = { n = 7 }, later = { n = 8 } }');
    const { app, said } = boot(board);
    assert.same(["setConfig 7", "start", "later 8"], app);
    assert.same(["hearsay: up, started app later"], said);
  });

  it("starts a module without settings with its own defaults", () => {
    assert.same(["start"], boot(withConfig('return { start = { "app" } }')).app);
  });

  it("keeps 6 KB of heap free where the firmware can", () => {
    assert.equal("2 -6144", boot(withConfig(APP)).gc);
    assert.is_nil(boot(withConfig(APP), { old: true }).gc);
  });

  it("writes nothing to flash", () => {
    const board = withConfig(APP);
    const before = board.file.writes;
    boot(board);
    board.tmr.advance(120000);
    assert.equal(before, board.file.writes);
    assert.equal(0, board.tmr.running());
  });

  it("says what is wrong with a configuration, and stays up", () => {
    const cases: [string, string][] = [
      ["return { start = {", "hearsay: hearsay.cfg is damaged, flash it again: "],
      ["", "hearsay: hearsay.cfg does not return a table"],
      ["return 3", "hearsay: hearsay.cfg does not return a table"],
      ["error('x')", "hearsay: hearsay.cfg does not return a table"],
      ["return { start = 3 }", "hearsay: start: "],
      ["return { start = { 3 } }", "hearsay: 3 did not start: "],
      ["return { hostname = {} , start = {} }", "hearsay: up, started nothing"],
    ];
    for (const [text, expected] of cases) {
      const { said } = boot(withConfig(text));
      assert.is_true(
        string.find(table.concat(said, "\n"), expected, 1, true)[0] !== undefined,
        `${text}: ${said[0]}`,
      );
    }
    assert.matches("^hearsay: there is no hearsay.cfg", boot(mockBoard()).said[0]);
  });

  it("names a module that does not start, and starts the others", () => {
    const { said, app } = boot(
      withConfig('return { start = { "nowhere", "app", "later" }, later = { n = 1 } }'),
      {
        start: () => error("needs sjson", 0),
      },
    );
    assert.matches("^hearsay: nowhere did not start: ", said[0]);
    assert.equal("hearsay: app did not start: needs sjson", said[said.length - 2]);
    assert.equal("hearsay: up, started later", said[said.length - 1]);
    assert.same(["start", "later 1"], app);
  });
});

describe("Wi-Fi", () => {
  after_each(restoreGlobals);

  const home = 'return { wifi = { ssid = "home", pwd = "secret-1" }, hostname = "kitchen" }';

  it("is left alone unless told", () => {
    assert.same([], boot(withConfig(APP), { mode: 4 }).wifi);
  });

  it("joins, as a station, under the board's name", () => {
    assert.same(
      ["hostname kitchen", "setmode 1", "config auto=true pwd=secret-1 save=true ssid=home"],
      boot(withConfig(home), { mode: 2 }).wifi,
    );
  });

  it("is not written to flash again when the SDK knows it: it only connects", () => {
    const known = { ssid: "home", pwd: "secret-1", bssid_set: false, bssid: "ff:ff:ff:ff:ff:ff" };
    assert.same(["hostname kitchen", "connect "], boot(withConfig(home), { known, mode: 3 }).wifi);
  });

  it("is written where network, password or access point differ", () => {
    const anyone = "ff:ff:ff:ff:ff:ff";
    const known = { ssid: "home", pwd: "secret-1", bssid_set: false, bssid: anyone };
    const differing: World["known"][] = [
      { ssid: "else", pwd: "secret-1", bssid_set: false, bssid: anyone },
      { ssid: "home", pwd: "secret-2", bssid_set: false, bssid: anyone },
      { ssid: "home", bssid_set: false, bssid: anyone },
      { ssid: "home", pwd: "secret-1", bssid_set: true, bssid: "de:c1:a5:51:f1:ed" },
    ];
    for (const other of differing) {
      const { wifi } = boot(withConfig(home), { known: other });
      assert.equal("config auto=true pwd=secret-1 save=true ssid=home", wifi[1]);
    }
    const bound = 'return { wifi = { ssid = "home", pwd = "secret-1", bssid = "de:c1:a5:51:f1:ed" } }';
    assert.equal(
      "config auto=true bssid=de:c1:a5:51:f1:ed pwd=secret-1 save=true ssid=home",
      boot(withConfig(bound), { known }).wifi[0],
    );
  });

  it("of an open network has no password", () => {
    const { wifi } = boot(withConfig('return { wifi = { ssid = "cafe" } }'));
    assert.same(["config auto=true pwd= save=true ssid=cafe"], wifi);
    const known = { ssid: "cafe", bssid_set: false, bssid: "ff:ff:ff:ff:ff:ff" };
    assert.same(["connect "], boot(withConfig('return { wifi = { ssid = "cafe" } }'), { known }).wifi);
  });

  it("goes on where a host name is refused", () => {
    const { said } = boot(withConfig('return { hostname = "no_name", start = { "app" } }'));
    assert.matches("^hearsay: hostname: .*Invalid hostname", said[0]);
    assert.equal("hearsay: up, started app", said[1]);
  });
});
