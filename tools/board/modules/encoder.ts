/** NodeMCU's `encoder`. Reference: the firmware's docs/modules/encoder.md. */
import { type Args, type BoardModule, LuaError } from "../module.ts";

const bytes = (args: Args) => Buffer.from(args.string(1), "latin1");

export const encoder: BoardModule = {
  name: "encoder",
  open: () => ({
    members: {
      toBase64: (args: Args) => bytes(args).toString("base64"),
      fromBase64: (args: Args) => {
        const text = args.string(1);
        if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) {
          throw new LuaError("Invalid base64 string");
        }
        return Buffer.from(text, "base64");
      },
      toHex: (args: Args) => bytes(args).toString("hex"),
      fromHex: (args: Args) => {
        const text = args.string(1);
        if (text.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(text)) throw new LuaError("Invalid hex string");
        return Buffer.from(text, "hex");
      },
    },
  }),
};
