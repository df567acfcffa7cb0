/** The page as who looks at it finds it, and who has it read out: by words, and by the names of controls. */
import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import { there } from "./browser.ts";

/** The address of a simulated board, the first being 1. */
export const ip = (board: number) => `127.0.8.${board}`;

export class FleetPage {
  /** What lies upon the drawn graph: a list of boards. */
  readonly boards: Locator;
  readonly controls: Locator;
  readonly events: Locator;
  readonly matrix: Locator;
  readonly console: Locator;

  constructor(readonly page: Page) {
    const region = (name: string | RegExp) => page.getByRole("region", { name });
    this.boards = page.getByRole("listbox", { name: /^Boards/ });
    this.controls = region("Controls");
    this.events = region("Events, newest first");
    this.matrix = page.getByRole("application", { name: /^Matrix/ });
    this.console = region("Serial console");
  }

  /** A button of what is to be done to the fleet. */
  control(name: string): Locator {
    return this.controls.getByRole("button", { name, exact: true });
  }

  /** Has the virtual clock go at a speed from now on. */
  async go(speed: "Pause" | "1×" | "10×"): Promise<void> {
    const clock = this.page.getByRole("group", { name: "Speed of the virtual clock" });
    await clock.getByRole("button", { name: speed, exact: true }).click();
    await there(clock.getByRole("button", { name: speed, exact: true, pressed: true }));
  }

  plot(title: string): Locator {
    return this.page.getByRole("figure").filter({ hasText: title });
  }

  /** Waits until that is what is said of a board: "up for all 11 others". */
  async said(board: number, words: string): Promise<void> {
    await there(this.boards.getByRole("option", { name: `${ip(board)}: ${words}`, exact: true }));
  }

  /** Waits until so many boards are there, and each knows all others. */
  async allUp(count: number): Promise<void> {
    await there(this.page.getByRole("banner").getByText("All agree", { exact: true }));
    await there(this.page.getByText(`${count} observers; all agree`, { exact: true }));
    const words = new RegExp(`^127\\.0\\.8\\.\\d+: up for all ${count - 1} others$`);
    const up = this.boards.getByRole("option", { name: words });
    await there(up.nth(count - 1));
    assert.equal(await this.boards.getByRole("option").count(), count);
  }

  /** Waits until such an event is told. */
  async event(words: string | RegExp): Promise<void> {
    await there(this.events.getByRole("listitem").filter({ hasText: words }));
  }

  /** The round that the fleet is in. */
  async round(): Promise<number> {
    const words = await this.page
      .getByRole("banner")
      .getByText(/^round [\d,]+/)
      .innerText();
    return Number(/[\d,]+/.exec(words)![0].replaceAll(",", ""));
  }

  /** All events that are told, the newest first: "round 3.1 Gossip …". */
  async told(): Promise<string[]> {
    const texts = await this.events.getByRole("listitem").allInnerTexts();
    return texts.map((text) => text.replaceAll(/\s+/g, " "));
  }

  /** Types a line at the console of the board that is open. */
  async type(line: string): Promise<void> {
    await this.console.getByRole("textbox").fill(line);
    await this.console.getByRole("textbox").press("Enter");
  }

  /** Waits until the open board's console has printed these, in this order. */
  async printed(...texts: string[]): Promise<void> {
    const words = new RegExp(
      texts.map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("[^]*"),
    );
    await there(this.console.getByRole("log").filter({ hasText: words }));
  }

  /** Where a board is drawn, in pixels of the graph. */
  async spot(board: number): Promise<{ x: number; y: number }> {
    const node = await this.page.locator(`#board-${board - 1}`).boundingBox();
    const graph = await this.boards.boundingBox();
    assert.ok(node && graph);
    return { x: node.x + node.width / 2 - graph.x, y: node.y + node.height / 2 - graph.y };
  }

  /** A number for how a board is drawn on the graph, which is another one once it is drawn otherwise. */
  async drawn(board: number): Promise<number> {
    const canvas = this.page.locator(".stage canvas").last();
    const { x, y } = await this.spot(board);
    return canvas.evaluate(
      (element, { x, y }) => {
        const scale = element.width / element.getBoundingClientRect().width;
        // Read from a copy: a canvas that is read often is made a slower one.
        const copy = element.ownerDocument.createElement("canvas").getContext("2d");
        copy.drawImage(element, -(x - 24) * scale, -(y - 24) * scale);
        const pixels: number[] = copy.getImageData(0, 0, 48 * scale, 48 * scale).data;
        return pixels.reduce((hash, byte) => (Math.imul(hash, 31) + byte) | 0, 0);
      },
      { x, y },
    );
  }

  /** Draws a line across the graph, half way between two boards that stand at its left and right. */
  async cutBetween(one: number, other: number): Promise<void> {
    await this.boards.scrollIntoViewIfNeeded();
    const { x, y, height } = (await this.boards.boundingBox())!;
    const [from, to] = [await this.spot(one), await this.spot(other)];
    const { mouse } = this.page;
    const middle = x + (from.x + to.x) / 2 + 4;
    await mouse.move(middle, y + 8);
    await mouse.down();
    await mouse.move(middle, y + height - 8, { steps: 4 });
    await mouse.up();
  }

  /** Whether anything is drawn of datagrams on their way. */
  flashes(): Promise<boolean> {
    return this.page
      .locator(".stage canvas")
      .first()
      .evaluate((element) => {
        const copy = element.ownerDocument.createElement("canvas");
        [copy.width, copy.height] = [element.width, element.height];
        copy.getContext("2d").drawImage(element, 0, 0);
        const pixels: number[] = copy.getContext("2d").getImageData(0, 0, copy.width, copy.height).data;
        return pixels.some((byte) => byte > 0);
      });
  }

  /** What one board holds another for, as the matrix says it when it is pointed at. */
  async cell(observer: number, board: number): Promise<string> {
    const { width } = (await this.matrix.boundingBox())!;
    const count = await this.boards.getByRole("option").count();
    // Its heads take 50 pixels, its edge 2.
    const at = (one: number) => 50 + (one - 0.5) * ((width - 52) / count);
    await this.matrix.hover({ position: { x: at(board), y: at(observer) } });
    return this.page.locator(".cell-words").innerText();
  }

  /** Goes on or back with the tab key until a control has the keyboard. Fails where that does not lead to it. */
  async tabTo(control: Locator): Promise<void> {
    const element = (await control.elementHandle())!;
    const way = await element.evaluate((goal) =>
      goal.ownerDocument.activeElement.compareDocumentPosition(goal) & 2 ? "Shift+Tab" : "Tab",
    );
    for (let left = 150; left > 0; left--) {
      if (await element.evaluate((goal) => goal === goal.ownerDocument.activeElement)) return;
      await this.page.keyboard.press(way);
    }
    assert.fail(`the tab key does not lead to ${control}`);
  }
}
