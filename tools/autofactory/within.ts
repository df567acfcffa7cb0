/** Waiting, but not for ever. */

/** What was waited for takes too long; it may still come. */
export class Late extends Error {}

/** Resolves or rejects as the promise does; after so many milliseconds rejects with {@link Late}. */
export async function within<T>(milliseconds: number, promise: Promise<T>, words: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Late(words)), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A wait that can be cut short. */
export class Wait {
  /** Ends it, as if the time were over. */
  hurry: () => void = () => {};

  /** What the promise resolves to; undefined: it rejects, or takes longer than so many milliseconds. */
  async for<T>(milliseconds: number, promise: Promise<T>): Promise<T | undefined> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      this.hurry = () => resolve(undefined);
      timer = setTimeout(this.hurry, milliseconds);
    });
    try {
      return await Promise.race([promise, late]);
    } catch {
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }
}
