/** Making datagrams: a key, or a key, NUL and payload. */
import { isGood } from "./key";

/** Bytes of key, NUL and payload together that hbbpc sends at most. */
const MOST = 1231;

/** The datagram of a message. Raises an error if there can be none. */
export function compose(key: unknown, payload: unknown): string {
  if (type(key) !== "string") error(`hbbp: the key is ${type(key)}, and is to be a string`, 0);
  const name = key as string;
  if (name === "") error("hbbp: the key is empty", 0);
  if (string.find(name, "\0", 1, true)[0] !== undefined) error("hbbp: there is a NUL in the key", 0);
  if (!isGood(name))
    error(`hbbp: no peer takes "${name}": it begins with /, holds .. or what cannot be printed`, 0);
  if (payload !== undefined && type(payload) !== "string")
    error(`hbbp: the payload is ${type(payload)}, and is to be a string, or nil`, 0);
  const datagram = payload === undefined ? name : `${name}\0${payload}`;
  if (datagram.length > MOST)
    error(`hbbp: key and payload take ${datagram.length} bytes of a datagram, which holds ${MOST}`, 0);
  return datagram;
}
