/** A pseudo-terminal as a board's serial port. Node has none; Python's standard library does. */
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const HELPER = fileURLToPath(new URL("pty.py", import.meta.url));

export interface Pty {
  /** Sends bytes (one character each) to whoever has the port open. */
  write(text: string): void;
  /** Removes the link and ends. */
  close(): Promise<void>;
}

/**
 * Makes a pseudo-terminal with a link to it at `path`; `receive` gets what arrives. Rejects with
 * words for a person when there is no python3 or the path is taken. `ended` is called if the
 * helper ends by itself.
 */
export function openPty(path: string, receive: (text: string) => void, ended: () => void): Promise<Pty> {
  return new Promise((resolve, reject) => {
    // A group of its own: a Ctrl-C at the terminal is for the board to end it in order.
    const child = spawn("python3", [HELPER, path], { stdio: "pipe", detached: true });
    let errors = "";
    let open = false;
    const gone = new Promise<void>((done) => {
      child.on("close", () => {
        done();
        if (open) ended();
        else reject(new Error(`no pseudo-terminal at ${path}: ${errors.trim()}`));
      });
    });
    child.on("error", () => {
      reject(new Error("a pseudo-terminal needs python3: install it, or leave out --serial"));
    });
    child.stdin.on("error", () => {});
    child.stdout.on("data", (data: Buffer) => receive(data.toString("latin1")));
    child.stderr.on("data", (data: Buffer) => {
      errors += data.toString();
      if (open || !errors.startsWith("ready\n")) return;
      open = true;
      resolve({
        write: (text) => void child.stdin.write(Buffer.from(text, "latin1")),
        close: () => {
          open = false;
          child.stdin.end();
          return gone;
        },
      });
    });
  });
}
