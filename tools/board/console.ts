/** The serial console: the port's two directions, the interpreter behind it, and where `print` goes. */
import { Interpreter } from "./interpreter.ts";
import type { Loader } from "./loader.ts";
import { PRIORITY } from "./module.ts";
import { SerialInput } from "./serial.ts";
import type { Tasks } from "./tasks.ts";
import type { Vm } from "./vm.ts";

/** Where node.output sends what is printed. */
export interface Redirect {
  write(text: string): void;
  /** Whether the serial port gets it as well. */
  serial: boolean;
  release(): void;
}

export class Console {
  readonly serial: SerialInput;
  redirect: Redirect | undefined;
  #interpreter: Interpreter | undefined;
  /** Lines for the interpreter; the last one is not complete yet. */
  #lines: string[] = [""];

  constructor(
    readonly tasks: Tasks,
    /** Runs something as a callback of its own. */
    readonly run: (body: () => void) => void,
    /** Sends bytes out of the port, one character each. */
    readonly putRaw: (text: string) => void,
  ) {
    this.serial = new SerialInput(
      (text) => this.put(text),
      (line) => this.input(line),
    );
  }

  /** Whether lines wait to be run. */
  get busy(): boolean {
    return this.#lines.length > 1;
  }

  /** A new Lua runs: the banner, what starts the program, and then the first prompt. */
  start(vm: Vm, loader: Loader, banner: string, command: string): void {
    this.#interpreter = new Interpreter(vm, loader, (text) => this.write(text));
    this.input(" \n");
    this.write(banner);
    this.#interpreter.startup(command);
  }

  /** The Lua is gone. */
  stop(): void {
    this.#interpreter = undefined;
    this.redirect = undefined;
    this.#lines = [""];
    this.serial.reset();
  }

  /** Queues text for the interpreter, as node.input does: it runs line by line, as tasks. */
  input(text: string): void {
    const [first = "", ...rest] = text.split("\n");
    this.#lines[this.#lines.length - 1] += first;
    this.#lines.push(...rest);
    if (rest.length > 0) this.tasks.post(PRIORITY.low, () => this.#nextLine());
  }

  #nextLine(): void {
    const interpreter = this.#interpreter;
    if (!this.busy || !interpreter) return;
    const line = this.#lines.shift()!;
    this.run(() => {
      interpreter.line(line);
      if (interpreter.vm.stopping) return;
      this.serial.prompt = interpreter.prompt;
      this.write(this.serial.prompt);
    });
    if (this.busy) this.tasks.post(PRIORITY.low, () => this.#nextLine());
  }

  /** Writes where `print` writes: to the serial port, or where node.output sent it. */
  write(text: string): void {
    const { redirect } = this;
    if (!redirect || redirect.serial) this.put(text);
    redirect?.write(text);
  }

  /** Writes to the serial port as the firmware does: a line feed becomes CR LF. */
  put(text: string): void {
    this.putRaw(text.replaceAll("\r", "").replaceAll("\n", "\r\n"));
  }
}
