/**
 * NodeMCU's `file`: SPIFFS, with file objects and with the one file that is open "by default".
 * Reference: the firmware's docs/modules/file.md.
 */
import { checkName, Flash, MAX_OPEN, OpenFile } from "../flash.ts";
import {
  type Args,
  type BoardModule,
  type HostClass,
  type HostFunction,
  LuaError,
  NewObject,
  type RefValue,
} from "../module.ts";

import type { Vm } from "../vm.ts";

const CHUNK = 1024;
const TYPE_NUMBER = 3;
const TYPE_USERDATA = 7;

/** What a file object holds: the open file, until it is closed. */
interface Handle {
  file: OpenFile | undefined;
}

/** The board's files while it runs: the one opened last is the default of the one-file model. */
class Files {
  last: Handle | undefined;
  lastRef: RefValue | undefined;
  /** Every open file, for the restart that abandons them. */
  readonly handles = new Set<Handle>();

  constructor(readonly flash: Flash) {}

  /** Opens as SPIFFS does, or gives undefined: no such file, a bad name, too many open. */
  open(name: string, mode: string): OpenFile | undefined {
    const { flash } = this;
    const known = /^[rwa]\+?$/.test(mode) ? mode : "r";
    if (flash.open >= MAX_OPEN || !Flash.validName(name)) return undefined;
    if (known[0] === "r" && !flash.exists(name)) return undefined;
    if (known[0] === "w" || !flash.exists(name)) flash.truncate(name);
    const both = known[1] === "+";
    return new OpenFile(flash, name, both || known[0] === "r", both || known[0] !== "r", known[0] === "a");
  }

  close(handle: Handle): void {
    handle.file?.close();
    handle.file = undefined;
    this.handles.delete(handle);
  }

  forgetLast(): void {
    this.lastRef?.release();
    this.lastRef = undefined;
  }
}

/** The file a function works on and where its own arguments begin. */
function target(args: Args, files: Files): { handle: Handle | undefined; at: number } {
  if (args.type(1) === TYPE_USERDATA) return { handle: args.object(1, FILE), at: 2 };
  return { handle: files.last, at: 1 };
}

function opened(args: Args, files: Files): { file: OpenFile; at: number } {
  const { handle, at } = target(args, files);
  if (!handle?.file) throw new LuaError("open a file first");
  return { file: handle.file, at };
}

function read(args: Args, files: Files, line: boolean) {
  const { handle, at } = target(args, files);
  let length = CHUNK;
  let end = line ? "\n" : undefined;
  if (!line && args.type(at) === TYPE_NUMBER) length = args.integer(at);
  else if (!line && args.isString(at)) {
    end = args.string(at);
    if (end.length !== 1) args.error("wrong arg range");
  }
  if (!handle?.file) throw new LuaError("open a file first");
  return readPart(handle.file, length, end);
}

function readPart(file: OpenFile, length: number, end?: string) {
  if (length <= 0) return "";
  if (!file.readable) return [undefined];
  let part = file.read(length);
  if (part.length === 0) return [undefined];
  const found = end === undefined ? -1 : part.indexOf(end, 0, "latin1");
  if (found >= 0) {
    file.position -= part.length - found - 1;
    part = part.subarray(0, found + 1);
  }
  return part;
}

function write(args: Args, files: Files, after: string) {
  const { file, at } = opened(args, files);
  const data = Buffer.from(args.string(at) + after, "latin1");
  return file.writable && file.write(data) ? true : [undefined];
}

function seek(args: Args, files: Files) {
  const { file, at } = opened(args, files);
  const whence = args.option(at, ["set", "cur", "end"], "cur");
  const offset = args.optInteger(at + 1, 0);
  file.flush();
  const base = whence === "set" ? 0 : whence === "cur" ? file.position : file.size;
  // SPIFFS refuses what lies before the beginning, and moves no further than the end.
  if (base + offset < 0) return [undefined];
  file.position = Math.min(base + offset, file.size);
  return file.position;
}

