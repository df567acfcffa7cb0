/** Who may look at the page and who may command, once it is served beyond loopback: asked by a real browser. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, test } from "node:test";
import type { Browser } from "playwright-core";
import { startChromium, whyNoChromium } from "../../tools/bench/chromium.ts";
import { FleetProgram } from "../../tools/bench/fleet-program.ts";
import { there, Visit } from "./browser.ts";
import { FleetPage, ip } from "./fleet-page.ts";

/** A name that somebody has pointed at this machine. */
const REBOUND = "rebound.example";

/** A page of somebody who even knows the token. It tells what it got. */
function foreign(link: string): string {
  const [address, token] = link.split("#token=") as [string, string];
  return `<!doctype html><title>foreign</title><script type="module">
    const [address, token] = ${JSON.stringify([address, token])};
    const body = '{"do":"power-off","boards":[0]}';
    const headers = { "content-type": "application/json", authorization: "Bearer " + token };
    const ask = (path, options) => fetch(address + path, options).then(() => "sent", () => "refused");
    const live = new Promise((done) => {
      const socket = new WebSocket(address.replace("http", "ws") + "live?token=" + token);
      socket.onopen = () => done("open");
      socket.onerror = () => done("refused");
    });
    const told = {
      picture: await ask("api/picture"),
      command: await ask("api/do", { method: "POST", headers, body }),
      blind: await ask("api/do", { method: "POST", mode: "no-cors", body }),
      live: await live,
    };
    const lines = Object.entries(told).map(([what, came]) => what + ": " + came);
    document.body.append(Object.assign(document.createElement("pre"), { textContent: lines.join("\\n") }));
  </script>`;
}

describe("the page beyond loopback", { skip: whyNoChromium() ?? false }, () => {
  let program: FleetProgram;
  let browser: Browser;
  /** Where it is, without the token. */
  let bare: string;

  before(async () => {
    browser = await startChromium(`--host-resolver-rules=MAP ${REBOUND} 127.0.0.1`);
    program = await FleetProgram.start(
      "--lan",
      "sim",
      "--interval",
      "300",
      "--boards",
      "3",
      "--bind",
      "0.0.0.0",
    );
    bare = program.link.replace(/#.*/, "");
  });
  after(async () => {
    await browser?.close();
    await program?.end();
  });

  test("without the token it is there to be seen, and its controls say why they do nothing", async () => {
    assert.match(program.link, /#token=[0-9a-f]{32}$/);
    for (const link of [bare, `${bare}#token=guessed`]) {
      const visit = await Visit.to(browser, link);
      const fleet = new FleetPage(visit.page);
      await fleet.allUp(3);
      await there(visit.page.getByText("This page looks on: its link carries no token."));
      await fleet.boards.click({ position: await fleet.spot(2) });
      await there(visit.page.getByRole("heading", { name: ip(2), exact: true }));
      for (const name of ["Power off", "Run power", "Add boards"]) {
        const button = fleet.control(name);
        assert.equal(await button.isDisabled(), true, name);
        assert.match(
          (await button.getAttribute("title"))!,
          /may only look: open the link that npm start prints/,
        );
      }
      assert.equal(await fleet.console.getByRole("textbox").isDisabled(), true);
      await visit.end();
    }
  });

  test("with the token it commands; the link that it copies carries none", async () => {
    const visit = await Visit.to(browser, program.link);
    const fleet = new FleetPage(visit.page);
    await fleet.allUp(3);
    await fleet.boards.click({ position: await fleet.spot(2) });
    await fleet.control("Power off").click();
    await fleet.said(2, "down for all 2 others; in truth off");
    await fleet.control("Power on").click();
    await fleet.allUp(3);
    // No clipboard without https, beyond loopback.
    await visit.page.getByRole("button", { name: "Copy link" }).click();
    const link = await visit.page.getByRole("textbox", { name: "The link to this moment" }).inputValue();
    assert.match(link, new RegExp(`^${bare}#boards=3&seed=1&round=\\d+$`));
    await visit.end();
  });

  test("a page from elsewhere neither sees it nor commands, whatever it is called", async () => {
    const other = createServer((_, response) =>
      response.setHeader("content-type", "text/html").end(foreign(program.link)),
    );
    other.listen(0, "127.0.0.1");
    await once(other, "listening");
    const context = await browser.newContext();
    try {
      const page = await context.newPage();
      await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
      assert.equal(
        await page.locator("pre").innerText(),
        "picture: refused\ncommand: refused\nblind: refused\nlive: refused",
      );

      const rebound = await page.goto(`http://${REBOUND}:${new URL(bare).port}/`);
      assert.equal(rebound!.status(), 403);
      assert.match(await rebound!.text(), /rebound\.example.* is no name of this server: ask for localhost/);
    } finally {
      await context.close();
      other.close();
    }
    const visit = await Visit.to(browser, bare);
    await new FleetPage(visit.page).allUp(3);
    const events = await new FleetPage(visit.page).told();
    assert.ok(!events.some((event) => event.includes(`${ip(1)} was switched off`)));
    await visit.end();
  });
});
