/** Datagrams on their way: a line that fades from sender to receiver, a ripple for what is sent to all. */
import type { Spots } from "../core/geometry.ts";
import { TICK } from "../protocol.ts";

interface Flash {
  from: number;
  /** -1: to all. */
  to: number;
  /** Milliseconds, as frames count them. */
  start: number;
}

const LINE = 520;
const RIPPLE = 900;
/** Steps that lines fade in: all lines of a step are one path. */
const STEPS = 6;
/** More are not drawn at once: a page in the background gets told and does not draw. */
const MOST = 400;

export class Flashes {
  private flashes: Flash[] = [];

  /** Takes senders and receivers, one after the other; they start one by one until the next are told. */
  add(pairs: readonly number[], time: number): void {
    for (let at = 0; at + 1 < pairs.length; at += 2) {
      const start = time + (at / pairs.length) * TICK;
      this.flashes.push({ from: pairs[at]!, to: pairs[at + 1]!, start });
    }
    if (this.flashes.length > MOST) this.flashes.splice(0, this.flashes.length - MOST);
  }

  clear(): void {
    this.flashes = [];
  }

  /** Draws those under way. Returns whether there are any. */
  draw(
    context: CanvasRenderingContext2D,
    points: Spots,
    time: number,
    { colour, reach }: { colour: string; reach: number },
  ): boolean {
    this.flashes = this.flashes.filter(({ to, start }) => time - start < (to < 0 ? RIPPLE : LINE));
    const lines = this.flashes.filter(({ to, start }) => to >= 0 && start <= time);
    context.strokeStyle = colour;
    context.fillStyle = colour;
    for (let step = 0; step < STEPS; step += 1) {
      context.beginPath();
      for (const { from, to, start } of lines) {
        if (Math.floor(((time - start) / LINE) * STEPS) !== step) continue;
        const [a, b] = [points[from], points[to]];
        if (!a || !b) continue;
        context.moveTo(a.x, a.y);
        context.lineTo(b.x, b.y);
      }
      context.globalAlpha = 0.75 * (1 - step / STEPS) ** 1.4;
      context.lineWidth = 1.5;
      context.stroke();
    }
    this.heads(context, points, time, lines);
    this.ripples(context, points, time, reach);
    context.globalAlpha = 1;
    return this.flashes.length > 0;
  }

  private heads(
    context: CanvasRenderingContext2D,
    points: Spots,
    time: number,
    lines: readonly Flash[],
  ): void {
    context.globalAlpha = 0.9;
    context.beginPath();
    for (const { from, to, start } of lines) {
      const [a, b] = [points[from], points[to]];
      const way = (time - start) / (LINE * 0.55);
      if (!a || !b || way >= 1) continue;
      const eased = 1 - (1 - way) ** 2;
      const [x, y] = [a.x + (b.x - a.x) * eased, a.y + (b.y - a.y) * eased];
      context.moveTo(x + 2.4, y);
      context.arc(x, y, 2.4, 0, 2 * Math.PI);
    }
    context.fill();
  }

  private ripples(context: CanvasRenderingContext2D, points: Spots, time: number, reach: number): void {
    for (const { from, to, start } of this.flashes) {
      const point = points[from];
      const age = (time - start) / RIPPLE;
      if (to >= 0 || !point || age < 0) continue;
      context.globalAlpha = 0.5 * (1 - age);
      context.lineWidth = 2 - age;
      context.beginPath();
      context.arc(point.x, point.y, reach * (1 - (1 - age) ** 2), 0, 2 * Math.PI);
      context.stroke();
    }
  }
}