function close(args: Args, files: Files): void {
  const handle = args.type(1) === TYPE_USERDATA ? args.object(1, FILE) : files.lastRef && files.last;
  if (!handle) return;
  files.close(handle);
  files.forgetLast();
}

function open(args: Args, files: Files) {
  files.forgetLast();
  const name = checkName(args, 1);
  const file = files.open(name, args.optString(2, "r"));
  const handle: Handle = { file };
  files.last = handle;
  if (!file) return [undefined];
  files.handles.add(handle);
  files.lastRef = args.keep(new NewObject(FILE, handle));
  return files.lastRef;
}

function list(args: Args, flash: Flash) {
  const pattern = args.optString(1);
  const found = new Map<string, number>();
  for (const name of flash.names()) {
    if (pattern !== undefined && args.match(name, pattern) === undefined) continue;
    found.set(name, flash.read(name)!.length);
  }
  return found;
}

function stat(args: Args, flash: Flash) {
  const name = args.string(1);
  if (!Flash.validName(name)) args.argError(1, "filename invalid");
  const content = flash.read(name);
  if (!content) return [undefined];
  const attributes = { is_dir: false, is_rdonly: false, is_hidden: false, is_sys: false, is_arch: false };
  // SPIFFS keeps no times.
  const time = { year: 1970, mon: 1, day: 1, hour: 0, min: 0, sec: 0 };
  return { size: content.length, name, ...attributes, time };
}

/** The files of each running board: a class's methods are shared by all of them. */
const filesOf = new WeakMap<Vm, Files>();

function method(run: (args: Args, files: Files) => ReturnType<HostFunction>): HostFunction {
  return (args) => run(args, filesOf.get(args.vm)!);
}

const METHODS = {
  close: method(close),
  read: method((args, files) => read(args, files, false)),
  readline: method((args, files) => read(args, files, true)),
  write: method((args, files) => write(args, files, "")),
  writeline: method((args, files) => write(args, files, "\n")),
  seek: method(seek),
  flush: method((args, files) => (opened(args, files).file.flush() ? true : [undefined])),
};

/** A file object. Collected, it is closed. */
const FILE: HostClass<Handle> = {
  name: "file.obj",
  size: 4,
  methods: METHODS,
  gc: (handle) => {
    handle.file?.close();
    handle.file = undefined;
  },
};

export const file: BoardModule = {
  name: "file",
  open({ flash, vm }) {
    const files = new Files(flash);
    filesOf.set(vm, files);
    return {
      classes: [FILE],
      members: {
        ...METHODS,
        open: (args: Args) => open(args, files),
        list: (args: Args) => list(args, flash),
        exists: (args: Args) => flash.exists(checkName(args, 1)),
        remove: (args: Args) => void flash.remove(checkName(args, 1)),
        rename: (args: Args) => flash.rename(checkName(args, 1), checkName(args, 2)),
        stat: (args: Args) => stat(args, flash),
        getcontents: (args: Args) => {
          files.forgetLast();
          const found = files.open(checkName(args, 1), "r");
          if (!found) return;
          const content = readPart(found, found.size + 1);
          found.close();
          return content;
        },
        putcontents: (args: Args) => {
          files.forgetLast();
          const found = files.open(checkName(args, 1), "w+");
          if (!found) return [undefined];
          const written = found.write(Buffer.from(args.string(2), "latin1"));
          return found.close() && written ? true : [undefined];
        },
        fsinfo: () => {
          const { total, used } = flash.info();
          return [total - used, used, total];
        },
        fscfg: () => [0x400000 - flash.size - 0x4000, flash.size],
        format: () => {
          if (files.last) files.close(files.last);
          files.forgetLast();
          flash.format();
        },
        on: (args: Args) => {
          args.option(1, ["rtc"], "rtc");
          // SPIFFS keeps no times, so that nobody would ever ask for one.
          if (!args.isFunction(2) && args.type(2) !== 0) args.error("Callback should be function or nil");
        },
      },
      close() {
        for (const handle of files.handles) {
          handle.file?.abandon();
          handle.file = undefined;
        }
      },
    };
  },
};
