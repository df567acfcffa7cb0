/** NodeMCU's `crypto`, on Node's own. Reference: the firmware's docs/modules/crypto.md. */
import { createCipheriv, createDecipheriv, createHash, createHmac, type Hash, type Hmac } from "node:crypto";
import { type Args, type BoardModule, type HostClass, LuaError, NewObject } from "../module.ts";

const MECHANISMS = ["MD5", "SHA1", "SHA256", "SHA384", "SHA512"];
const BLOCK = 16;

function mechanism(args: Args): string {
  const name = args.string(1).toUpperCase();
  if (!MECHANISMS.includes(name)) throw new LuaError("unknown hash mech");
  return name;
}

const bytes = (args: Args, n: number) => Buffer.from(args.string(n), "latin1");

/** A hash under way. */
interface Hashing {
  hash: Hash | Hmac;
  digest?: Buffer;
}

const HASH: HostClass<Hashing> = {
  name: "crypto.hash",
  size: 120,
  methods: {
    update: (args) => {
      const hashing = args.object(1, HASH);
      hashing.hash.update(bytes(args, 2));
    },
    finalize: (args) => {
      const hashing = args.object(1, HASH);
      hashing.digest ??= hashing.hash.digest();
      return hashing.digest;
    },
  },
};

/** AES of whole blocks; the last one is filled with zeros, and stays so when it is decrypted. */
function cipher(args: Args, encrypt: boolean) {
  const name = args.string(1).toUpperCase();
  if (name !== "AES-ECB" && name !== "AES-CBC") throw new LuaError(`unknown cipher: ${args.string(1)}`);
  const key = bytes(args, 2);
  const data = bytes(args, 3);
  const iv = Buffer.alloc(BLOCK);
  Buffer.from(args.optString(4, ""), "latin1").copy(iv, 0, 0, BLOCK);
  if (![16, 24, 32].includes(key.length)) throw new LuaError("crypto op failed");
  const padded = Buffer.alloc(Math.ceil(data.length / BLOCK) * BLOCK);
  data.copy(padded);
  const mode = `aes-${key.length * 8}-${name.slice(4).toLowerCase()}`;
  const make = encrypt ? createCipheriv : createDecipheriv;
  const run = make(mode, key, name === "AES-CBC" ? iv : null);
  run.setAutoPadding(false);
  return Buffer.concat([run.update(padded), run.final()]);
}

export const crypto: BoardModule = {
  name: "crypto",
  open: ({ flash }) => ({
    classes: [HASH],
    members: {
      sha1: (args: Args) => createHash("sha1").update(bytes(args, 1)).digest(),
      hash: (args: Args) => createHash(mechanism(args)).update(bytes(args, 2)).digest(),
      hmac: (args: Args) => createHmac(mechanism(args), bytes(args, 3)).update(bytes(args, 2)).digest(),
      fhash: (args: Args) => {
        const name = mechanism(args);
        const content = flash.read(args.string(2));
        if (!content) throw new LuaError("file does not exist");
        return createHash(name).update(content).digest();
      },
      new_hash: (args: Args) => new NewObject(HASH, { hash: createHash(mechanism(args)) }),
      new_hmac: (args: Args) => new NewObject(HASH, { hash: createHmac(mechanism(args), bytes(args, 2)) }),
      mask: (args: Args) => {
        const message = bytes(args, 1);
        const mask = bytes(args, 2);
        if (mask.length === 0) throw new LuaError("invalid argument: mask");
        return message.map((byte, i) => byte ^ mask[i % mask.length]!);
      },
      encrypt: (args: Args) => cipher(args, true),
      decrypt: (args: Args) => cipher(args, false),
    },
  }),
};
