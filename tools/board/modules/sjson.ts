/**
 * NodeMCU's `sjson`. Reference: the firmware's docs/modules/sjson.md and app/modules/sjson.c. Where
 * they differ, this is the code: there is no sjson.NULL, null becomes a lightuserdata of its own.
 */
import { lua } from "../lua/wasm.ts";
import {
  type Args,
  type BoardModule,
  type HostClass,
  LuaError,
  NewObject,
  type RefValue,
} from "../module.ts";
import { type Decoder, newDecoder } from "./sjson/decode.ts";
import { Encoder } from "./sjson/encode.ts";

const DEFAULT_DEPTH = 20;
/** Bytes of the firmware's structures, and of what they hold for each level. */
const DECODER_SIZE = 160;
const DECODER_LEVEL = 40;
const ENCODER_SIZE = 24;
const ENCODER_LEVEL = 16;

function depth(args: Args, n: number): number {
  if (!args.isTable(n)) return DEFAULT_DEPTH;
  const given = Number(args.field(n, "depth") ?? 0);
  if (!given) return DEFAULT_DEPTH;
  return Math.min(1000, Math.max(4, Math.trunc(given)));
}

/** What an sjson.encoder holds. The firmware, too, makes all of the text at the first read. */
interface Encoding {
  table: RefValue | undefined;
  text: RefValue | undefined;
  length: number;
  offset: number;
  depth: number;
  nullText: string | undefined;
}

function read(args: Args, encoding: Encoding, size: number) {
  const { L, vm } = args;
  if (encoding.table) {
    vm.push(L, encoding.table);
    const text = new Encoder(args, encoding.depth, encoding.nullText).encode();
    lua.lua_settop(L, -2);
    encoding.table.release();
    encoding.table = undefined;
    encoding.text = args.keep(text);
    encoding.length = text.length;
  }
  if (!encoding.text) return;
  vm.push(L, encoding.text);
  const all = vm.pull(L, -1) as string;
  lua.lua_settop(L, -2);
  const part = all.slice(encoding.offset, encoding.offset + size);
  encoding.offset += part.length;
  if (encoding.offset >= encoding.length) {
    encoding.text.release();
    encoding.text = undefined;
  }
  return part;
}

const ENCODER: HostClass<Encoding> = {
  name: "sjson.encoder",
  size: ENCODER_SIZE + ENCODER_LEVEL * DEFAULT_DEPTH,
  methods: {
    read: (args) => {
      const encoding = args.object(1, ENCODER);
      const size = args.type(2) === 3 ? Math.max(1, args.integer(2)) : 1024;
      return read(args, encoding, size);
    },
  },
  gc: ({ table, text }) => {
    table?.release();
    text?.release();
  },
};

function result(args: Args, decoder: Decoder) {
  if (!decoder.complete) args.error("decode not complete");
  return decoder.result;
}

const DECODER: HostClass<Decoder> = {
  name: "sjson.decoder",
  size: DECODER_SIZE + DECODER_LEVEL * DEFAULT_DEPTH,
  methods: {
    write: (args) => {
      const decoder = args.object(1, DECODER);
      decoder.write(args, args.string(2));
      return decoder.complete ? result(args, decoder) : undefined;
    },
    result: (args) => result(args, args.object(1, DECODER)),
  },
  gc: (decoder) => decoder.release(),
};

/** Takes heap for as long as the function runs, as the firmware's working data does. */
function working(args: Args, size: number): void {
  lua.lua_newuserdata(args.L, size);
}

export const sjson: BoardModule = {
  name: "sjson",
  open: () => ({
    classes: [DECODER, ENCODER],
    members: {
      encode: (args: Args) => {
        args.table(1);
        const levels = depth(args, 2);
        working(args, ENCODER_SIZE + ENCODER_LEVEL * levels);
        lua.lua_pushvalue(args.L, 1);
        return new Encoder(args, levels, nullText(args)).encode();
      },
      encoder: (args: Args) => {
        args.table(1);
        const encoding: Encoding = {
          table: args.ref(1),
          text: undefined,
          length: 0,
          offset: 0,
          depth: depth(args, 2),
          nullText: nullText(args),
        };
        return new NewObject(ENCODER, encoding);
      },
      decode: (args: Args) => {
        const levels = depth(args, 2);
        working(args, DECODER_SIZE + DECODER_LEVEL * levels);
        const decoder = newDecoder(args, 2, levels);
        try {
          decoder.write(args, args.string(1));
          if (!decoder.complete) throw new LuaError("Incomplete JSON object passed to sjson.decode");
          args.vm.push(args.L, decoder.result);
          return args.takeTop();
        } finally {
          decoder.release();
        }
      },
      decoder: (args: Args) => new NewObject(DECODER, newDecoder(args, 1, depth(args, 1))),
    },
  }),
};

/** The string that the options say stands for null. */
function nullText(args: Args): string | undefined {
  if (!args.isTable(2)) return undefined;
  const given = args.field(2, "null");
  return typeof given === "string" ? given : undefined;
}
