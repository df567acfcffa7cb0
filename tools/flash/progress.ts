/** The progress bar: one for all files of a board on a terminal, one line a file elsewhere. */
import { Presets, SingleBar } from "cli-progress";

export interface Progress {
  /** Begins, with the bytes of all files together. */
  start(total: number): void;
  /** The next file, and its bytes. */
  file(name: string, bytes: number): void;
  /** The share of the current file that is done, 0 to 1. */
  at(share: number): void;
  /** Ends, whether all is done or not. */
  stop(): void;
}

/** A progress display on this stream. */
export function progressOn(stream: NodeJS.WriteStream): Progress {
  return stream.isTTY ? bar(stream) : lines(stream);
}

function bar(stream: NodeJS.WriteStream): Progress {
  const format = "  {bar} {percentage} %  {value}/{total} bytes  {file}";
  const single = new SingleBar({ format, stream, hideCursor: true, clearOnComplete: false }, Presets.rect);
  let before = 0;
  let size = 0;
  // The bar hides the cursor: a program that is ended meanwhile has to show it again.
  const stop = () => {
    process.off("exit", stop);
    single.stop();
  };
  return {
    start(total) {
      process.once("exit", stop);
      single.start(total, 0, { file: "" });
    },
    file(name, bytes) {
      before += size;
      size = bytes;
      single.update(before, { file: name });
    },
    at: (share) => single.update(before + Math.round(share * size)),
    stop,
  };
}

function lines(stream: NodeJS.WriteStream): Progress {
  return {
    start() {},
    file: (name, bytes) => void stream.write(`  uploading ${name} (${bytes} bytes)\n`),
    at() {},
    stop() {},
  };
}
