/** The end of making a gzip member (RFC 1951 and 1952). */
import { bytes } from "./bytes";
import type { Deflater } from "./deflate";

const { char } = string;
const { floor } = math;

/**
 * The member of what was accepted.
 *
 * @param extra a field for its header that others skip, with its name and length (RFC 1952, section 2.3.1.1)
 */
export function finish(state: Deflater, extra?: string): string {
  const length = state.gone + state.text.length;
  // Seven bits 0 end the block, more of them its last byte.
  let [hold, left] = [state.hold, state.left + 7];
  let tail = state.tail;
  while (left > 0) {
    tail += char(hold % 256);
    hold = floor(hold / 256);
    left -= 8;
  }
  let head = char(31, 139, 8, extra === undefined ? 0 : 4, 0, 0, 0, 0, 0, 255);
  if (extra !== undefined) head += char(extra.length, 0) + extra;
  if (state.gone === 0 && state.block.length + tail.length > length + 5) {
    const size = char(length % 256, floor(length / 256));
    head += `\x01${size}${char(255 - (length % 256), 255 - floor(length / 256))}`;
    state.block = state.text;
    tail = "";
  }
  // What is not needed any more makes room for the member.
  state.text = "";
  // Joined in C's memory: with `..` Lua keeps a second copy for that moment.
  return table.concat([head, state.block, tail, bytes(state.sum), bytes(length)]);
}
