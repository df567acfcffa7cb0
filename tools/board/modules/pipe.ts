/** NodeMCU's `pipe`: a queue of bytes with a reader task. Reference: the firmware's docs/modules/pipe.md. */
import type { Board } from "../board.ts";
import {
  type Args,
  type BoardModule,
  type HostClass,
  NewObject,
  PRIORITY,
  type RefValue,
} from "../module.ts";
import type { Services } from "../services.ts";

export class Pipe {
  /** Keeps the object while its reader is due. */
  self: RefValue | undefined;
  #data = "";
  #posted = false;

  constructor(
    readonly board: Board,
    readonly reader: RefValue | undefined,
    readonly priority: number,
  ) {}

  get length(): number {
    return this.#data.length;
  }

  write(text: string): void {
    this.#data += text;
    if (text !== "") this.#post();
  }
  unread(text: string): void {
    this.#data = text + this.#data;
  }
  /** Up to `n` bytes. */
  take(n: number): string {
    const part = this.#data.slice(0, n);
    this.#data = this.#data.slice(n);
    return part;
  }
  /** Up to a delimiter, or all there is; the delimiter is kept if `keep`. */
  until(delimiter: string, keep: boolean): string {
    const at = this.#data.indexOf(delimiter);
    if (at < 0) return this.take(this.#data.length);
    const line = this.take(at + 1);
    return keep ? line : line.slice(0, -1);
  }
  close(): void {
    this.#posted = true;
  }

  #post(): void {
    if (this.#posted || !this.reader || !this.self) return;
    this.#posted = this.board.tasks.post(this.priority, () => {
      this.#posted = false;
      if (!this.reader || !this.self) return;
      const before = this.length;
      const again = this.board.dispatch(this.reader, this.self)?.[0];
      if (again === false || this.length === 0) return;
      if (again === true || this.length > before) this.#post();
    });
  }
}

const self = (args: Args) => args.object(1, PIPE);

export const PIPE: HostClass<Pipe> = {
  name: "pipe",
  size: 40,
  methods: {
    read: (args) => {
      const pipe = self(args);
      if (args.type(2) === 3) {
        const n = args.integer(2);
        if (n <= 0) args.argError(2, "invalid chunk size");
        return pipe.length === 0 ? [undefined] : pipe.take(n);
      }
      const delimiter = args.optString(2, "\n");
      const keep = delimiter.length === 2 && delimiter[1] === "+";
      if (delimiter.length !== 1 && !keep) args.argError(2, "invalid delimiter");
      return pipe.length === 0 ? [undefined] : pipe.until(delimiter[0]!, keep);
    },
    write: (args) => {
      const pipe = self(args);
      if (!args.isString(2)) args.argError(2, "must be a string");
      pipe.self ??= args.ref(1);
      pipe.write(args.string(2));
    },
    unread: (args) => {
      if (!args.isString(2)) args.argError(2, "must be a string");
      self(args).unread(args.string(2));
    },
    nrec: (args) => Math.ceil(self(args).length / 256),
    __len: (args) => self(args).length,
    __tostring: () => "Pipe",
  },
};

export const pipe: BoardModule = {
  name: "pipe",
  open(services) {
    const { board } = services as Services;
    return {
      classes: [PIPE],
      members: {
        create: (args: Args) => {
          const reader = args.optFunction(1);
          const priority = args.optInteger(2, PRIORITY.medium);
          if (priority < PRIORITY.low || priority > PRIORITY.high) args.argError(2, "invalid priority");
          return new NewObject(PIPE, new Pipe(board, reader, priority));
        },
      },
    };
  },
};
