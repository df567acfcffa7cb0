/** How smoothly the page is drawn: what Chromium shows of it while datagrams flash. */
import { setTimeout as sleep } from "node:timers/promises";
import { PATIENCE, startChromium } from "./chromium.ts";
import type { Figure } from "./figure.ts";

/** Counts frames, and tasks that kept the page from drawing one, from now on. */
const COUNT = `{
  const counted = (window.counted = { times: [], long: [] });
  const frame = (time) => { counted.times.push(time); requestAnimationFrame(frame); };
  requestAnimationFrame(frame);
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) counted.long.push(duration);
  }).observe({ type: "longtask" });
}`;

interface Counted {
  /** Of each frame, milliseconds. */
  times: number[];
  /** How long tasks of 50 ms and more took, milliseconds. */
  long: number[];
}

/** The figures of a page that has been open for `settling` seconds, over `seconds`. */
export async function smoothness(
  link: string,
  boards: number,
  settling: number,
  seconds: number,
): Promise<Figure[]> {
  const browser = await startChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
    page.setDefaultTimeout(PATIENCE);
    await page.goto(link);
    await page
      .getByRole("option")
      .nth(boards - 1)
      .waitFor({ state: "attached" });
    await sleep(settling * 1000);
    await page.evaluate(COUNT);
    await sleep(seconds * 1000);
    const { times, long } = (await page.evaluate("counted")) as Counted;
    const gaps = times.slice(1).map((time, at) => time - times[at]!);
    const took = (times.at(-1)! - times[0]!) / 1000;
    return [
      {
        what: "in Chromium: frames",
        value: Number((gaps.length / took).toFixed(1)),
        unit: "a second",
        budget: "60",
      },
      { what: "in Chromium: longest time between two", value: Math.round(Math.max(...gaps)), unit: "ms" },
      { what: `in Chromium: tasks over 50 ms, in ${seconds} s`, value: long.length, unit: "" },
    ];
  } finally {
    await browser.close();
  }
}
