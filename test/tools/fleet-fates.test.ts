/** What is told of boards just after they have come back: since when they were missed, and by whom. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Command } from "../../tools/page/protocol.ts";
import { going } from "./fleet-live.ts";

interface Story {
  seed: number;
  /** What keeps boards apart for so many rounds, and what ends it. */
  apart: Command;
  rounds: number;
  joined: Command;
}

/** Looks ten times a round while boards are apart and after that; what is told of who is DOWN. */
function told(t: { after(fn: () => void): void }, { seed, apart, rounds, joined }: Story) {
  const { lan, live, happened, until, pass, act, end } = going({ boards: 8, seed, interval: 2000 });
  t.after(end);
  until("all know all", () => live.fleet.allKnewAll !== undefined);
  pass(3);
  happened.length = 0;
  const look = (looks: number) => {
    for (let at = 0; at < looks; at++) {
      lan.run(lan.clock.now() + 200_000);
      live.look();
    }
  };
  const began = live.fleet.rounds;
  act(apart);
  look(rounds * 10);
  const ended = live.fleet.rounds;
  act(joined);
  look(20);
  return { began, ended, down: happened.filter(({ text }) => text.includes("DOWN")) };
}

test("who is seen to be down just after it came back was missed since it was away", (t) => {
  const { began, ended, down } = told(t, {
    ...{ seed: 15, rounds: 8 },
    apart: { do: "partition", boards: [0, 1, 2] },
    joined: { do: "partition", boards: [] },
  });
  const late = down.filter(({ round }) => round > ended);
  assert.ok(late.length > 0, "nobody is seen to be down after the network is whole: another seed has it");
  for (const { round, text } of late)
    assert.ok(text.endsWith(`DOWN after ${(round - began).toFixed(1)} rounds`), text);
});

test("who never was away is down by what somebody tells who was, and not for not being heard", (t) => {
  const { ended, down } = told(t, {
    ...{ seed: 18, rounds: 5.1 },
    apart: { do: "cut-off", boards: [2] },
    joined: { do: "rejoin", boards: [2] },
  });
  const late = down.filter(({ round }) => round > ended).map(({ text }) => text);
  assert.ok(late.length > 0, "nobody is told to be down: another seed has it");
  for (const text of late)
    assert.match(
      text,
      /is there, but DOWN for \d of 6 others: 127\.0\.8\.3, which heard nobody for a while, tells them so$/,
    );
});
