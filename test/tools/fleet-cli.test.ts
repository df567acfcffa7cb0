/** `npm start` as a program: its options, what it prints, and how it ends. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { test } from "node:test";
import { OptionError, readOptions } from "../../tools/fleet/options.ts";
import type { Report } from "../../tools/fleet/report.ts";
import { whyNotBindable } from "../../tools/lan/udp.ts";

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Starts it, without a terminal; `onLine` is called with each line of either output. */
function start(args: string[], onLine: (line: string, child: ChildProcess) => void = () => {}) {
  const child = spawn(process.execPath, ["--import", "tsx", "tools/fleet/main.ts", ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const texts = { stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const) {
    child[name].setEncoding("utf8").on("data", (text: string) => {
      texts[name] += text;
      for (const line of text.split("\n")) if (line !== "") onLine(line, child);
    });
  }
  return once(child, "close").then(([code]): Ended => ({ code: code as number | null, ...texts }));
}

function reportOf({ stdout }: Ended): Report {
  const lines = stdout.trimEnd().split("\n");
  assert.equal(lines.length, 1, `standard output holds more than the report:\n${stdout}`);
  return JSON.parse(lines[0]!);
}

test("twelve boards over real UDP know one another, and --json tells it", {
  skip: whyNotBindable("127.0.0.2") ?? false,
}, async () => {
  const ended = await start(["--rounds", "8", "--interval", "300", "--json"]);
  assert.equal(ended.code, 0, ended.stderr);
  const { fleet, boards } = reportOf(ended);
  assert.equal(fleet.boards, 12);
  assert.ok(fleet.allKnewAll !== null && fleet.allKnewAll <= 8);
  const ips = boards.map((board) => board.ip);
  for (const board of boards) {
    const state = board.networkState as Record<string, { state: number }>;
    for (const ip of ips) assert.ok(state[ip]!.state < 3, `${board.ip} takes ${ip} for down`);
    assert.ok(board.heap > 0);
    assert.ok((board.stats as { datagramsIn: number }).datagramsIn > 0);
  }
});

test("another program speaks to a board's port and is answered", {
  skip: whyNotBindable("127.0.0.2") ?? false,
}, async () => {
  const socket = createSocket("udp4");
  socket.bind(5000, "127.0.7.1");
  await once(socket, "listening");
  const answer = once(socket, "message");
  let speaking: NodeJS.Timeout | undefined;
  const ended = start(["--boards", "2", "--interval", "500"], (line, child) => {
    const ip = /(127\.\S+) knows/.exec(line)?.[1];
    if (!ip || speaking) return;
    const hello = `{"type":"SYN","127.0.7.1":{"revision":0,"heartbeat":1,"state":0}}`;
    speaking = setInterval(() => socket.send(hello, 5000, ip), 100);
    answer.then(() => child.kill("SIGINT"));
  });
  const [data] = (await answer) as [Buffer];
  clearInterval(speaking);
  socket.close();
  assert.match(JSON.parse(data.toString()).type, /^(ACK|SYN)$/);
  assert.equal((await ended).code, 0);
});

test("the simulated LAN gives the same report for the same seed", async () => {
  const args = ["--lan", "sim", "--boards", "6", "--rounds", "5", "--loss", "10", "--json", "--seed"];
  const first = await start([...args, "7"]);
  assert.equal(first.code, 0, first.stderr);
  assert.deepEqual(reportOf(await start([...args, "7"])), reportOf(first));
  assert.equal(reportOf(first).fleet.loss, 10);
});

test("without a terminal each change is a plain line, without control codes", async () => {
  const { code, stdout, stderr } = await start(["--lan", "sim", "--boards", "3", "--rounds", "8"]);
  assert.equal(code, 0, stderr);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: it is them that must not be there.
  assert.doesNotMatch(stdout, /[\x00-\x09\x0b-\x1f]/);
  assert.match(stdout, /^round {3}0\.\d\d {2}(127\.0\.8\.\d( and )?)+ (was|were) switched on$/m);
  assert.match(stdout, /127\.0\.8\.3 knows 3: 3 up$/m);
  assert.match(stdout, /\n8 rounds: all 3 boards knew all 3 in round \d\.\n$/);
});

test("--table shares a table, in plain lines and in the report", async () => {
  const args = ["--lan", "sim", "--boards", "4", "--rounds", "10", "--table", "hosts", "--rows", "5"];
  const { code, stdout, stderr } = await start(args);
  assert.equal(code, 0, stderr);
  assert.match(stdout, /hosts: all 4 boards hold all 5 rows$/m);
  assert.match(
    stdout,
    /\nTable hosts: 5 rows, all of them at 4 of 4 boards; \d+ datagrams, \d+ bytes; 64 KB of heap each .*\n$/,
  );
  const { fleet, boards } = reportOf(await start([...args, "--json"]));
  const { heldByAll, datagrams, bytes, ...rest } = fleet.table!;
  assert.deepEqual(rest, { name: "hosts", rows: 5, complete: 4 });
  assert.ok(heldByAll! >= 1 && heldByAll! <= 10 && datagrams > 0 && bytes > datagrams);
  for (const { table } of boards) assert.deepEqual(table, { rows: 5, newest: 5, all: true });
});

test("without --table the report has none", async () => {
  const { fleet, boards } = reportOf(
    await start(["--lan", "sim", "--boards", "1", "--rounds", "1", "--json"]),
  );
  assert.deepEqual([fleet.table, boards[0]!.table], [null, null]);
});

test("a fleet larger than what boards keep at home is known by all, too", async () => {
  const { code, stdout, stderr } = await start(["--lan", "sim", "--boards", "33", "--rounds", "3"]);
  assert.equal(code, 0, stderr);
  assert.match(stdout, /\n3 rounds: all 33 boards knew all 33 in round \d\.\n$/);
});

test("Ctrl-C ends it cleanly", async () => {
  for (const lan of ["sim", "udp"]) {
    if (lan === "udp" && whyNotBindable("127.0.0.2")) continue;
    const ended = await start(["--boards", "2", "--lan", lan, "--json"], (line, child) => {
      if (line.includes("all 2 boards know")) child.kill("SIGINT");
    });
    assert.equal(ended.code, 0, ended.stderr);
    assert.equal(reportOf(ended).boards.length, 2);
  }
});

test("wrong options are named, with the remedy", async () => {
  for (const [args, message] of [
    [["--boards", "0"], /--boards 0: give a whole number from 1 to 1000/],
    [["--boards", "1.5"], /--boards 1\.5: give a whole number/],
    [["--interval", "fast"], /--interval fast: give a whole number from 10 to 6870947/],
    [["--loss", "101"], /--loss 101: give a number from 0 to 100/],
    [["--rounds", ""], /--rounds : give a whole number from 1/],
    [["--lan", "wifi"], /--lan wifi: give udp or sim/],
    [["--board", "3"], /Unknown option '--board'/],
    [["--table", "../x"], /--table \.\.\/x: give at most 20 letters/],
    [["--table", "hosts.new"], /--table hosts\.new: give .*not ending in "\.new"/],
    [["--table", "hosts", "--rows", "101"], /--rows 101: give a whole number from 0 to 100/],
    [["--lan", "sim", "--speed", "2"], /--speed 2: give 0, 1, 10 or max/],
    [["--speed", "10"], /--speed is for the virtual clock: give --lan sim/],
    [["--rows", "5"], /--rows is for a table: give --table/],
    [["--lan", "sim", "--facts"], /--facts needs websockets, .*: leave out --lan sim/],
    [["now"], /Unexpected argument 'now'/],
  ] as const) {
    assert.throws(
      () => readOptions([...args]),
      (error: Error) => error instanceof OptionError && message.test(error.message),
    );
  }
  assert.equal(readOptions(["--help"]), undefined);
  assert.deepEqual(readOptions([]), {
    boards: 12,
    interval: 2000,
    lan: "udp",
    loss: 0,
    seed: 1,
    rounds: undefined,
    speed: undefined,
    scenario: undefined,
    json: false,
    page: { port: undefined, bind: "127.0.0.1", token: undefined, open: false },
    table: undefined,
    rows: 20,
    alfred: false,
    facts: false,
  });
  const { code, stderr } = await start(["--boards", "none"]);
  assert.equal(code, 1);
  assert.match(stderr, /npm start: --boards none: give a whole number.*--interval MS/s);
});
