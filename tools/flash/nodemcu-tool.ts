/** The parts of nodemcu-tool that flash uses, with types: its connector, and the terminal and port below it. */
import { createRequire } from "node:module";
import { sep } from "node:path";

export interface Answer {
  echo: string;
  response: string | null;
}

export interface Connector {
  onError(handler: (error: Error) => void): void;
  connect(port: string, baud: number, check: boolean): Promise<string>;
  disconnect(): Promise<void>;
  checkConnection(): Promise<void>;
  execute(command: string): Promise<Answer>;
  upload(
    local: string,
    remote: string,
    options: { minify: boolean },
    progress: (done: number, total: number) => void,
  ): Promise<void>;
  download(remote: string): Promise<Buffer>;
  remove(remote: string): Promise<string>;
  compile(remote: string): Promise<string>;
  fsinfo(): Promise<{ files: { name: string; size: number }[] }>;
}

export interface Terminal {
  write(data: string): Promise<void>;
  getNextResponse(): Promise<Answer>;
  purge(): Promise<void>;
}

/** nodemcu-tool's serial port, as far as it is used here. */
export interface SerialPort {
  setDelimiterSequence(bytes: number[]): void;
  connect(
    port: string,
    baud: number,
    onData: (data: Buffer) => void,
    onError: (error: Error) => void,
  ): Promise<void>;
  disconnect(): Promise<void>;
  write(data: string): Promise<void>;
  drain(): Promise<void>;
}

const require = createRequire(import.meta.url);
/** Its log would write into ours; whatever matters in it comes as an error, too. */
const log: { setBackend(backend: () => void): void } = createRequire(require.resolve("nodemcu-tool"))(
  "logging-facility",
);
log.setBackend(() => {});
const LIBRARY = `${sep}nodemcu-tool${sep}lib${sep}`;

/**
 * nodemcu-tool's modules keep the state of their one session in themselves: which helpers the board was
 * sent, who waits for an answer. A session of its own loads them anew.
 */
export function freshLibrary(): { connector: Connector; terminal: Terminal; port: SerialPort } {
  for (const path of Object.keys(require.cache)) if (path.includes(LIBRARY)) delete require.cache[path];
  return {
    connector: require("nodemcu-tool/lib/nodemcu-connector.js"),
    terminal: require("nodemcu-tool/lib/transport/scriptable-serial-terminal.js"),
    port: require("nodemcu-tool/lib/transport/serialport.js"),
  };
}
