/** The datagrams that the server tells of: for what flashes and counts. Not a signal, as none of them is a state. */

/** Takes senders and receivers, one after the other (-1: to all), a sample of `total`. */
export type Heard = (pairs: readonly number[], total: number) => void;

const listeners = new Set<Heard>();

/** Has it told of datagrams, until what is returned is called. */
export function hear(heard: Heard): () => void {
  listeners.add(heard);
  return () => {
    listeners.delete(heard);
  };
}

/** Tells all of them. */
export function tell(pairs: readonly number[], total: number): void {
  for (const heard of listeners) heard(pairs, total);
}
