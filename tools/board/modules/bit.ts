/** NodeMCU's `bit`: operations on 32-bit integers, signed as a result. Reference: the firmware's docs/modules/bit.md. */
import type { Args, BoardModule } from "../module.ts";

const fold = (operate: (a: number, b: number) => number) => (args: Args) => {
  let value = args.integer(1);
  for (let n = 2; n <= args.count; n++) value = operate(value, args.integer(n));
  return value;
};

export const bit: BoardModule = {
  name: "bit",
  open: () => ({
    members: {
      bnot: (args: Args) => ~args.integer(1),
      band: fold((a, b) => a & b),
      bor: fold((a, b) => a | b),
      bxor: fold((a, b) => a ^ b),
      lshift: (args: Args) => args.integer(1) << args.integer(2),
      rshift: (args: Args) => (args.integer(1) >>> args.integer(2)) | 0,
      arshift: (args: Args) => args.integer(1) >> args.integer(2),
      bit: (args: Args) => 1 << args.integer(1),
      set: fold((value, position) => value | (1 << position)),
      clear: fold((value, position) => value & ~(1 << position)),
      isset: (args: Args) => (args.integer(1) & (1 << args.integer(2))) !== 0,
      isclear: (args: Args) => (args.integer(1) & (1 << args.integer(2))) === 0,
    },
  }),
};
