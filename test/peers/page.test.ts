/** The page that `npm start` serves, in a real browser: what it shows, and what can be done with it. */
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import { startChromium, whyNoChromium } from "../../tools/bench/chromium.ts";
import { FleetProgram } from "../../tools/bench/fleet-program.ts";
import { until } from "../until.ts";
import { gone, there, Visit } from "./browser.ts";
import { FleetPage, ip } from "./fleet-page.ts";

const BOARDS = 12;
/** Boards of a simulated LAN are not late for each other, whatever the machine is busy with. */
const FLEET = ["--lan", "sim", "--interval", "300", "--table", "hosts", "--rows", "3"];
const VIEWS = "How boards see each other";

describe("the page in a browser", { skip: whyNoChromium() ?? false }, () => {
  let program: FleetProgram;
  let browser: Browser;
  let visit: Visit;
  let fleet: FleetPage;

  before(async () => {
    browser = await startChromium();
    program = await FleetProgram.start(...FLEET);
    visit = await Visit.to(browser, program.link);
    fleet = new FleetPage(visit.page);
  });
  after(async () => {
    await browser?.close();
    await program?.end();
  });
  beforeEach(() => visit.page.mouse.move(0, 0));

  test("twelve boards appear, and all are known by all", async () => {
    await fleet.allUp(BOARDS);
    await fleet.event(/all 12 boards know all 12, in round \d/);
    await fleet.event("hosts: all 12 boards hold all 3 rows");
    await there(fleet.plot(VIEWS).getByText(/^up\s*132$/));
    await until("datagrams flash", () => fleet.flashes());
    visit.fine();
  });

  test("one is powered off: its node, the matrix, the events and the plots say so; and on again", async () => {
    const before = await fleet.drawn(7);
    await fleet.boards.click({ position: await fleet.spot(7) });
    await there(visit.page.getByRole("heading", { name: ip(7), exact: true }));
    await fleet.control("Power off").click();
    await fleet.said(7, "down for all 11 others; in truth off");
    await there(fleet.plot(VIEWS).getByText(/^down\s*11$/));
    await fleet.go("Pause");
    assert.notEqual(await fleet.drawn(7), before);
    assert.equal(await fleet.cell(1, 7), `${ip(1)} holds ${ip(7)} for down`);
    assert.equal(await fleet.cell(7, 1), `${ip(7)} cannot say: it is off`);
    await there(visit.page.getByText("11 observers; all agree", { exact: true }));
    await fleet.event(`${ip(7)} was switched off`);
    await fleet.event(new RegExp(`${ip(7)} is down for all 11 others that run, after \\d`));
    const took = new RegExp(`${ip(7)} was switched off\\. All agreed again after \\d`);
    await there(fleet.plot("Rounds until all agreed again").getByRole("button", { name: took }));

    await fleet.control("Power on").click();
    await fleet.go("10×");
    await fleet.allUp(BOARDS);
    assert.equal(await fleet.cell(1, 7), `${ip(1)} holds ${ip(7)} for up`);
    await fleet.event(`${ip(7)} was switched on`);
    // Nothing flashes from here on: it keeps a small machine from what else is to be seen.
    await visit.page.emulateMedia({ reducedMotion: "reduce" });
    await until("nothing flashes", async () => !(await fleet.flashes()));
    visit.fine();
  });

  test("a line across the graph cuts the network in two, and it heals", async () => {
    await fleet.go("1×");
    await fleet.cutBetween(3, 11);
    await visit.page.getByText(/^Cut \d from \d\?$/).waitFor();
    await visit.page.getByRole("button", { name: "Cut", exact: true }).click();
    await fleet.event(/the network is cut in two: .* on one side, \d boards on the other/);
    await there(visit.page.getByRole("banner").getByText("network cut in two"));
    // Five from seven, or six from six.
    await there(fleet.plot(VIEWS).getByText(/^down\s*7[02]$/));
    await fleet.go("Pause");
    assert.equal(await fleet.cell(3, 11), `${ip(3)} holds ${ip(11)} for down`);
    assert.equal(await fleet.cell(11, 3), `${ip(11)} holds ${ip(3)} for down`);
    assert.equal(await fleet.cell(3, 4), `${ip(3)} holds ${ip(4)} for up`);

    await visit.page.getByRole("button", { name: "Heal it" }).click();
    await fleet.event("the network is whole again");
    await fleet.go("10×");
    await fleet.allUp(BOARDS);
    visit.fine();
  });

  test("a row that is set from the page is at all boards, and so is its removal", async () => {
    const form = visit.page.getByRole("form", { name: "Set a row" });
    await form.getByLabel("key").fill("10.13.0.77");
    await form.getByLabel("field", { exact: true }).fill("cellar");
    await form.getByLabel("set by").selectOption(ip(5));
    await form.getByRole("button", { name: "Set row" }).click();
    const row = visit.page.getByRole("row", { name: /^10\.13\.0\.77 cellar/ });
    await there(row.getByText("12 of 12"));
    await fleet.event(`${ip(5)} sets 10.13.0.77 to cellar in hosts`);

    await row.getByRole("button", { name: "Remove 10.13.0.77" }).click();
    await visit.page.getByLabel("show keys that are gone").check();
    const removed = visit.page.getByRole("row", { name: /^10\.13\.0\.77 is gone/ });
    await there(removed.getByText("12 of 12"));
    visit.fine();
  });

  test("a line typed at a board's console is answered", async () => {
    await fleet.boards.click({ position: await fleet.spot(4) });
    await fleet.type("getNetworkState()");
    await fleet.printed("> getNetworkState()", `"${ip(12)}":{"revision":0,"heartbeat":`);
    await fleet.type("=6*7");
    await fleet.printed("> =6*7", "42");
    visit.fine();
  });

  test("a scenario of the benchmark runs, and the page tells how far it is", async () => {
    await fleet.control("Run power").click();
    await there(fleet.controls.getByRole("listitem").getByRole("button", { name: "Stop", exact: true }));
    await there(fleet.control("Run power"));
    await fleet.allUp(BOARDS);
    visit.fine();
  });

  test("all of it with keys alone", async () => {
    const own = await Visit.to(browser, program.link, { reducedMotion: "reduce" });
    const { keyboard } = own.page;
    const keys = new FleetPage(own.page);
    const go = (name: string) => keys.tabTo(own.page.getByRole("button", { name, exact: true }));
    await keys.allUp(BOARDS);

    await keys.tabTo(keys.boards);
    await keyboard.press("Home");
    await keyboard.press("PageDown");
    await keyboard.press("Enter");
    await there(own.page.getByRole("heading", { name: ip(2), exact: true }));
    await go("1×");
    await keyboard.press("Enter");
    await go("Power off");
    await keyboard.press("Enter");
    await keys.said(2, "down for all 11 others; in truth off");
    await keys.tabTo(keys.matrix);
    await keyboard.press("ArrowRight");
    await there(own.page.getByText(`${ip(1)} holds ${ip(2)} for down`, { exact: true }));
    await go("10×");
    await keyboard.press("Space");
    await go("Power on");
    await keyboard.press("Space");
    await keys.allUp(BOARDS);

    await keys.tabTo(keys.boards);
    for (const key of ["End", " ", "PageUp", " ", "PageUp", " "]) await keyboard.press(key);
    await there(keys.boards.getByRole("option", { name: `${ip(12)}: up for all 11 others; marked` }));
    await go("Cut off the marked: 3 from 9");
    await keyboard.press("Enter");
    await there(own.page.getByRole("banner").getByText("network cut in two"));
    await go("Heal it");
    await keyboard.press("Enter");
    await keys.event("the network is whole again");
    await keys.allUp(BOARDS);

    const form = own.page.getByRole("form", { name: "Set a row" });
    await keys.tabTo(form.getByLabel("key"));
    await keyboard.type("10.13.0.88");
    await keyboard.press("Tab");
    await keyboard.type("attic");
    await keyboard.press("Enter");
    await there(own.page.getByRole("row", { name: /^10\.13\.0\.88 attic/ }).getByText("12 of 12"));

    await keys.tabTo(keys.console.getByRole("textbox"));
    await keyboard.type("=wifi.sta.getip()");
    await keyboard.press("Enter");
    await keys.printed("> =wifi.sta.getip()", ip(2));
    await keyboard.press("Escape");
    await gone(keys.console);
    await own.end();
  });

  test("a link to a moment opens the same fleet", async () => {
    const first = await replayed(`${program.link}#boards=8&seed=4&scenario=power&round=20`);
    await fleet.go("Pause");
    await visit.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await visit.page.getByRole("button", { name: "Copy link" }).click();
    await there(visit.page.getByRole("button", { name: "Copied" }));
    const copied = String(await visit.page.evaluate("navigator.clipboard.readText()"));
    const link = /^(.*)#boards=8&seed=4&scenario=power&round=(\d+)$/.exec(copied);
    assert.ok(link && link[1] === program.link && Number(link[2]) >= 20, copied);

    await run(`${program.link}#boards=5&seed=9`, "a fleet of 5, seed 9");
    // The page that was open all the time shows it, too.
    await fleet.allUp(5);
    const again = await replayed(copied);
    assert.ok(first.some((event) => event.includes("all 8 boards know all 8, in round")));
    assert.ok(first.some((event) => event.includes("Scenario")));
    assert.deepEqual(again.slice(-first.length), first);
    visit.fine();
  });

  /** Opens a link of another fleet than there is, and has it run. */
  async function run(link: string, words: string): Promise<void> {
    const opened = await Visit.to(browser, link);
    await opened.page.getByText(`This link is of ${words}.`).waitFor();
    await opened.page.getByRole("button", { name: "Run it" }).click();
    await gone(opened.page.getByText(`This link is of ${words}.`));
    await opened.end();
  }

  /** Has the fleet of eight run; what is told of its first twenty rounds. */
  async function replayed(link: string): Promise<string[]> {
    await run(link, "a fleet of 8, seed 4, scenario power");
    await there(fleet.boards.getByRole("option").nth(7));
    await gone(fleet.boards.getByRole("option").nth(8));
    await until("it is as far", async () => (await fleet.round()) > 20);
    return (await fleet.told()).filter((event) => Number(/[\d.]+/.exec(event)) <= 20);
  }
});
