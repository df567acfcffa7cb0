/** `npm start` with its page: the link comes first, the fleet can be watched and commanded, and ends as ever. */
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type TestContext, test } from "node:test";
import { OptionError, readOptions } from "../../tools/fleet/options.ts";
import type { Command, Picture } from "../../tools/page/protocol.ts";
import { until } from "../until.ts";

class Started {
  stdout = "";
  stderr = "";
  readonly ended: Promise<number | null>;

  constructor(t: TestContext, args: string[]) {
    const child = spawn(process.execPath, ["--import", "tsx", "tools/fleet/main.ts", ...args], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    t.after(() => child.kill("SIGKILL"));
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      this.stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.stderr += text;
    });
    this.ended = once(child, "close").then(([code]) => code as number | null);
    this.child = child;
  }

  readonly child: ChildProcess;

  /** Waits for the link. */
  async link(): Promise<string> {
    const found = () => /^the page: (http:\S+)$/m.exec(`${this.stdout}\n${this.stderr}`)?.[1];
    await until(
      "the link",
      () => found() !== undefined,
      () => this.stdout + this.stderr,
    );
    return found()!;
  }

  async picture(): Promise<Picture> {
    return (await (await fetch(new URL("api/picture", await this.link()))).json()) as Picture;
  }

  async do(command: Command): Promise<void> {
    const headers = { "content-type": "application/json" };
    const body = JSON.stringify(command);
    const answer = await fetch(new URL("api/do", await this.link()), { method: "POST", headers, body });
    assert.equal(answer.status, 200, await answer.text());
  }
}

const SIM = ["--lan", "sim", "--boards", "5", "--interval", "200", "--port", "0"];

test("a fleet with its page: watched, commanded, replaced, ended", async (t) => {
  const program = new Started(t, SIM);
  await program.link();
  assert.match(program.stdout, /^the page: http:\/\/127\.0\.0\.1:\d+\/\n/);
  await until("all know all", async () => (await program.picture()).views.every((row) => row === "00000"));
  const { fleet } = await program.picture();
  assert.deepEqual([fleet.boards, fleet.speed, fleet.lan], [5, 1, "sim"]);
  await program.do({ do: "power-off", boards: [3] });
  await until("it is seen down", async () => (await program.picture()).views[0] === "00030");
  assert.match(program.stdout, /127\.0\.8\.4 was switched off/);
  const page = await fetch(await program.link());
  assert.match(await page.text(), /<title>hearsay/);

  await program.do({ do: "speed", speed: 10 });
  await program.do({ do: "anew", boards: 3, seed: 9, scenario: null, until: 10 });
  await until("the other fleet", async () => {
    const { fleet, views, now } = await program.picture();
    return fleet.boards === 3 && fleet.seed === 9 && now.rounds >= 10 && views.every((row) => row === "000");
  });
  assert.equal((await program.picture()).fleet.speed, 10, "the speed is the one that was chosen last");
  await program.do({ do: "speed", speed: 0 });
  await program.do({ do: "anew", boards: 2, seed: 9, scenario: null, until: null });
  await until("a fleet that goes though the last one stood still", async () => {
    const { fleet, now } = await program.picture();
    return fleet.boards === 2 && fleet.speed === 10 && now.rounds > 4 && now.agree;
  });
  assert.equal(program.stdout.match(/the page:/g)!.length, 1);
  program.child.kill("SIGINT");
  assert.equal(await program.ended, 0);
  assert.match(program.stdout, /rounds: all 2 boards knew all 2 in round \d+\.\n$/);
});

test("with --json the link is for people, and a program reads the report alone", async (t) => {
  const program = new Started(t, [...SIM, "--json", "--rounds", "5", "--speed", "max"]);
  assert.equal(await program.ended, 0);
  assert.match(program.stderr, /^the page: /m);
  assert.equal(JSON.parse(program.stdout).fleet.boards, 5);
});

test("a port that is taken is told in words", async (t) => {
  const other = createServer().listen(0, "127.0.0.1");
  t.after(() => other.close());
  await once(other, "listening");
  const { port } = other.address() as AddressInfo;
  const program = new Started(t, [...SIM, "--port", String(port)]);
  assert.equal(await program.ended, 1);
  assert.match(
    program.stderr,
    new RegExp(`npm start: port ${port} of 127.0.0.1 is taken: give another with --port`),
  );
});

test("the page's options", () => {
  const page = (...args: string[]) => readOptions(args)!.page;
  assert.deepEqual(page(), { port: undefined, bind: "127.0.0.1", token: undefined, open: false });
  assert.deepEqual(page("--port", "80", "--bind", "0.0.0.0", "--token", "abc", "--open"), {
    port: 80,
    bind: "0.0.0.0",
    token: "abc",
    open: true,
  });
  for (const args of [["--no-page"], ["--json"], ["--rounds", "3"], ["--rounds", "3", "--open"]]) {
    assert.equal(page(...args), undefined, args.join(" "));
  }
  assert.equal(page("--json", "--rounds", "3", "--port", "0")!.port, 0);
  for (const [args, words] of [
    [["--port", "x"], /--port x: give a whole number/],
    [["--port", "65536"], /--port 65536: give a whole number/],
    [["--token", ""], /--token: an empty one/],
    [["--bind", ""], /--bind: give an address/],
    [["--no-page", "--open"], /--open is for the page: give it without --no-page/],
  ] as const) {
    assert.throws(
      () => readOptions([...args]),
      (error) => error instanceof OptionError && words.test(error.message),
    );
  }
});

test("a simulated clock begins at real time where there is a page, unless told otherwise", () => {
  const speed = (...args: string[]) => readOptions(args)!.speed;
  assert.equal(speed("--lan", "sim"), 1);
  assert.equal(speed("--lan", "sim", "--speed", "max"), "max");
  assert.equal(speed("--lan", "sim", "--no-page"), undefined);
  assert.equal(speed("--lan", "sim", "--rounds", "3"), undefined);
  assert.equal(speed(), undefined);
});
