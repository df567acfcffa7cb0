/** A canvas as large as it is shown, on screens of any density. */

export interface Size {
  width: number;
  height: number;
}

/** Empties a canvas and makes it so large, CSS pixels, which what is drawn is in, too. */
export function surface(canvas: HTMLCanvasElement, { width, height }: Size): CanvasRenderingContext2D {
  const density = devicePixelRatio || 1;
  const [wide, high] = [Math.round(width * density), Math.round(height * density)];
  if (canvas.width !== wide || canvas.height !== high) {
    canvas.width = wide;
    canvas.height = high;
  }
  const context = canvas.getContext("2d")!;
  context.setTransform(density, 0, 0, density, 0, 0);
  context.clearRect(0, 0, width, height);
  return context;
}

/** Tells the size of an element, and whenever it changes, until what is returned is called. */
export function watchSize(element: Element, changed: (size: Size) => void): () => void {
  const observer = new ResizeObserver(([entry]) => {
    const { width, height } = entry!.contentRect;
    if (width > 0 && height > 0) changed({ width, height });
  });
  observer.observe(element);
  return () => observer.disconnect();
}
