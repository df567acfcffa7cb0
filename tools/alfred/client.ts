/** What a client of alfred does: asks a daemon, ours or the original's, and prints as the original does. */
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import type { Command } from "./options.ts";
import {
  FIELD,
  fieldsOf,
  MODE,
  MOST,
  macText,
  PACKET,
  type Packet,
  pack,
  packRecord,
  textOf,
  unpack,
  unpackError,
  unpackRecord,
} from "./packet.ts";

/** What goes before the data in a PUSH. */
const BEFORE = 14;
/** The original's exit code where there is no daemon. */
const UNREACHABLE = 255;
/** Why there is none, in the system's words. */
const WHY: { [code: string]: string } = {
  ENOENT: "No such file or directory",
  ECONNREFUSED: "Connection refused",
  EACCES: "Permission denied",
};

/** Data as the original prints it: printable ASCII as it is, the rest as \x00. */
function escaped(data: Uint8Array): string {
  let text = "";
  for (const byte of data) {
    const char = String.fromCharCode(byte);
    if (char === '"' || char === "\\") text += `\\${char}`;
    else if (byte < 0x20 || byte > 0x7e) text += `\\x${byte.toString(16).padStart(2, "0")}`;
    else text += char;
  }
  return text;
}

/** What it says to the daemon. */
function question(command: Command): Buffer {
  switch (command.name) {
    case "set": {
      const data = readFileSync(0);
      if (data.length > MOST - BEFORE) throw new Error(`more than ${MOST - BEFORE} bytes of data`);
      return packRecord({ source: Buffer.alloc(6), type: command.type, version: command.version, data });
    }
    case "request": {
      const id = Math.floor(Math.random() * 65536);
      return pack(PACKET.REQUEST, Buffer.from([command.type, id >> 8, id & 255]));
    }
    case "mode":
      return pack(PACKET.MODE, Buffer.from([MODE[command.mode]]));
    case "status":
      return pack(PACKET.STATUS);
    case "monitor":
      return pack(PACKET.REGISTER);
  }
}

/** What it prints of a packet that came. */
function shown({ type, body }: Packet, verbose: boolean): string {
  if (type === PACKET.PUSH) {
    const record = unpackRecord(body);
    if (!record) return "";
    const version = verbose ? `, ${record.version}` : "";
    return `{ "${macText(record.source)}", "${escaped(record.data)}"${version} },\n`;
  }
  if (type === PACKET.EVENT) return `Event: type = ${body[0]}, source = ${macText(body.subarray(1, 7))}\n`;
  if (type !== PACKET.STATUS) return "";
  return fieldsOf(body)
    .map((field) => {
      if (field.type === FIELD.MODE)
        return `- mode: ${["secondary", "primary"][field.body[0]!] ?? "unknown"}\n`;
      const name = textOf(field.body);
      if (field.type === FIELD.INTERFACE)
        return `- interface: ${name}\n\t- status: ${field.body.at(-1) === 1 ? "active" : "inactive"}\n`;
      return field.type === FIELD.MESH ? `- batman-adv interface: ${name}\n` : "";
    })
    .join("");
}

/** Asks a daemon, and prints its answer; gives the exit code. Throws an Error in words where the data is too long. */
export function ask(path: string, command: Command): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    let heard: Buffer = Buffer.alloc(0);
    let [code, connected] = [0, false];
    socket.on("connect", () => {
      connected = true;
      try {
        socket.write(question(command));
      } catch (error) {
        socket.destroy(error as Error);
      }
    });
    socket.on("data", (data) => {
      heard = Buffer.concat([heard, data]);
      for (let found = unpack(heard); found; found = unpack(heard)) {
        const { packet, rest } = found;
        heard = rest;
        if (packet.type === PACKET.ERROR) {
          const problem = unpackError(packet.body);
          code = problem.code;
          const what = command.name === "request" ? `Request failed with ${code}` : "";
          process.stderr.write(`${[what, problem.words].filter((words) => words !== "").join(": ")}\n`);
        } else process.stdout.write(shown(packet, command.name === "request" && command.verbose));
      }
    });
    socket.on("error", (error: NodeJS.ErrnoException) => {
      if (error.syscall !== "connect") {
        reject(error);
        return;
      }
      process.stderr.write(`can't connect to unix socket: ${WHY[error.code ?? ""] ?? error.message}\n`);
      process.stderr.write(`(is there a daemon? It is to be at ${path}: -u says where)\n`);
      resolve(UNREACHABLE);
    });
    socket.on("close", () => {
      if (command.name === "monitor" && connected) process.stdout.write("Server closed the connection\n");
      resolve(code);
    });
  });
}
