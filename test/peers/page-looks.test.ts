/** How the page looks, at the widths of a phone, a tablet and a desk, in light and dark; and whether all can use it. */
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Browser, Page } from "playwright-core";
import { startChromium, whyNoChromium } from "../../tools/bench/chromium.ts";
import { FleetProgram } from "../../tools/bench/fleet-program.ts";
import type { Command } from "../../tools/page/protocol.ts";
import { there, Visit } from "./browser.ts";
import { FleetPage, ip } from "./fleet-page.ts";

const FLEET = ["--lan", "sim", "--interval", "300", "--table", "hosts", "--rows", "3", "--alfred"];
/** Left for whoever wants to see what the tests have seen. */
const SHOTS = join(import.meta.dirname, "../../build/page-shots");
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const THEMES = ["light", "dark"] as const;
/** All that a theme can change. */
const CONTRAST = ["color-contrast"];
const TABS = ["Fleet", "Board", "Matrix", "Plots", "Data", "Events"];

/** What axe finds serious or critical; of what can be seen now. `rules`: of these alone. */
async function barriers(page: Page, rules?: string[]): Promise<string[]> {
  await page.evaluate(`if (!window.axe) { ${AXE} }`);
  const options = { resultTypes: ["violations"], ...(rules && { runOnly: rules }) };
  const found = (await page.evaluate(`axe.run(document, ${JSON.stringify(options)})`)) as {
    violations: { id: string; impact: string; help: string; nodes: { html: string }[] }[];
  };
  return found.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`));
}

describe("how the page looks", { skip: whyNoChromium() ?? false }, () => {
  let program: FleetProgram;
  let browser: Browser;

  /** Has the fleet do something, as any program can. */
  async function command(what: Command): Promise<void> {
    const headers = { "content-type": "application/json" };
    const url = new URL("api/do", program.link);
    const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(what) });
    assert.equal(answer.status, 200, await answer.text());
  }

  /** Opens the page, with the board that has been told to be watched. */
  async function open(width: number, colorScheme: (typeof THEMES)[number]): Promise<Visit> {
    const phone = width === 390;
    const viewport = { width, height: phone ? 844 : 1000 };
    const looks = { viewport, colorScheme, reducedMotion: "reduce", hasTouch: phone } as const;
    const visit = await Visit.to(browser, program.link, looks);
    const fleet = new FleetPage(visit.page);
    await fleet.said(3, "down for all 10 others; in truth off");
    await fleet.boards.click({ position: await fleet.spot(5) });
    return visit;
  }

  /** A picture of all of the page as it is, and nothing of it beside the window. */
  async function shoot({ page }: Visit, name: string): Promise<void> {
    const excess = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
    assert.equal(await page.evaluate(excess), 0, `${name}: pixels wider than the window`);
    // In a window that has room for all of it: what stays at an edge is drawn there once.
    const { width, height } = page.viewportSize()!;
    const tall = Number(await page.evaluate("document.documentElement.scrollHeight"));
    await page.setViewportSize({ width, height: Math.max(height, tall) });
    await page.screenshot({ path: join(SHOTS, `${name}.png`) });
    await page.setViewportSize({ width, height });
  }

  before(async () => {
    mkdirSync(SHOTS, { recursive: true });
    browser = await startChromium();
    program = await FleetProgram.start(...FLEET);
    const visit = await Visit.to(browser, program.link);
    const fleet = new FleetPage(visit.page);
    await fleet.allUp(12);
    await command({ do: "push", board: 4, data: { temperature: 21.5 } });
    await command({ do: "set-fact", board: 1, type: 64, text: "hello" });
    await there(visit.page.getByText("hello"));
    await command({ do: "power-off", boards: [2, 8] });
    await fleet.said(3, "down for all 10 others; in truth off");
    await fleet.said(9, "down for all 10 others; in truth off");
    // What follows is of one moment.
    await command({ do: "speed", speed: 0 });
    await visit.end();
  });
  after(async () => {
    await browser?.close();
    await program?.end();
  });

  for (const theme of THEMES) {
    for (const width of [1600, 1024]) {
      test(`${width} pixels wide, ${theme}`, async () => {
        const visit = await open(width, theme);
        const { page } = visit;
        await there(page.getByRole("heading", { name: ip(5), exact: true }));
        await there(page.getByText("Its own view"));
        await shoot(visit, `${width}-${theme}`);
        await page.getByText("As tables", { exact: true }).click();
        await there(page.getByRole("table", { name: "How long it took until all boards agreed again" }));
        assert.deepEqual(
          await barriers(page, width === 1600 && theme === "light" ? undefined : CONTRAST),
          [],
        );
        await visit.end();
      });
    }

    test(`on a phone, ${theme}: a part at a time, each within reach`, async () => {
      const visit = await open(390, theme);
      const { page } = visit;
      for (const tab of TABS) {
        await page.getByRole("navigation").getByRole("button", { name: tab, exact: true }).click();
        await shoot(visit, `390-${theme}-${tab.toLowerCase()}`);
        assert.deepEqual(await barriers(page, theme === "light" ? undefined : CONTRAST), [], tab);
      }
      await page.getByRole("navigation").getByRole("button", { name: "Fleet" }).click();
      await page.getByRole("button", { name: "Power off", exact: true }).click({ trial: true });
      await visit.end();
    });
  }
});
