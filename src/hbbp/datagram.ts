/** Making datagrams: a key, or a key, NUL and payload. */
import { isGood } from "./key";

/** Bytes of key, NUL and payload together that hbbpc sends at most. */
const MOST = 1231;

/** The datagram of a message. Raises an error, at whoever called hbbp, if there can be none. */
export function compose(key: string, payload?: string): string {
  if (type(key) !== "string") error(`hbbp: the key is ${type(key)}, and is to be a string`, 4);
  if (key === "") error("hbbp: the key is empty", 4);
  if (string.find(key, "\0", 1, true)[0] !== undefined) error("hbbp: there is a NUL in the key", 4);
  if (!isGood(key))
    error(`hbbp: no peer takes "${key}": it begins with /, holds .. or what cannot be printed`, 4);
  if (payload === undefined) payload = "";
  else if (type(payload) !== "string")
    error(`hbbp: the payload is ${type(payload)}, and is to be a string`, 4);
  else payload = `\0${payload}`;
  const length = key.length + payload.length;
  if (length > MOST)
    error(`hbbp: key and payload take ${length} bytes of a datagram, which holds ${MOST}`, 4);
  return key + payload;
}
