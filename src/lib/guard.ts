/**
 * Wraps a callback so that no error leaves it: on a board an error that leaves a timer's, a
 * socket's or an event's callback restarts the board.
 *
 * @param report called with the error's text; what it raises itself is swallowed
 * @param fn the callback
 * @returns a callback that passes its arguments on to `fn`, returns whether that did not raise, and
 *   never raises itself
 */
export function guard<A extends unknown[]>(
  report: (message: string) => void,
  fn: (...args: A) => void,
): (...args: A) => boolean {
  return (...args: A) => {
    const [ok, problem] = pcall(fn, ...args);
    if (!ok) pcall(report, tostring(problem));
    return ok;
  };
}
