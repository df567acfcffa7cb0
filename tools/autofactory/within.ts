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
